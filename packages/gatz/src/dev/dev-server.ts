import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { createServer, isRunnableDevEnvironment, type ViteDevServer } from "vite";
import { createHttpServer, createNodeListener, type RunningServer, startListening } from "../adapters/nodejs.js";
import { createBundleInput } from "../build/bundle-input.js";
import { loadSite, NO_PAGES, type Site } from "../build/load-site.js";
import { saveNodes, sourceSite } from "../build/source-site.js";
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
import { createGraphiql, GRAPHIQL_PATH } from "./graphiql.js";
import { createLiveArtifact } from "./live-artifact.js";
import { createLiveData, type LiveData } from "./live-data.js";
import { createLiveQueries, type LiveQueries, type LiveSchema } from "./live-queries.js";
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
	await warnUnsupported(site, reporter);
	await sourceSite(site, reporter);
	saveNodes(site);
	const pages = await createPageSource(site, reporter);
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
	// Requests wait for the dev server, which needs this server for its own connection to browsers.
	const http = createHttpServer((incoming, outgoing) => vite.middlewares(incoming, outgoing, () => listener(incoming, outgoing)));
	const vite: ViteDevServer = await createServer({
		...viteConfig(site, pages, queries),
		server: { middlewareMode: true, hmr: { server: http }, cors: false, fs: { allow: [directory, PACKAGE_DIRECTORY] } },
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
	const server = await startListening(http, { host, port });
	return {
		...server,
		async close(grace) {
			await vite.close();
			await server.close(grace);
			await data.close();
			await site.data.database.close();
		},
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
		pages.isFlippedBy(file).then((isOther) => isOther && data.collectPages(), reporter.error);
	});
}
