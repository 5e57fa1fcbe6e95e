import { isRunnableDevEnvironment, type ViteDevServer } from "vite";
import { QUERY_UPDATE, type QueryUpdate } from "../universal/query-update.js";

/** Tells all browsers what has changed of data and pages. The entries, which name the templates, are made anew where these are others. */
export function announce(vite: ViteDevServer, update: QueryUpdate): void {
	if (update.templates || update.routes) forgetEntries(vite);
	vite.environments.client.hot.send(QUERY_UPDATE, update);
}

/** Has the entries, which name templates, slices and functions, made anew the next time. */
export function forgetEntries({ environments }: ViteDevServer): void {
	for (const environment of [environments.client, environments.ssr]) {
		for (const module of environment?.moduleGraph.idToModuleMap.values() ?? []) {
			if (!module.id?.startsWith("\0virtual:gatz/")) continue;
			environment?.moduleGraph.invalidateModule(module);
			if (!environment || !isRunnableDevEnvironment(environment)) continue;
			const evaluated = environment.runner.evaluatedModules.getModuleById(module.id);
			if (evaluated) environment.runner.evaluatedModules.invalidateModule(evaluated);
		}
	}
}
