import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { createServer, isRunnableDevEnvironment, type ViteDevServer } from "vite";
import { createHttpServer, createNodeListener, type RunningServer, startListening } from "../adapters/nodejs.js";
import type { FunctionBundle } from "../artifact/function-bundle.js";
import { createBundleInput } from "../build/bundle-input.js";
import { loadSite, NO_PAGES, type Site } from "../build/load-site.js";
import { saveNodes, sourceSite } from "../build/source-site.js";
import { createQueryTags } from "../bundle/query-tags.js";
import { FUNCTIONS_ENTRY, SERVER_ENTRY } from "../bundle/virtual-entries.js";
import { askedForPlugins, browserConstants, createViteConfig } from "../bundle/vite-config.js";
import type { Reporter } from "../plugin-api.js";
import { NO_SETTINGS, type SettingsBySide } from "../plugins/bundler-settings.js";
import { recordWebpack } from "../plugins/record-webpack.js";
import { createHandler } from "../server/handler.js";
import { statPath } from "../system/files.js";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import type { RenderBundle } from "../universal/renderer.js";
import { createDevAssets } from "./dev-assets.js";
import { createFunctionSource, type FunctionSource } from "./function-source.js";
import { createGraphiql, GRAPHIQL_PATH } from "./graphiql.js";
import { createLiveArtifact, type LivePages } from "./live-artifact.js";
import { createLiveQueries, type LiveData, type LiveQueries } from "./live-queries.js";
import { createPageSource, type PageSource } from "./page-source.js";
import { createQueryTypesWriter } from "./query-types-writer.js";
import { queryUpdates } from "./query-updates.js";

export interface DevServerOptions {
	readonly directory: string;
	readonly reporter: Reporter;
	readonly host: string;
	/** 0 takes a free one. */
	readonly port: number;
	readonly open?: boolean;
}

/** Packages whose code runs in the dev server's module graph although they are installed: they import the framework. */
const INLINED = [/^gatsby($|\/|-)/, "gatz", "@reach/router", "@gatsbyjs/reach-router"];

/** Serves a site from its source: every page is rendered on each request, by the handler that production has. */
export async function startDevServer(options: DevServerOptions): Promise<RunningServer> {
	const { directory, reporter, host, port } = options;
	const site = await loadSite({ directory, reporter, prefixPaths: false });
	await sourceSite(site, reporter);
	saveNodes(site);
	const pages = await createPageSource(site, reporter);
	const functions = createFunctionSource(site);
	const settings = await recordWebpack({ ...site, command: "develop", reporter });
	const queries = await createLiveQueries({
		directory,
		plugins: site.plugins,
		shadows: site.shadows,
		reporter,
		args: site.createArguments(NO_PAGES),
		components: pages.components,
		slices: pages.slices,
		data: createDataSource(site, pages),
		onCompiled: createQueryTypesWriter({
			directory,
			option: site.config.graphqlTypegen,
			endpoint: `http://${host}:${port}${GRAPHIQL_PATH}`,
			reporter,
		}),
	});
	// Requests wait for the dev server, which needs this server for its own connection to browsers.
	const http = createHttpServer((incoming, outgoing) => vite.middlewares(incoming, outgoing, () => listener(incoming, outgoing)));
	const vite: ViteDevServer = await createServer({
		...viteConfig(site, settings, pages, functions, queries),
		server: { middlewareMode: true, hmr: { server: http }, cors: false, fs: { allow: [directory, PACKAGE_DIRECTORY] } },
		publicDir: false,
	});
	const pluginFolders = site.plugins.map((plugin) => plugin.directory);
	const logger = { error: (error: unknown) => reporter.error(error), warn: (message: string) => reporter.warn(message) };
	const artifact = createLiveArtifact({
		settings: {
			pathPrefix: "",
			assetPrefix: "",
			trailingSlash: site.config.trailingSlash,
			headers: site.config.headers,
			partytownProxiedURLs: site.config.partytownProxiedURLs,
		},
		staticDirectories: await staticDirectories(site),
		pages: pages.live,
		queries,
		loadBundle: () => load<RenderBundle>(vite, SERVER_ENTRY),
		functionRoutes: functions.routes,
		loadFunctions: () => load<FunctionBundle>(vite, FUNCTIONS_ENTRY),
		assets: (template) => createDevAssets(vite, styleRoots(site, pages, template), pluginFolders),
		onError: (error) => reporter.error(error),
	});
	const handler = createHandler(artifact, { logger });
	const graphiql = createGraphiql({ run: site.graph.graphql, fragments: queries.fragments });
	const listener = createNodeListener((request) => graphiql(request) ?? handler(request), logger);
	watchSources(vite, site, pages, functions, reporter);
	const server = await startListening(http, { host, port });
	return {
		...server,
		async close(grace) {
			await vite.close();
			const isDone = await server.close(grace);
			await site.data.database.close();
			return isDone;
		},
	};
}

