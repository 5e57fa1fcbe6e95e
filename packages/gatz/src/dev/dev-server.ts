import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { type Connect, createServer, type HttpServer, isRunnableDevEnvironment, type ViteDevServer } from "vite";
import { createNodeListener } from "../adapters/nodejs.js";
import type { FunctionBundle } from "../artifact/function-bundle.js";
import { createBundleInput } from "../build/bundle-input.js";
import { loadSite, NO_PAGES, type Site } from "../build/load-site.js";
import { declareTypes, sourceSite } from "../build/source-site.js";
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
import { announce, forgetEntries } from "./announce.js";
import { createDevAssets } from "./dev-assets.js";
import { createEndableReporter } from "./endable-reporter.js";
import { createFunctionSource, type FunctionSource } from "./function-source.js";
import { createGraphiql, GRAPHIQL_PATH } from "./graphiql.js";
import { createLiveArtifact } from "./live-artifact.js";
import { createLiveData, type LiveData } from "./live-data.js";
import { createLiveQueries, type LiveQueries, type LiveSchema } from "./live-queries.js";
import { recoverSourceFiles } from "./missed-writes.js";
import { createPageSource, type PageSource } from "./page-source.js";
import { createQueryTypesWriter } from "./query-types-writer.js";
import { queryUpdates } from "./query-updates.js";
import { createProxy, createSiteApp, failRequest } from "./site-app.js";
import { readStoredPages } from "./stored-pages.js";
import { watchSiteCode } from "./watch-site-code.js";
import { watchSources } from "./watch-sources.js";

export interface DevServerOptions {
	readonly directory: string;
	readonly reporter: Reporter;
	readonly host: string;
	/** 0 takes a free one. */
	readonly port: number;
	readonly open?: boolean;
}

export interface DevSessionOptions extends DevServerOptions {
	/** A file that everything depends on has changed. */
	restart(file: string): void;
}

/** Packages whose code runs in the dev server's module graph although they are installed: they import the framework. */
const INLINED = [/^gatsby($|\/|-)/, "gatz", "@reach/router", "@gatsbyjs/reach-router"];

/** A site that is being developed, as a server shows it. */
export interface DevSession {
	readonly listener: Connect.SimpleHandleFunction;
	readonly vite: ViteDevServer;
	/** Absolute paths of the files that everything depends on. */
	readonly configFiles: readonly string[];
	/** Ends all that reads and writes data. The code is served as it was. */
	endData(): Promise<void>;
}

/**
 * Makes what answers requests from a site's source: every page is rendered on each request, by the handler that production has.
 * @param http for connections to browsers
 * @param before the session that this one follows in the same process
 */
export async function startSession(options: DevSessionOptions, http: HttpServer, before?: DevSession): Promise<DevSession> {
	const { directory, host, port } = options;
	const { reporter, silence } = createEndableReporter(options.reporter);
	const site = await loadSite({ directory, reporter, prefixPaths: false, isAnew: before !== undefined });
	const stored = await readStoredPages(site);
	if (stored) await declareTypes(site);
	else await sourceSite(site, reporter);
	const pages = await createPageSource(site, reporter, stored);
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
		schema: createSchemaSource(site),
		onCompiled: createQueryTypesWriter({
			directory,
			option: site.config.graphqlTypegen,
			endpoint: `http://${host}:${port}${GRAPHIQL_PATH}`,
			reporter,
		}),
	});
	if (stored) reporter.info("Pages have the data of the last run while the sources run again.");
	await before?.vite.close();
	const vite = await createServer({
		...viteConfig(site, settings, pages, functions, queries),
		server: {
			middlewareMode: true,
			hmr: { server: http },
			cors: false,
			fs: { allow: [directory, PACKAGE_DIRECTORY] },
			proxy: createProxy(site.config.proxy),
		},
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
	const reload = (): void => {
		forgetEntries(vite);
		vite.environments.client.hot.send({ type: "full-reload" });
	};
	const data = createLiveData({ site, pages, queries, reporter, announce: (update) => announce(vite, update), reload });
	watchSources({ vite, site, pages, functions, data, reporter, reload });
	recoverSourceFiles(vite);
	const { configFiles } = await watchSiteCode({ vite, site, data, reporter, restart: options.restart });
	const app = await createSiteApp(site, data);
	if (stored) sourceAfterFirst(http, data);
	let ending: Promise<void> | undefined;
	async function endData(): Promise<void> {
		await data.close();
		silence();
		await site.data.database.close();
	}
	return {
		vite,
		configFiles,
		listener: (incoming, outgoing) =>
			app(incoming, outgoing, (error) => {
				if (error) failRequest(outgoing, error, reporter);
				else vite.middlewares(incoming, outgoing, () => listener(incoming, outgoing));
			}),
		endData() {
			ending ??= endData();
			return ending;
		},
	};
}

/** Milliseconds after which the sources run although nobody has asked for a page. */
const FIRST_ANSWER = 1500;

/** Runs the sources once the first page is answered, so that it need not wait for them. */
function sourceAfterFirst(http: HttpServer, data: LiveData): void {
	let hasBegun = false;
	const begin = (): void => {
		clearTimeout(timer);
		http.off("request", onRequest);
		if (!hasBegun) void data.source();
		hasBegun = true;
	};
	const onRequest = (_request: unknown, response: { once(event: "close", listener: () => void): unknown }): void => {
		clearTimeout(timer);
		response.once("close", begin);
	};
	const timer = setTimeout(begin, FIRST_ANSWER).unref();
	http.on("request", onRequest);
}

function createSchemaSource({ graph }: Site): () => LiveSchema {
	let latest: LiveSchema | undefined;
	return () => {
		const schema = graph.schema();
		if (latest?.schema !== schema) latest = { schema, runner: graph.createRunner() };
		return latest;
	};
}

function viteConfig(site: Site, settings: SettingsBySide, pages: PageSource, functions: FunctionSource, queries: LiveQueries) {
	const input = createBundleInput(site, settings, { pages: pages.entries, slices: pages.slices, functions: functions.list });
	const { jsxImportSource } = input;
	const installed = site.plugins.filter(({ directory }) => directory.includes("/node_modules/")).map(({ name }) => name);
	const config = createViteConfig(input, "development", pages.clientRoutes, createQueryTags(PACKAGE_DIRECTORY), [
		react({ include: /\.[jt]sx?$/, ...(jsxImportSource !== undefined && { jsxImportSource }) }),
		queryUpdates({
			queries: () => queries,
			templateOf: pages.templateOf,
			isSlice: (file) => pages.slices().some(({ component }) => component === file),
		}),
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
