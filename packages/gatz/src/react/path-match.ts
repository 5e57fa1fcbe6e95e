import type { RouteParams } from "../universal/page.js";
import { comparePatterns, decodeSafely, fixedLength, matchSegments, type PatternSegment, parsePattern } from "../universal/path-pattern.js";
import { segmentsOf } from "../universal/url-path.js";
import { basePath } from "./build-constants.js";
import { parsePath } from "./paths.js";

/** How a pattern fits a path. */
export interface PathMatch<Route> {
	readonly route: Route;
	readonly params: RouteParams;
	/** The matched part of the path, without trailing slash and without what a splat took. */
	readonly uri: string;
}

/**
 * The best of several routes for a path, in the one ranking of the house; a `default` route comes last. Patterns may be written with or
 * without the path prefix.
 */
export function pickRoute<Route extends { path: string; default?: boolean }>(
	routes: readonly Route[],
	pathname: string,
): PathMatch<Route> | null {
	const segments = decodedSegments(pathname);
	const candidates = routes.filter((route) => !route.default).map((route) => ({ route, pattern: parsePattern(route.path) }));
	candidates.sort((a, b) => comparePatterns(a.pattern, b.pattern));
	for (const { route, pattern } of candidates) {
		const match = matchPattern(pattern, segments);
		if (match) return { route, ...match };
	}
	const fallback = routes.find((route) => route.default);
	return fallback ? { route: fallback, params: {}, uri: pathname } : null;
}

function matchPattern(pattern: readonly PatternSegment[], segments: readonly string[]): { params: RouteParams; uri: string } | null {
	const prefix = decodedSegments(basePath());
	const skip = prefix.every((segment, index) => segments[index] === segment) ? prefix.length : 0;
	for (const start of skip === 0 ? [0] : [0, skip]) {
		const params = matchSegments(pattern, segments.slice(start));
		if (params) return { params, uri: `/${segments.slice(0, start + fixedLength(pattern)).join("/")}` };
	}
	return null;
}

function decodedSegments(pathname: string): string[] {
	return segmentsOf(parsePath(pathname).pathname).map(decodeSafely);
}
