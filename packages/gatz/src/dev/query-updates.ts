import type { DevEnvironment, Plugin, ViteDevServer } from "vite";
import { QUERY_UPDATE, type QueryUpdate } from "../universal/query-update.js";
import type { LiveQueries } from "./live-queries.js";

/**
 * Tells browsers of changed queries before they get the module that asks for them: new results of static queries are at hand when its
 * component renders. A page whose own query has changed is loaded anew, as it would render with data of the old one.
 */
export function queryUpdates(queries: LiveQueries): Plugin {
	let change: Awaited<ReturnType<LiveQueries["changed"]>> = null;
	return {
		name: "gatz:query-updates",
		apply: "serve",
		config: () => ({ server: { hotUpdateEnvironments: updateServerFirst } }),
		async hotUpdate({ file }) {
			const { name, hot } = this.environment;
			if (name === "ssr") change = await queries.changed(file);
			if (name !== "client" || change === null) return undefined;
			if (change === "static") hot.send(QUERY_UPDATE, { results: await queries.staticResults() } satisfies QueryUpdate);
			else hot.send({ type: "full-reload" });
			return change === "page" ? [] : undefined;
		},
	};
}

/** What a browser asks for because of an update is then rendered by the new modules. */
async function updateServerFirst(
	{ environments: { ssr, client } }: ViteDevServer,
	update: (environment: DevEnvironment) => Promise<void>,
): Promise<void> {
	if (ssr) await update(ssr);
	if (client) await update(client);
}

/** Nodes or the schema have changed: every browser gets new results of static queries and asks for its page's data again. State stays. */
export async function announceData(vite: ViteDevServer, queries: LiveQueries): Promise<void> {
	const update: QueryUpdate = { results: await queries.staticResults(), page: true };
	vite.environments.client.hot.send(QUERY_UPDATE, update);
}
