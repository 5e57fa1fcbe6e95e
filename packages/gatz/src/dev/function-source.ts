import type { FunctionRow } from "../artifact/function-bundle.js";
import { createFunctionRows } from "../build/function-rows.js";
import type { Site } from "../build/load-site.js";
import { collectSiteFunctions, type SiteFunction } from "../data/site-functions.js";
import { createRouteTable, type RouteTable } from "../universal/route-table.js";

/** The site's functions as they are now. */
export interface FunctionSource {
	list(): readonly SiteFunction[];
	/** Absent while there are none. */
	routes(): RouteTable<FunctionRow> | undefined;
	/** Looks for them anew. */
	refresh(): Promise<void>;
}

export function createFunctionSource({ directory, plugins, functions }: Site): FunctionSource {
	const tableOf = (list: readonly SiteFunction[]) => (list.length > 0 ? createRouteTable(createFunctionRows(list, directory)) : undefined);
	let list = functions;
	let routes = tableOf(list);
	return {
		list: () => list,
		routes: () => routes,
		async refresh() {
			list = await collectSiteFunctions(directory, plugins);
			routes = tableOf(list);
		},
	};
}
