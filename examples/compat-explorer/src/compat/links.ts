/** What the search page's address says. */
export interface SearchAddress {
	readonly q?: string;
	readonly category?: string;
	readonly browser?: string;
	readonly support?: string;
	/** Counts from 1. */
	readonly page?: number;
}

/** The page of a feature. */
export function featureHref(path: string): string {
	return `/feature/${encodeURI(path)}/`;
}

/** The search page; what is empty is left out, and so is `support` without a browser. */
export function searchHref({ q = "", category = "", browser = "", support = "", page = 1 }: SearchAddress): string {
	const given = { q, category, browser, support: browser && support, page: page > 1 ? String(page) : "" };
	const search = new URLSearchParams(Object.entries(given).filter(([, value]) => value.trim() !== ""));
	const text = search.toString();
	return text === "" ? "/search/" : `/search/?${text}`;
}
