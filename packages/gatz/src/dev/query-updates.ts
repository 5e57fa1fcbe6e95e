import type { Plugin, ViteDevServer } from "vite";
import { QUERY_UPDATE, type QueryUpdate } from "../universal/query-update.js";
import type { LiveQueries } from "./live-queries.js";

/**
 * Tells browsers of changed queries before they get the module that asks for them: new results of static queries are at hand when its
 * component renders. A page whose own query has changed is loaded anew, as it would render with data of the old one.
 */
export function queryUpdates(queries: LiveQueries): Plugin {
	return {
		name: "gatz:query-updates",
		apply: "serve",
		async hotUpdate({ file }) {
			if (this.environment.name !== "client") return undefined;
			const change = await queries.changed(file);
			if (change === "static") this.environment.hot.send(QUERY_UPDATE, { results: await queries.staticResults() } satisfies QueryUpdate);
			if (change !== "page") return undefined;
			this.environment.hot.send({ type: "full-reload" });
			return [];
		},
	};
}

/** Nodes or the schema have changed: every browser gets new results of static queries and asks for its page's data again. State stays. */
export async function announceData(vite: ViteDevServer, queries: LiveQueries): Promise<void> {
	const update: QueryUpdate = { results: await queries.staticResults(), page: true };
	vite.environments.client.hot.send(QUERY_UPDATE, update);
}
