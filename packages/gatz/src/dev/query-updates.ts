import type { DevEnvironment, Plugin, ViteDevServer } from "vite";
import { whenThere } from "../system/files.js";
import { QUERY_UPDATE, type QueryUpdate } from "../universal/query-update.js";
import type { LiveQueries } from "./live-queries.js";

/**
 * Tells browsers of changed queries before they get the module that asks for them: new results of static queries are at hand when its
 * component renders. A page whose own query has changed is loaded anew, as it would render with data of the old one.
 */
export function queryUpdates(queries: LiveQueries): Plugin {
	let mustReload = false;
	/** The server first: what a browser asks for because of an update is then rendered by the new modules. */
	async function updateAll({ environments }: ViteDevServer, update: (environment: DevEnvironment) => Promise<void>): Promise<void> {
		const { ssr, client } = environments;
		if (ssr) await update(ssr);
		await update(client);
		if (mustReload) client.hot.send({ type: "full-reload" });
		mustReload = false;
	}
	return {
		name: "gatz:query-updates",
		apply: "serve",
		config: () => ({ server: { hotUpdateEnvironments: updateAll } }),
		async hotUpdate({ file, read }) {
			const { name, hot } = this.environment;
			// The first one that is asked. Vite's `read` waits for a file that was only emptied so far: no other event may come.
			const change = name === "client" ? await queries.changed(file, (await whenThere(Promise.resolve(read()))) ?? "") : null;
			if (change === "static") hot.send(QUERY_UPDATE, { results: await queries.staticResults() } satisfies QueryUpdate);
			mustReload ||= change === "page";
			return change === "page" ? [] : undefined;
		},
	};
}

/** Nodes or the schema have changed: every browser gets new results of static queries and asks for its page's data again. State stays. */
export async function announceData(vite: ViteDevServer, queries: LiveQueries): Promise<void> {
	const update: QueryUpdate = { results: await queries.staticResults(), page: true };
	vite.environments.client.hot.send(QUERY_UPDATE, update);
}