/** The data are other ones when the schema is, and when pages, which are nodes too, were collected anew. */
function createDataSource({ graph }: Site, pages: PageSource): () => LiveData {
	let latest: { readonly data: LiveData; readonly pages: LivePages } | undefined;
	return () => {
		const schema = graph.schema();
		if (latest?.data.schema !== schema || latest.pages !== pages.live()) {
			latest = { data: { schema, runner: graph.createRunner() }, pages: pages.live() };
		}
		return latest.data;
	};
}

function viteConfig(site: Site, settings: SettingsBySide, pages: PageSource, functions: FunctionSource, queries: LiveQueries) {
	const input = createBundleInput(site, settings, { pages: pages.entries, slices: pages.slices, functions: functions.list });
	const { jsxImportSource } = input;
	const installed = site.plugins.filter(({ directory }) => directory.includes("/node_modules/")).map(({ name }) => name);
	const config = createViteConfig(input, "development", pages.clientRoutes, createQueryTags(PACKAGE_DIRECTORY), [
		react({ include: /\.[jt]sx?$/, ...(jsxImportSource !== undefined && { jsxImportSource }) }),
		queryUpdates(queries),
	]);
	return {
		...config,
		environments: {
			client: {
				define: browserConstants(input, "development"),
				optimizeDeps: {
					// What the browser will load: dependencies that are found late cost a reload.
					entries: [...input.templates.map(({ component }) => component), ...input.browserPlugins.map(({ file }) => file)],
					rolldownOptions: {
						moduleTypes: { ".js": "jsx" as const },
						plugins: askedForPlugins({ settings: { client: settings.client, ssr: NO_SETTINGS } }, true),
					},
					include: ["react", "react-dom", "react-dom/client", "react/jsx-runtime", "react/jsx-dev-runtime"],
					exclude: ["gatsby", "gatz", ...queries.packages(), ...installed],
				},
			},
			ssr: { define: settings.ssr.define, resolve: { noExternal: [...INLINED, ...queries.packages(), ...installed] } },
		},
	};
}

/** An entry of the server's half, as its sources are now. */
async function load<Bundle>(vite: ViteDevServer, entry: string): Promise<Bundle> {
	const environment = vite.environments.ssr;
	if (!isRunnableDevEnvironment(environment)) throw new TypeError("the dev server's environment can't run modules");
	return (await environment.runner.import(entry)) as Bundle;
}

function styleRoots(site: Site, pages: PageSource, template: string): string[] {
	const component = pages.entries().find((entry) => entry.template === template)?.component;
	const slices = new Set(pages.slices().map((slice) => slice.component));
	return [...site.plugins.flatMap((plugin) => plugin.browserFile ?? []), ...(component ? [component] : []), ...slices];
}

/** The site's folder `static/`, which may come later, and those that plugins have. */
async function staticDirectories({ directory: site, plugins }: Site): Promise<string[]> {
	const folders = plugins.map(({ directory }) => join(directory, "static")).reverse();
	const found = await Promise.all(
		folders.map(async (folder) => folder === join(site, "static") || (await statPath(folder))?.isDirectory() === true),
	);
	return folders.filter((_, index) => found[index]);
}

/** A page or function that comes or goes, or turns from static to server-rendered, counts without a restart. SPEC 3.1.11. */
function watchSources(vite: ViteDevServer, { shadows }: Site, pages: PageSource, functions: FunctionSource, reporter: Reporter): void {
	const folder = join(vite.config.root, "src/pages");
	const reload = (): void => {
		for (const environment of [vite.environments.client, vite.environments.ssr]) {
			for (const module of environment?.moduleGraph.idToModuleMap.values() ?? []) {
				if (module.id?.startsWith("\0virtual:gatz/")) environment?.moduleGraph.invalidateModule(module);
			}
			environment?.hot.send({ type: "full-reload" });
		}
	};
	const report = (error: unknown): void => reporter.error(error);
	const refreshShadows = async (): Promise<void> => {
		if (!(await shadows.refresh())) return;
		await pages.refresh();
		// Any module may import a file that has another one in its place now.
		for (const environment of Object.values(vite.environments)) environment.moduleGraph.invalidateAll();
		reload();
	};
	const refresh = (file: string): void => {
		if (file.startsWith(folder)) pages.refresh().then(reload, report);
		else if (file.includes("/src/api/")) functions.refresh().then(reload, report);
		if (shadows.isShadow(file)) refreshShadows().catch(report);
	};
	vite.watcher.on("add", refresh);
	vite.watcher.on("unlink", refresh);
	vite.watcher.on("change", (file) => {
		pages.changed(file).then((isOther) => isOther && reload(), report);
	});
}
