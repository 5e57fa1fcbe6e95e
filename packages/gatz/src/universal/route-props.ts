import type { RouteParams } from "./page.js";
import { fixedLength, type PatternSegment } from "./path-pattern.js";
import { segmentsOf } from "./url-path.js";

/** The part of a component's props that comes from the route; the same on the server and in the browser. SPEC 5.1.3–6, 8.20. */
export interface RouteProps {
	/** The page's pattern or path, URI-encoded, without query; on the 404 and 500 page the visited path. */
	readonly path: string;
	/** The matched part of the visited path, path prefix included, without trailing slash; `/` for the root. */
	readonly uri: string;
	readonly params: RouteParams;
}

/** The paths of the pages that are shown at other pages' URLs. SPEC 1.14.1. */
export const ERROR_PAGES: readonly string[] = ["/404.html", "/500.html"];

/**
 * @param page the page's own path and matchPath
 * @param pathname the visited path as in `location.pathname`, without the path prefix
 * @param match the pattern that matched, null for an exact path, and its parameters
 */
export function createRouteProps(
	page: { readonly path: string; readonly matchPath?: string | undefined },
	pathname: string,
	match: { readonly pattern: readonly PatternSegment[] | null; readonly params: RouteParams },
	pathPrefix: string,
): RouteProps {
	const isErrorPage = ERROR_PAGES.includes(page.path);
	return {
		path: isErrorPage ? pathname : encodeURI(page.matchPath ?? page.path),
		uri: withPrefix(matchedPath(pathname, match.pattern), pathPrefix),
		params: match.params,
	};
}

/** Parameters of the URL, overlaid by those of a collection route, which are in its page's context. SPEC 1.3.19, 3.6.7. */
export function pageParams(params: RouteParams, pageContext: Readonly<Record<string, unknown>>): RouteParams {
	return pageContext.__params ? { ...params, ...(pageContext.__params as RouteParams) } : params;
}

function withPrefix(path: string, pathPrefix: string): string {
	return path === "/" && pathPrefix !== "" ? pathPrefix : pathPrefix + path;
}

/** The part of a path that a pattern fixes, without trailing slash; all of it where there is no pattern. */
function matchedPath(pathname: string, pattern: readonly PatternSegment[] | null): string {
	if (pattern?.at(-1)?.kind === "splat") {
		return `/${segmentsOf(pathname).slice(0, fixedLength(pattern)).join("/")}`;
	}
	return pathname.length > 1 && pathname.endsWith("/") ? pathname.slice(0, -1) : pathname;
}
