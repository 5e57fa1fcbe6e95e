import { relative } from "node:path";
import { type ComponentShadows, shadowOf } from "../plugins/component-shadows.js";
import { templateName } from "./template-name.js";

/** What a component's file is called. */
export interface ComponentName {
	/** Absolute, with `/`. */
	readonly file: string;
	/** Relative to the site, with `/`: for messages. */
	readonly source: string;
	/** Name of its chunk. SPEC 2.4.1. */
	readonly template: string;
}

/** The names of components, each made once: thousands of pages may have one component. */
export interface ComponentNames {
	/** @param component absolute path */
	get(component: string): ComponentName;
}

/**
 * @param siteDirectory absolute
 * @param shadows which components others take the place of
 */
export function createComponentNames(siteDirectory: string, shadows?: ComponentShadows): ComponentNames {
	const names = new Map<string, ComponentName>();
	return {
		get(given) {
			const known = names.get(given);
			if (known) return known;
			const component = (shadows && shadowOf(shadows.table(), given)) ?? given;
			const source = relative(siteDirectory, component).replaceAll("\\", "/");
			const name = { file: component.replaceAll("\\", "/"), source, template: templateName(component, siteDirectory) };
			names.set(given, name);
			return name;
		},
	};
}
