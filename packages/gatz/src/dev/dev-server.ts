import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { createServer, isRunnableDevEnvironment, type ViteDevServer } from "vite";
import { createHttpServer, createNodeListener, type RunningServer, startListening } from "../adapters/nodejs.js";
import { logStrayErrors } from "../adapters/stray-errors.js";
import { createBundleInput } from "../build/bundle-input.js";
import { loadSite, NO_PAGES, type Site } from "../build/load-site.js";
import { saveNodes, sourceSite } from "../build/source-site.js";
import { warnUnsupported } from "../build/warn-unsupported.js";
import { createQueryTags } from "../bundle/query-tags.js";
import { SERVER_ENTRY } from "../bundle/virtual-entries.js";
import { browserConstants, createViteConfig } from "../bundle/vite-config.js";
import type { Reporter } from "../plugin-api.js";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import { PROBLEMS } from "../universal/develop-messages.js";
import type { RenderBundle } from "../universal/renderer.js";
import { createDevAssets } from "./dev-assets.js";
import { createDevelopLogger } from "./develop-logger.js";
import { createDevelopReporter } from "./develop-reporter.js";
import { devtools } from "./devtools.js";
import { createGraphiql, GRAPHIQL_PATH } from "./graphiql.js";
import { createLiveArtifact, type LivePages } from "./live-artifact.js";
import { createLiveHandler } from "./live-handler.js";
import { createLiveQueries, type LiveData, type LiveQueries } from "./live-queries.js";
import { createPageSource, type PageSource } from "./page-source.js";
import { problemRounds } from "./problem-rounds.js";
import { createProblems, type Problems } from "./problems.js";
import { createQueryTypesWriter } from "./query-types-writer.js";
import { queryUpdates } from "./query-updates.js";

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

/** Packages whose code runs in the dev server's module graph although they are installed: they import the framework. */
const INLINED = [/^gatsby($|\/|-)/, "gatz", "@reach/router", "@gatsbyjs/reach-router"];

/** Serves a site from its source: every page is rendered on each request, by the handler that production has. */
export async function startDevServer(options: DevServerOptions): Promise<RunningServer> {
	const { directory, host, port, log = () => {} } = options;
	let vite: ViteDevServer | undefined;
	const problems = createProblems({
		directory,
		reporter: options.reporter,
		onChange: (list) => vite?.environments.client.hot.send(PROBLEMS, list),
	});
	const reporter = createDevelopReporter(options.reporter, problems, directory);
	const leaveStrayErrors = logStrayErrors(reporter);
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
		data: createDataSource(site, pages),
		onCompiled: createQueryTypesWriter({
			directory,
			option: site.config.graphqlTypegen,
			endpoint: `http://${host}:${port}${GRAPHIQL_PATH}`,
			reporter,
		}),
	});
	// Requests wait for the dev server, which needs this server for its own connection to browsers.
	const http = createHttpServer((incoming, outgoing) => dev.middlewares(incoming, outgoing, () => listener(incoming, outgoing)));
	const dev = await createServer({
		...viteConfig(site, pages, queries, problems),
		server: { middlewareMode: true, hmr: { server: http, overlay: false }, cors: false, fs: { allow: [directory, PACKAGE_DIRECTORY] } },
		publicDir: false,
		customLogger: createDevelopLogger((error) => problems.report(error, { kind: "module", check: () => compileAgain(dev, error) })),
	});
	vite = dev;
	const artifact = createLiveArtifact({
		settings: { pathPrefix: "", assetPrefix: "", trailingSlash: site.config.trailingSlash, headers: site.config.headers },
		staticDirectory: join(directory, "static"),
		pages: pages.live,
		queries,
		loadBundle: () => loadBundle(dev),
		assets: (template) => createDevAssets(dev, styleRoots(site, pages, template)),
		onError: (error) => reporter.error(error),
	});
	const headHtml = async () => (await createDevAssets(dev, [])).headHtml ?? "";
	const { handler, logger } = createLiveHandler({ directory, artifact, pages, problems, reporter, headHtml, log });
	const graphiql = createGraphiql({ run: site.graph.graphql, fragments: queries.fragments });
	const listener = createNodeListener((request) => graphiql(request) ?? handler(request), logger);
	watchPages(dev, pages, reporter);
	const server = await startListening(http, { host, port });
	return {
		...server,
		async close(grace) {
			await dev.close();
			await server.close(grace);
			await site.data.database.close();
			leaveStrayErrors();
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

function viteConfig(site: Site, pages: PageSource, queries: LiveQueries, problems: Problems) {
	const input = createBundleInput(site, pages.entries);
	const config = createViteConfig(input, "development", pages.clientRoutes, createQueryTags(PACKAGE_DIRECTORY), [
		react({ include: /\.[jt]sx?$/ }),
		queryUpdates(queries),
		problemRounds(problems),
		devtools({ problems, inspector: process.env.GATZ_INSPECTOR !== "false" }),
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

/** Rejects as long as a module that could not be compiled can't be. */
async function compileAgain({ environments }: ViteDevServer, error: Error & { id?: string }): Promise<void> {
	const { client } = environments;
	for (const module of client.moduleGraph.getModulesByFile(error.id?.replace(/\?.*$/, "") ?? "") ?? [])
		await client.transformRequest(module.url);
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
function watchPages(vite: ViteDevServer, pages: PageSource, reporter: Reporter): void {
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
	const refresh = (file: string): void => {
		if (file.startsWith(folder)) pages.refresh().then(reload, report);
	};
	vite.watcher.on("add", refresh);
	vite.watcher.on("unlink", refresh);
	vite.watcher.on("change", (file) => {
		pages.changed(file).then((isOther) => isOther && reload(), report);
	});
}
