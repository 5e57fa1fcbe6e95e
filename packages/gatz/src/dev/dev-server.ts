import type { EventEmitter } from "node:events";
import { join } from "node:path";
import { type Connect, createServer, type HttpServer, isRunnableDevEnvironment, type ViteDevServer } from "vite";
import { createNodeListener } from "../adapters/nodejs.js";
import type { FunctionBundle } from "../artifact/function-bundle.js";
import { loadSite, NO_PAGES, type Site } from "../build/load-site.js";
import { declareTypes, sourceSite } from "../build/source-site.js";
import { openTagMemory } from "../build/tag-memory.js";
import { FUNCTIONS_ENTRY, SERVER_ENTRY } from "../bundle/virtual-entries.js";
import type { Reporter } from "../plugin-api.js";
import type { HookWaits } from "../plugins/hook-waits.js";
import type { Plugin } from "../plugins/plugin.js";
import { recordWebpack } from "../plugins/record-webpack.js";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import type { RenderBundle } from "../universal/renderer.js";
import { announce, forgetEntries } from "./announce.js";
import { createDevAssets } from "./dev-assets.js";
import { createDevelopConfig } from "./develop-config.js";
import { createDevelopLogger } from "./develop-logger.js";
import { createEndableReporter } from "./endable-reporter.js";
import { createFunctionSource } from "./function-source.js";
import { createGraphiql, GRAPHIQL_PATH } from "./graphiql.js";
import { createLiveArtifact } from "./live-artifact.js";
import { createLiveData, type LiveData } from "./live-data.js";
import { createLiveHandler } from "./live-handler.js";
import { createLiveQueries, type LiveSchema } from "./live-queries.js";
import { createPageSource, type PageSource } from "./page-source.js";
import type { Problems } from "./problems.js";
import { createQueryTypesWriter } from "./query-types-writer.js";
import { createProxy, createSiteApp, failRequest } from "./site-app.js";
import { staticDirectories } from "./static-directories.js";
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
	/** Told of each answer for a server-rendered page. */
	readonly log?: (line: string) => void;
}

export interface DevSessionOptions extends DevServerOptions {
	/** What the reporter is told of errors is there, too. */
	readonly problems: Problems;
	/** The site was loaded in this process before. */
	readonly isAnew: boolean;
	readonly waits: HookWaits;
	/** Told of the plugins before any of their hooks runs. */
	onPlugins(plugins: readonly Plugin[]): void;
	/** A file that everything depends on has changed. */
	restart(file: string): void;
}

/** What is written here is no source: a database of many megabytes, caches, builds. */
const OWN_FOLDERS = [".cache/caches", ".cache/data", ".cache/jiti", ".cache/next", ".cache/server", "public"];

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
	const { reporter, silence } = createEndableReporter(options.reporter);
	const { directory, isAnew, waits, onPlugins } = options;
	const site = await loadSite({ directory, reporter, prefixPaths: false, isAnew, waits, onPlugins });
	const endData = async (): Promise<void> => {
		silence();
		await site.data.database.close();
	};
	try {
		return await showSite(site, { ...options, reporter }, { http, before, silence, endData });
	} catch (error) {
		await endData();
		throw error;
	}
}

interface SessionPlace {
	readonly http: HttpServer;
	readonly before: DevSession | undefined;
	/** Nothing is said any more. */
	silence(): void;
	endData(): Promise<void>;
}

async function showSite(site: Site, options: DevSessionOptions, { http, before, silence, endData }: SessionPlace): Promise<DevSession> {
	const { directory, reporter, host, port, problems, waits, restart, log = () => {} } = options;
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
		memory: openTagMemory(site.data.database),
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
	const vite: ViteDevServer = await createServer({
		...createDevelopConfig({ site, settings, pages, functions, queries, problems }),
		server: {
			middlewareMode: true,
			hmr: { server: http, overlay: false },
			cors: false,
			fs: { allow: [directory, PACKAGE_DIRECTORY] },
			proxy: createProxy(site.config.proxy),
			watch: { ignored: OWN_FOLDERS.map((folder) => join(directory, folder, "**")) },
		},
		publicDir: false,
		customLogger: createDevelopLogger((error) => problems.report(error, { kind: "module", check: () => compileAgain(vite, error) })),
	});
	const pluginFolders = site.plugins.map((plugin) => plugin.directory);
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
	});
	const headHtml = async () => (await createDevAssets(vite, [], pluginFolders)).headHtml ?? "";
	const { handler, logger } = createLiveHandler({ directory, artifact, pages, problems, reporter, headHtml, log });
	const graphiql = createGraphiql({ run: site.graph.graphql, fragments: queries.fragments });
	const listener = createNodeListener((request) => graphiql(request) ?? handler(request), logger);
	const reload = (): void => {
		forgetEntries(vite);
		vite.environments.client.hot.send({ type: "full-reload" });
	};
	const data = createLiveData({ site, pages, queries, reporter, announce: (update) => announce(vite, update), reload });
	watchSources({ vite, site, pages, functions, data, reporter, reload });
	const { configFiles } = await watchSiteCode({ vite, site, data, reporter, waits, restart });
	const app = await createSiteApp(site, data).catch(async (error: unknown) => {
		await vite.close();
		await data.close();
		throw error;
	});
	const abandonHooks = (): void => {
		silence();
		waits.abandon();
	};
	const noteRequest = stored ? sourceAfterFirst(data) : undefined;
	let ending: Promise<void> | undefined;
	return {
		vite,
		configFiles,
		listener(incoming, outgoing) {
			noteRequest?.(outgoing);
			app(incoming, outgoing, (error) => {
				if (error) failRequest(outgoing, error, reporter);
				else vite.middlewares(incoming, outgoing, () => listener(incoming, outgoing));
			});
		},
		endData() {
			if (waits.isLate) abandonHooks();
			else waits.onLate(abandonHooks);
			ending ??= data.close().then(endData);
			return ending;
		},
	};
}

/** Milliseconds after which the sources run although nobody has asked for a page. */
const FIRST_ANSWER = 1500;

/**
 * Runs the sources once the first page is answered, so that it need not wait for them.
 * @returns a function to be told of each request
 */
function sourceAfterFirst(data: LiveData): (outgoing: Pick<EventEmitter, "once">) => void {
	let hasBegun = false;
	const begin = (): void => {
		clearTimeout(timer);
		if (!hasBegun) void data.source();
		hasBegun = true;
	};
	const timer = setTimeout(begin, FIRST_ANSWER).unref();
	return (outgoing) => {
		clearTimeout(timer);
		if (!hasBegun) outgoing.once("close", begin);
	};
}

function createSchemaSource({ graph }: Site): () => LiveSchema {
	let latest: LiveSchema | undefined;
	return () => {
		const schema = graph.schema();
		if (latest?.schema !== schema) latest = { schema, runner: graph.createRunner() };
		return latest;
	};
}

/** Rejects as long as a module that could not be compiled can't be. */
async function compileAgain({ environments }: ViteDevServer, error: Error & { id?: string }): Promise<void> {
	const { client } = environments;
	for (const module of client.moduleGraph.getModulesByFile(error.id?.replace(/\?.*$/, "") ?? "") ?? [])
		await client.transformRequest(module.url);
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
