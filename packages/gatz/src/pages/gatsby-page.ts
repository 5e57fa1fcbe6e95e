import { createNodeId } from "../plugins/node-id.js";
import { joinComponent } from "./content-file.js";
import { FILE_PAGES, type PageEntry } from "./page-entry.js";

/** A page as Gatsby shows it to hooks and plugins. */
export interface GatsbyPage {
	readonly internalComponentName: string;
	readonly path: string;
	readonly matchPath: string | undefined;
	readonly component: string;
	readonly componentPath: string;
	readonly componentChunkName: string;
	readonly isCreatedByStatefulCreatePages: boolean;
	readonly context: Record<string, unknown>;
	readonly slices: Record<string, string>;
	readonly pluginCreator___NODE: string;
	readonly pluginCreatorId: string;
	readonly ownerNodeId?: string;
	readonly defer?: boolean;
}

/** Makes the function that shows pages so. What it gives may be changed without changing the page. */
export function createPageView(): (entry: PageEntry) => GatsbyPage {
	const ids = new Map<string, string>();
	return ({ path, matchPath, component: file, contentFile, context, defer, slices, template, pluginCreator, ownerNodeId }) => {
		const creator = ids.get(pluginCreator) ?? createNodeId(pluginCreator, "Plugin");
		ids.set(pluginCreator, creator);
		const component = joinComponent({ component: file, ...(contentFile !== undefined && { contentFile }) });
		return {
			internalComponentName: path === "/" ? "ComponentIndex" : `Component${path}`,
			path,
			matchPath,
			component,
			componentPath: component,
			componentChunkName: template,
			isCreatedByStatefulCreatePages: pluginCreator === FILE_PAGES,
			context: { ...context },
			slices: { ...slices },
			pluginCreator___NODE: creator,
			pluginCreatorId: creator,
			...(ownerNodeId !== undefined && { ownerNodeId }),
			...(defer !== undefined && { defer }),
		};
	};
}
