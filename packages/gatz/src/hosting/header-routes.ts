import { defaultHeaders, IMMUTABLE, PUBLIC } from "../server/header-rules.js";
import type { AdapterRoute, HeaderRoute } from "../universal/adapter.js";
import { listHeaders } from "./routes-manifest.js";

/** The headers of static files for hosts that match them by path: what all have, and of each file what it has more. SPEC 6.7.10. */
export function createHeaderRoutes(routes: readonly AdapterRoute[], pathPrefix: string): HeaderRoute[] {
	const common: HeaderRoute[] = [
		{ path: `${pathPrefix}/*`, headers: listHeaders(defaultHeaders(PUBLIC)) },
		{ path: `${pathPrefix}/static/*`, headers: [{ key: "cache-control", value: IMMUTABLE }] },
	];
	const statics = routes.filter((route) => route.type === "static");
	const own = statics.flatMap(({ path, headers }): HeaderRoute[] => {
		const known = new Map(
			common.flatMap((route) => (isBelow(path, route.path) ? route.headers.map(({ key, value }) => [key, value]) : [])),
		);
		const more = headers.filter(({ key, value }) => known.get(key) !== value);
		return more.length > 0 ? [{ path, headers: more }] : [];
	});
	return [...common, ...own.sort((a, b) => (a.path < b.path ? -1 : 1))];
}

function isBelow(path: string, pattern: string): boolean {
	return path.startsWith(pattern.slice(0, -1));
}
