import type { DevEnvironment, EnvironmentModuleNode, Plugin, ViteDevServer } from "vite";
import { whenThere } from "../system/files.js";
import { QUERY_UPDATE } from "../universal/query-update.js";
import type { LiveQueries } from "./live-queries.js";

export interface QueryUpdatesOptions {
	/** Asked for when a file changes: they are made after the dev server's settings. */
	queries(): LiveQueries;
	/** Name of the template whose component a file is. */
	templateOf(file: string): string | undefined;
	/** Whether a file is the component of a slice. */
	isSlice(file: string): boolean;
}

/**
 * Tells browsers of changed queries and of changed server code before they get the module in question. New results of static queries are
 * at hand when its component renders, new data of the page when it is exchanged. What the browser has none of (`getServerData`, and what
 * only that uses) is no module update: the page that is shown asks for its data again, and its state stays. DESIGN 4.
 */
export function queryUpdates({ queries, templateOf, isSlice }: QueryUpdatesOptions): Plugin {
	/** What the browser has of pages' components, by file. */
	const sent = new Map<string, string>();
	/** Changed files that the browser has. */
	const inBrowser = new Set<string>();
	let pending = createPending();

	/** The server first: what a browser asks for because of an update is then rendered by the new modules. */
	async function updateAll({ environments }: ViteDevServer, update: (environment: DevEnvironment) => Promise<void>): Promise<void> {
		const { ssr, client } = environments;
		const { results, pagesOf, withModule, mustReload } = pending;
		pending = createPending();
		if (ssr) await update(ssr);
		const isChange = Object.keys(results).length > 0 || pagesOf.size > 0;
		if (mustReload) client.hot.send({ type: "full-reload" });
		else if (isChange) client.hot.send(QUERY_UPDATE, { results, pagesOf: [...pagesOf], ...(withModule && { withModule }) });
		await update(client);
	}

	/** The browser's environment is asked before the server's. */
	async function changeInBrowser(environment: DevEnvironment, file: string, text: string, isThere: boolean): Promise<[] | undefined> {
		const change = await queries().changed(file, text);
		const template = templateOf(file);
		if (change.isStatic) Object.assign(pending.results, await queries().staticResults());
		// Slices have no data that could wait for a new component.
		pending.mustReload ||= (change.isOtherKind && template !== undefined) || change.components.some(isSlice);
		if (pending.mustReload) return [];
		const components = change.components.flatMap((component) => templateOf(component) ?? []);
		if (template !== undefined && /\bgetServerData\b/.test(text)) components.push(template);
		const isServerOnly = isThere && sent.get(file) === withoutSpace(await loadedText(environment, file, text));
		if (isServerOnly && template !== undefined) components.push(template);
		for (const name of components) pending.pagesOf.add(name);
		if (isThere && !isServerOnly && components.length > 0) pending.withModule = true;
		return isServerOnly ? [] : undefined;
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
			if (this.environment.name !== "client") {
				if (!inBrowser.delete(file)) for (const name of templatesUsing(modules, templateOf)) pending.pagesOf.add(name);
				return undefined;
			}
			if (modules.length > 0) inBrowser.add(file);
			// Vite's own `read` waits for a file that was only emptied so far: no other event may come.
			const text = (await whenThere(Promise.resolve(read()))) ?? "";
			return changeInBrowser(this.environment, file, text, modules.length > 0);
		},
	};
}

interface Pending {
	readonly results: Record<string, { readonly data: unknown }>;
	readonly pagesOf: Set<string>;
	withModule: boolean;
	mustReload: boolean;
}

function createPending(): Pending {
	return { results: {}, pagesOf: new Set(), withModule: false, mustReload: false };
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
