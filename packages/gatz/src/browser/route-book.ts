import type { ClientRoute } from "../universal/client-route.js";
import { matchSegments, readPattern } from "../universal/path-pattern.js";
import { parseUrlPath, pathKey, stripPrefix, type UrlPath } from "../universal/url-path.js";

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
	/** Where the visitor of a URL belongs instead. */
	readonly redirect: Redirect;
	/** @param pathname without the path prefix. null when it is malformed. */
	locate(pathname: string, search: string): PageAddress | null;
}

/** Where the visitor of a URL belongs; null when no redirect begins there. */
export type Redirect = (url: URL) => URL | null;

/**
 * Few pages are listed, so patterns are tried one by one.
 * @param routes exact pages, then patterns, the best first: the ranking is the server's
 */
export function createRouteBook(routes: readonly ClientRoute[], pathPrefix: string, redirect: Redirect): RouteBook {
	const exact = new Map(routes.map((row) => [row.matchPath === undefined ? pathKey(row.path) : null, row]));
	const patterns = routes.flatMap((row) => (row.matchPath === undefined ? [] : [{ row, pattern: readPattern(row.matchPath) }]));

	function find({ key, segments }: UrlPath): ClientRoute | null {
		return exact.get(key) ?? patterns.find(({ pattern }) => matchSegments(pattern, segments))?.row ?? null;
	}

	return {
		redirect,
		strip: (pathname) => stripPrefix(pathname, pathPrefix),
		locate(pathname, search) {
			const path = parseUrlPath(pathname.replace(/\/index\.html$/, "/"));
			if (!path) return null;
			const route = find(path);
			const isStatic = route !== null && route.mode !== "SSR";
			const own = isStatic ? pathKey(route.path) : path.key;
			const file = isStatic ? own.split("/").map(encodeURIComponent).join("/") : pathKey(path.raw);
			const query = isStatic ? "" : search;
			return { pathKey: own, key: own + query, url: `${pathPrefix}/page-data/${file || "index"}/page-data.json${query}`, route };
		},
	};
}
