import type { ClientRoutes } from "./client-route.js";
import type { StaticQueryResults } from "./page.js";

/** Name of the event by which the dev server tells browsers about {@link QueryUpdate}. */
export const QUERY_UPDATE = "gatz:query-update";

/** What has changed in develop. */
export interface QueryUpdate {
	/** Of static queries. */
	readonly results: StaticQueryResults;
	/** Paths of pages of which the data have changed, or null where that may be any. */
	readonly pages?: readonly string[] | null;
	/** Names of the templates of which all pages have other data. */
	readonly pagesOf?: readonly string[];
	/** The module of the page comes next: its new data have to wait for it. */
	readonly withModule?: boolean;
	/** All routes, where these have changed. */
	readonly routes?: ClientRoutes;
	/** Names of all templates, where pages have come or gone. */
	readonly templates?: readonly string[];
}
