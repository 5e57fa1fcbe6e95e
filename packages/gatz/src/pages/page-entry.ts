import { PAGE_CREATOR } from "../plugins/built-in-plugin.js";

/** The creator of all pages from `collectFilePages`. */
export const FILE_PAGES = PAGE_CREATOR;

/** A page as it is collected: valid and normalised, its mode not decided yet. */
export interface PageEntry {
	/** With a leading slash, and at its end as `trailingSlash` says. */
	readonly path: string;
	readonly matchPath?: string;
	/** Absolute, with `/`. */
	readonly component: string;
	/** What the component gets as its child; absolute, with `/`. */
	readonly contentFile?: string;
	readonly context: Record<string, unknown>;
	/** Name of the component's chunk. SPEC 2.4.1. */
	readonly template: string;
	readonly defer?: boolean;
	/** Id of the node that the page is of. SPEC 3.8.11. */
	readonly ownerNodeId?: string;
	readonly slices: Record<string, string>;
	/** Name of the plugin that created it. */
	readonly pluginCreator: string;
}
