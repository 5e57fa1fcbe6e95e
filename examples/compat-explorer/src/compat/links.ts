/** What the search page's address says. */
export interface SearchAddress {
	readonly q?: string;
	readonly category?: string;
	readonly browser?: string;
	readonly support?: string;
	/** Counts from 1. */
	readonly page?: number;
}

/** What the address of a comparison says: two paths, and what is searched for where one is still to be chosen. */
export interface CompareAddress {
	readonly a?: string;
	readonly b?: string;
	readonly qa?: string;
	readonly qb?: string;
}

/** The page of a feature. */
export function featureHref(path: string): string {
	return `/feature/${encodeURI(path)}/`;
}

/** The search page; what is empty is left out, and so is `support` without a browser. */
export function searchHref({ q = "", category = "", browser = "", support = "", page = 1 }: SearchAddress): string {
	return withQuery("/search/", { q, category, browser, support: browser && support, page: page > 1 ? String(page) : "" });
}

/** The comparison; a side that has a feature searches for none. */
export function compareHref({ a = "", b = "", qa = "", qb = "" }: CompareAddress): string {
	return withQuery("/compare/", { a, qa: a === "" ? qa : "", b, qb: b === "" ? qb : "" });
}

/** Leaves out what is blank. Slashes stay readable. */
function withQuery(path: string, parameters: Readonly<Record<string, string>>): string {
	const given = Object.entries(parameters).filter(([, value]) => value.trim() !== "");
	const query = new URLSearchParams(given).toString().replaceAll("%2F", "/");
	return query === "" ? path : `${path}?${query}`;
}
