import { relative } from "node:path";
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

/** @param siteDirectory absolute */
export function createComponentNames(siteDirectory: string): ComponentNames {
	const names = new Map<string, ComponentName>();
	return {
		get(component) {
			const known = names.get(component);
			if (known) return known;
			const source = relative(siteDirectory, component).replaceAll("\\", "/");
			const name = { file: component.replaceAll("\\", "/"), source, template: templateName(component, siteDirectory) };
			names.set(component, name);
			return name;
		},
	};
}
