import type { ClientRoute } from "../universal/client-route.js";
import type { PageRow } from "../universal/page.js";
import { createRouteTable } from "../universal/route-table.js";
import { parseUrlPath } from "../universal/url-path.js";

/**
 * The pages that the browser has to tell apart by itself: those with a pattern, those that are rendered on each request (so that
 * seeing a link does not run getServerData), and exact pages that lie inside a static pattern (so that they win over it). SPEC 2.2.7, 8.18.
 */
export function createClientRoutes(pages: readonly PageRow[]): ClientRoute[] {
	const staticPatterns = pages.filter((page) => page.matchPath !== undefined && page.mode !== "SSR");
	const patterns = createRouteTable(staticPatterns);
	const isInside = (page: PageRow): boolean => {
		const path = parseUrlPath(page.path);
		return path !== null && patterns.find(path) !== null;
	};
	const exact = pages.filter((page) => page.matchPath === undefined);
	const inside = staticPatterns.length > 0 ? exact.filter(isInside) : [];
	const listed = new Set([...pages.filter((page) => page.matchPath !== undefined || page.mode === "SSR"), ...inside]);
	return pages
		.filter((page) => listed.has(page))
		.map(({ path, matchPath, mode, template }) => ({ path, ...(matchPath !== undefined && { matchPath }), mode, template }));
}
