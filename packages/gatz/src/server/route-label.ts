import type { Artifact } from "../artifact/artifact.js";
import { templateOf } from "./page-data.js";
import type { Route } from "./route.js";

/**
 * Names routes for metrics and logs. There are as many names as templates, patterns and functions, however many pages a site has and
 * whatever visitors ask for: a page with a pattern has that, the only page of its template its path, any other the template's source.
 */
export function createRouteLabels(artifact: Artifact): (route: Route, status: number) => string {
	let counts: ReadonlyMap<string, number> | undefined;
	return (route, status) => {
		switch (route.kind) {
			case "page": {
				const { row } = route.match;
				counts ??= countPages(artifact);
				return row.matchPath ?? (counts.get(row.template) === 1 ? row.path : templateOf(artifact, row).source);
			}
			case "function":
				return route.match.row.matchPath ?? route.match.row.path;
			case "redirect":
			case "moved":
				return "(redirect)";
			case "no-page":
				return route.redirect ? "(redirect)" : status < 400 ? "(file)" : "(none)";
			default:
				return "(none)";
		}
	};
}

/** Template → how many pages it has. */
function countPages({ routes }: Artifact): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { template } of routes.rows()) counts.set(template, (counts.get(template) ?? 0) + 1);
	return counts;
}
