import type { ClientRoute } from "../universal/client-route.js";
import type { RouteParams } from "../universal/page.js";
import { comparePatterns, matchSegments, type PatternSegment, parsePattern } from "../universal/path-pattern.js";
import { parseUrlPath, pathKey, type UrlPath } from "../universal/url-path.js";

/** Where the data of a visited path are, and what they are remembered by. */
export interface PageAddress {
	/** Decoded path; that of the page itself when a static page with a pattern answers. */
	readonly pathKey: string;
	/** `pathKey`, and the raw search string unless the page is known to be static. SPEC 5.8.12–14. */
	readonly key: string;
	/** Of its page data: the path prefix included, always on the site's own origin. SPEC 8.25. */
	readonly url: string;
	/** null when only the answer will say what is there. */
	readonly route: ClientRoute | null;
}

/** What the browser knows about the site's pages before it asks. */
export interface RouteBook {
	/** The path without the path prefix; null when it lies outside of it. */
	strip(pathname: string): string | null;
	/** @param pathname without the path prefix. null when it is malformed. */
	locate(pathname: string, search: string): PageAddress | null;
	/** The page that answers a path, as far as it is listed. */
	match(pathname: string): ListedMatch | null;
}

/** A listed page that answers a path. `pattern` is null for an exact one. */
export interface ListedMatch {
	readonly row: ClientRoute;
	readonly pattern: readonly PatternSegment[] | null;
	readonly params: RouteParams;
}

/** Few pages are listed, so patterns are tried one by one, the best first; the ranking is the server's. */
export function createRouteBook(routes: readonly ClientRoute[], pathPrefix: string): RouteBook {
	const exact = new Map<string, ListedMatch>();
	const patterns: { row: ClientRoute; pattern: readonly PatternSegment[] }[] = [];
	for (const row of routes) {
		if (row.matchPath !== undefined) patterns.push({ row, pattern: parsePattern(row.matchPath) });
		else exact.set(pathKey(row.path), { row, pattern: null, params: {} });
	}
	patterns.sort((a, b) => comparePatterns(a.pattern, b.pattern));

	function find({ key, segments }: UrlPath): ListedMatch | null {
		const hit = exact.get(key);
		if (hit) return hit;
		for (const entry of patterns) {
			const params = matchSegments(entry.pattern, segments);
			if (params) return { ...entry, params };
		}
		return null;
	}

	return {
		strip(pathname) {
			if (!pathPrefix) return pathname;
			if (pathname === pathPrefix) return "/";
			return pathname.startsWith(`${pathPrefix}/`) ? pathname.slice(pathPrefix.length) : null;
		},
		locate(pathname, search) {
			const path = parseUrlPath(pathname.replace(/\/index\.html$/, "/"));
			if (!path) return null;
			const route = find(path)?.row ?? null;
			const isStatic = route !== null && route.mode !== "SSR";
			const own = isStatic ? pathKey(route.path) : path.key;
			const file = isStatic ? own.split("/").map(encodeURIComponent).join("/") : pathKey(path.raw);
			const query = isStatic ? "" : search;
			return { pathKey: own, key: own + query, url: `${pathPrefix}/page-data/${file || "index"}/page-data.json${query}`, route };
		},
		match(pathname) {
			const path = parseUrlPath(pathname);
			return path && find(path);
		},
	};
}
