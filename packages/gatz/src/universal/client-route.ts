import type { PageMode } from "./page.js";

/**
 * A page that the browser has to know before it asks the server: one with a pattern, one that is rendered on each request, or an exact one
 * inside a static pattern.
 */
export interface ClientRoute {
	readonly path: string;
	readonly matchPath?: string;
	readonly mode: PageMode;
	readonly template: string;
}
