import type { StaticQueryResults } from "./page.js";

/** Name of the event by which the dev server tells browsers about {@link QueryUpdate}. */
export const QUERY_UPDATE = "gatz:query-update";

/** What has changed in develop. */
export interface QueryUpdate {
	/** Of static queries. */
	readonly results: StaticQueryResults;
	/** Data of pages have changed, too. */
	readonly page?: true;
}
