import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { type Connect, createServer, type HttpServer, isRunnableDevEnvironment, type ViteDevServer } from "vite";
import { createNodeListener } from "../adapters/nodejs.js";
import { createBundleInput } from "../build/bundle-input.js";
import { loadSite, NO_PAGES, type Site } from "../build/load-site.js";
import { declareTypes, sourceSite } from "../build/source-site.js";
import { warnUnsupported } from "../build/warn-unsupported.js";
import { createQueryTags } from "../bundle/query-tags.js";
import { SERVER_ENTRY } from "../bundle/virtual-entries.js";
import { browserConstants, createViteConfig } from "../bundle/vite-config.js";
import type { Reporter } from "../plugin-api.js";
import { createHandler } from "../server/handler.js";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import type { RenderBundle } from "../universal/renderer.js";
import { announce } from "./announce.js";
import { createDevAssets } from "./dev-assets.js";
import { createEndableReporter } from "./endable-reporter.js";
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
	await warnUnsupported(site, reporter);
	const stored = await readStoredPages(site);
	if (stored) await declareTypes(site);
	else await sourceSite(site, reporter);
	const pages = await createPageSource(site, reporter, stored);
	const queries = await createLiveQueries({
		directory,
		plugins: site.plugins,
		reporter,
		args: site.createArguments(NO_PAGES),
		components: pages.components,
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
		...viteConfig(site, pages, queries),
		server: {
			middlewareMode: true,
			hmr: { server: http },
			cors: false,
			fs: { allow: [directory, PACKAGE_DIRECTORY] },
			proxy: createProxy(site.config.proxy),
		},
		publicDir: false,
	});
	const logger = { error: (error: unknown) => reporter.error(error), warn: (message: string) => reporter.warn(message) };
	const artifact = createLiveArtifact({
		settings: { pathPrefix: "", assetPrefix: "", trailingSlash: site.config.trailingSlash, headers: site.config.headers },
		staticDirectory: join(directory, "static"),
		pages: pages.live,
		queries,
		loadBundle: () => loadBundle(vite),
		assets: (template) => createDevAssets(vite, styleRoots(site, pages, template)),
		onError: (error) => reporter.error(error),
	});
	const handler = createHandler(artifact, { logger });
	const graphiql = createGraphiql({ run: site.graph.graphql, fragments: queries.fragments });
	const listener = createNodeListener((request) => graphiql(request) ?? handler(request), logger);
	const data = createLiveData({ site, pages, queries, reporter, announce: (update) => announce(vite, update) });
	watchPages(vite, pages, data, reporter);
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

function viteConfig(site: Site, pages: PageSource, queries: LiveQueries) {
	const input = createBundleInput(site, pages.entries);
	const config = createViteConfig(input, "development", pages.clientRoutes, createQueryTags(PACKAGE_DIRECTORY), [
		react({ include: /\.[jt]sx?$/ }),
		queryUpdates({
			queries: () => queries,
			templateOf: pages.templateOf,
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
					rolldownOptions: { moduleTypes: { ".js": "jsx" as const } },
					include: ["react", "react-dom", "react-dom/client", "react/jsx-runtime", "react/jsx-dev-runtime"],
					exclude: ["gatsby", "gatz", ...queries.packages()],
				},
			},
			ssr: { resolve: { noExternal: [...INLINED, ...queries.packages()] } },
		},
	};
}

async function loadBundle(vite: ViteDevServer): Promise<RenderBundle> {
	const environment = vite.environments.ssr;
	if (!isRunnableDevEnvironment(environment)) throw new TypeError("the dev server's environment can't run modules");
	return (await environment.runner.import(SERVER_ENTRY)) as RenderBundle;
}

function styleRoots(site: Site, pages: PageSource, template: string): string[] {
	const component = pages.entries().find((entry) => entry.template === template)?.component;
	return [...site.plugins.flatMap((plugin) => plugin.browserFile ?? []), ...(component ? [component] : [])];
}

/** A page file that comes, goes, or turns from static to server-rendered counts without a restart. SPEC 3.1.11. */
function watchPages(vite: ViteDevServer, pages: PageSource, data: LiveData, reporter: Reporter): void {
	const folder = join(vite.config.root, "src/pages");
	const collect = (file: string): void => {
		if (file.startsWith(folder)) data.collectPages();
	};
	vite.watcher.on("add", collect);
	vite.watcher.on("unlink", collect);
	vite.watcher.on("change", (file) => {
		pages.isFlippedBy(file).then((isOther) => isOther && data.collectPages(pages.templateOf(file)), reporter.error);
	});
}
