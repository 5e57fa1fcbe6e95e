import type { DevEnvironment, EnvironmentModuleNode, Plugin, ViteDevServer } from "vite";
import { whenThere } from "../system/files.js";
import { QUERY_UPDATE, type QueryUpdate } from "../universal/query-update.js";
import type { LiveQueries } from "./live-queries.js";

export interface QueryUpdatesOptions {
	/** Asked for when a file changes: they are made after the dev server's settings. */
	queries(): LiveQueries;
	/** Name of the template whose component a file is. */
	templateOf(file: string): string | undefined;
}

/**
 * Tells browsers of changed queries and of changed server code before they get the module in question. New results of static queries are
 * at hand when its component renders, new data of the page when it is exchanged. What the browser has none of (`getServerData`, and what
 * only that uses) is no module update: the page that is shown asks for its data again, and its state stays. DESIGN 4.
 */
export function queryUpdates({ queries, templateOf }: QueryUpdatesOptions): Plugin {
	let mustReload = false;
	/** What the browser has of pages' components, by file. */
	const sent = new Map<string, string>();
	/** Modules of the server that the changed file is. */
	let onServer: readonly EnvironmentModuleNode[] = [];
	let isInBrowser = false;

	/** The server first: what a browser asks for because of an update is then rendered by the new modules. */
	async function updateAll({ environments }: ViteDevServer, update: (environment: DevEnvironment) => Promise<void>): Promise<void> {
		const { ssr, client } = environments;
		onServer = [];
		isInBrowser = false;
		if (ssr) await update(ssr);
		await update(client);
		if (mustReload) client.hot.send({ type: "full-reload" });
		else if (!isInBrowser) announce(client, templatesUsing(onServer, templateOf));
		mustReload = false;
	}

	function announce({ hot }: DevEnvironment, pagesOf: readonly string[], more: Partial<QueryUpdate> = {}): void {
		if (pagesOf.length > 0) hot.send(QUERY_UPDATE, { results: {}, pagesOf, ...more } satisfies QueryUpdate);
	}

	return {
		name: "gatz:query-updates",
		apply: "serve",
		enforce: "pre",
		config: () => ({ server: { hotUpdateEnvironments: updateAll } }),
		transform(code, id) {
			const file = id.replace(/\?.*$/, "");
			if (this.environment.name === "client" && templateOf(file) !== undefined) sent.set(file, withoutSpace(code));
		},
		async hotUpdate({ file, read, modules }) {
			const { environment } = this;
			if (environment.name !== "client") {
				onServer = modules;
				return undefined;
			}
			isInBrowser = modules.length > 0;
			// Vite's own `read` waits for a file that was only emptied so far: no other event may come.
			const text = (await whenThere(Promise.resolve(read()))) ?? "";
			const change = await queries().changed(file, text);
			const results = change.isStatic ? await queries().staticResults() : {};
			if (change.isStatic) environment.hot.send(QUERY_UPDATE, { results } satisfies QueryUpdate);
			const template = templateOf(file);
			mustReload = change.isOtherKind && template !== undefined;
			if (mustReload) return [];
			const withData = change.components.flatMap((component) => templateOf(component) ?? []);
			if (template !== undefined && /\bgetServerData\b/.test(text)) withData.push(template);
			const isServerOnly = isInBrowser && sent.get(file) === withoutSpace(await loadedText(environment, file, text));
			if (isServerOnly && template !== undefined) withData.push(template);
			announce(environment, withData, isInBrowser && !isServerOnly ? { withModule: true } : {});
			return isServerOnly ? [] : undefined;
		},
	};
}

/** What the browser would get of a page's component. */
async function loadedText({ pluginContainer }: DevEnvironment, file: string, text: string): Promise<string> {
	const loaded = await pluginContainer.load(file);
	return typeof loaded === "string" ? loaded : (loaded?.code ?? text);
}

function withoutSpace(code: string): string {
	return code.replace(/\s+/g, " ");
}

/** Names of the templates that import modules, directly or not. */
function templatesUsing(modules: readonly EnvironmentModuleNode[], templateOf: QueryUpdatesOptions["templateOf"]): string[] {
	const seen = new Set(modules);
	const found = new Set<string>();
	for (const { file, importers } of seen) {
		const template = file ? templateOf(file) : undefined;
		if (template !== undefined) found.add(template);
		for (const importer of importers) seen.add(importer);
	}
	return [...found].sort();
}
