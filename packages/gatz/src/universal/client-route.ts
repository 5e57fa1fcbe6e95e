import type { PageMode } from "./page.js";
import type { BrowserRedirect } from "./redirect.js";

/** What the browser knows of the site before it asks the server. */
export interface ClientRoutes {
	readonly pages: readonly ClientRoute[];
	readonly redirects: readonly BrowserRedirect[];
}

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
