import type { PageLocation } from "../react/location.js";
import { createPageProps } from "../react/page-props.js";
import type { PageView } from "../react/page-tree.js";
import type { HeadComponent } from "../react/page-types.js";
import type { RouteParams } from "../universal/page.js";
import { matchSegments, type PatternSegment, readPattern } from "../universal/path-pattern.js";
import { createRouteProps } from "../universal/route-props.js";
import { parseUrlPath } from "../universal/url-path.js";
import type { PageResources } from "./page-resources.js";
import type { RouteBook } from "./route-book.js";

/** The navigation that led to a view. */
export interface Visit {
	/** Counts navigations. A later view of the same visit runs no hooks and does not scroll. */
	readonly visit: number;
	/** Whether the visitor was at this history entry before. */
	readonly isReturn: boolean;
}

/** A page as it is shown. */
export interface View extends PageView, Visit {
	readonly head: HeadComponent | undefined;
	readonly resources: PageResources;
}

/** Parameters come from the visited URL, except in what was rendered at build, which knew none. SPEC 5.1.14. */
export type CreateView = (resources: PageResources, location: PageLocation, visit: Visit, isPrerendered?: boolean) => View;

/** Makes the function that makes views: what a page is given, equal to what the server gave it. SPEC 5.1. */
export function createViewMaker(book: RouteBook, pathPrefix: string): CreateView {
	return (resources, location, { visit, isReturn }, isPrerendered = false) => {
		const { page, json, component, head } = resources;
		const pathname = book.strip(location.pathname) ?? location.pathname;
		const found = page.matchPath === undefined || isPrerendered ? null : matchPath(page.matchPath, pathname);
		const own = { path: page.path.replace(/\?.*/, ""), matchPath: page.matchPath };
		const route = createRouteProps(own, pathname, found ?? { pattern: null, params: {} }, pathPrefix);
		const props = createPageProps({ result: json, location, route, pageResources: resources });
		return { component, props, key: route.path, location, head: head.Head as HeadComponent | undefined, resources, visit, isReturn };
	};
}

/** The parameters that a page's own pattern finds in a path. */
function matchPath(matchPath: string, pathname: string): { pattern: readonly PatternSegment[]; params: RouteParams } | null {
	const pattern = readPattern(matchPath);
	const path = parseUrlPath(pathname);
	const params = path && matchSegments(pattern, path.segments);
	return params && { pattern, params };
}
