import type { ClientRoute } from "../universal/client-route.js";
import type { PageRow } from "../universal/page.js";
import { comparePatterns, parsePattern } from "../universal/path-pattern.js";
import { createRouteTable } from "../universal/route-table.js";
import { parseUrlPath } from "../universal/url-path.js";

/**
 * The pages that the browser has to tell apart by itself: those with a pattern, those that are rendered on each request (so that
 * seeing a link does not run getServerData), and exact pages that lie inside a static pattern (so that they win over it). SPEC 2.2.7, 8.18.
 * @returns exact pages as they came, then patterns, the best first: the browser takes the first that matches
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
	const listed = new Set([...exact.filter((page) => page.mode === "SSR"), ...inside]);
	const patterned = pages
		.flatMap((page) => (page.matchPath === undefined ? [] : [{ page, pattern: parsePattern(page.matchPath) }]))
		.sort((a, b) => comparePatterns(a.pattern, b.pattern));
	return [...exact.filter((page) => listed.has(page)), ...patterned.map(({ page }) => page)].map(({ path, matchPath, mode, template }) => ({
		path,
		...(matchPath !== undefined && { matchPath }),
		mode,
		template,
	}));
}
