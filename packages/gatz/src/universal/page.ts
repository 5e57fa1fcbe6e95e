import type { SlicesMap } from "./slice.js";

/** How a page comes to be: at build (SSG), on its first request (DSG) or on each request (SSR). SPEC 1.2.1. */
export type PageMode = "SSG" | "DSG" | "SSR";

/** The `trailingSlash` policy of gatsby-config. SPEC 6.3.6. */
export type TrailingSlash = "always" | "never" | "ignore";

/** One row of the page table: a page that has been collected, its path normalised and its mode decided. */
export interface PageRow {
	/** Canonical path: decoded, without the path prefix, slash as `trailingSlash` says. May hold brackets. */
	readonly path: string;
	/** The pattern of URLs that this page answers, e.g. `/item/:id`. */
	readonly matchPath?: string;
	readonly mode: PageMode;
	/** Name of the template, which is also the name of its browser chunk. SPEC 2.4.1. */
	readonly template: string;
	/** What stands at its aliases, where that differs from its template's. */
	readonly slices?: SlicesMap;
	/** Hash of what of it was known at build, for a page that is rendered on request; absent where its template says all. */
	readonly dataHash?: string;
}

/** What a page component gets as `data`, `pageContext` and `serverData`. SPEC 2.1.7–2.1.10. */
export interface PageResult {
	data?: unknown;
	pageContext: Record<string, unknown>;
	serverData?: unknown;
}

/** The body of a `page-data.json`. Key order as SPEC 2.1.3. */
export interface PageData {
	componentChunkName: string;
	path: string;
	result: PageResult;
	staticQueryHashes: string[];
	slicesMap: SlicesMap;
	matchPath?: string;
}

/**
 * What `page-data.json` of a server-rendered page holds when getServerData answered with something other than a page.
 * The router follows `redirect`; `document` asks it to load the URL as a document.
 */
export interface PageDataElsewhere {
	redirect?: { destination: string; status: number };
	document?: true;
}

/** Results of static queries, by the hashes of the queries. Like imported JSON, they are shared by all renders of a process. SPEC 4.3.11. */
export type StaticQueryResults = Readonly<Record<string, { readonly data: unknown }>>;

/** Parameters of a route, decoded once. A splat without a name has the key `*`. SPEC 1.3.22. */
export type RouteParams = Record<string, string>;
