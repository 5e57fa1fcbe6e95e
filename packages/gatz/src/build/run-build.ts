import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { type CommitReport, commitStage } from "../artifact/commit.js";
import { SERVER_FILES, type ServerManifest, type TemplateRecord } from "../artifact/schema.js";
import { type BuildDescription, createStage, type Stage } from "../artifact/stage.js";
import { type BrowserBundle, bundleBrowser, bundleServer, type ServerBundle } from "../bundle/bundle-site.js";
import { joinStaticQueries, type StaticQueryMap } from "../bundle/query-mapper.js";
import { PACKAGE_DIRECTORY } from "../bundle/vite-config.js";
import { collectPages } from "../pages/collect-pages.js";
import type { PageEntry } from "../pages/page-entry.js";
import type { Reporter } from "../plugin-api.js";
import { runHook, runPluginHook } from "../plugins/run-hook.js";
import { walk } from "../system/files.js";
import { mapParallel } from "../system/parallel.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import type { PageRow } from "../universal/page.js";
import { VERSION } from "../universal/version.js";
import { createBundleInput } from "./bundle-input.js";
import { createClientRoutes } from "./client-routes.js";
import { copyExternals } from "./copy-externals.js";
import { type DecidedPage, decideModes } from "./decide-modes.js";
import { loadSite, NO_PAGES, type Site } from "./load-site.js";
import { createPrerenderer } from "./prerender.js";
import { writeStaticQueries } from "./query-results.js";
import { createSiteQueries } from "./site-queries.js";
import { sourceSite, updatePageNodes } from "./source-site.js";
import { timed } from "./timed.js";
import { warnUnsupported } from "./warn-unsupported.js";
import { writePages } from "./write-pages.js";

export interface BuildOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	/** `--prefix-paths`. */
	readonly prefixPaths: boolean;
	readonly reporter: Reporter;
}

/** What a build made. */
export interface BuildReport {
	readonly buildId: string;
	readonly pages: { readonly static: number; readonly deferred: number; readonly serverRendered: number };
	readonly commit: CommitReport;
}

/**
 * Builds a site: each stage takes values and gives a value, the last one puts the build in the place of the old one.
 * @throws GatzError of whichever stage failed; the build that was there is whole and goes on being served
 */
export async function runBuild(options: BuildOptions): Promise<BuildReport> {
	// First of all: it holds the site's build lock, and what plugins write into `public/` from now on is this build's.
	const stage = await createStage(options.directory);
	try {
		if (stage.notice) options.reporter.info(stage.notice);
		const site = await loadSite(options);
		return await buildSite(stage, site, options.reporter).finally(() => site.data.database.close());
	} catch (error) {
		await stage.discard();
		throw error;
	}
}

async function buildSite(stage: Stage, site: Site, reporter: Reporter): Promise<BuildReport> {
	const { plugins, graph, config } = site;
	await warnUnsupported(site, reporter);
	await sourceSite(site, reporter);
	const { entries, redirects } = await timed(reporter, "Collected pages", () =>
		collectPages({ ...site, trailingSlash: config.trailingSlash, reporter, graphql: graph.graphql }),
	);
	if (redirects.length > 0) reporter.warn(`createRedirect was called; its redirects (${redirects.length}) are not served by this version.`);
	await updatePageNodes(site, entries);
	const args = site.createArguments(NO_PAGES);
	await runHook(plugins, "onPostBootstrap", args);
	await runHook(plugins, "onPreBuild", args);
	const { manifest, pages } = await fillStage(stage, site, entries, reporter);
	await site.data.session.jobs.settled();
	const commit = await commitStage(stage, manifest);
	site.data.database.save();
	await runPostBuild(site);
	const count = (mode: string) => pages.filter((page) => page.row.mode === mode).length;
	return {
		buildId: manifest.buildId,
		pages: { static: count("SSG"), deferred: count("DSG"), serverRendered: count("SSR") },
		commit,
	};
}

async function fillStage(
	stage: Stage,
	site: Site,
	entries: readonly PageEntry[],
	reporter: Reporter,
): Promise<{ manifest: ServerManifest; pages: readonly DecidedPage[] }> {
	const { directory, prefixes } = site;
	const queries = await createSiteQueries(site, entries, reporter);
	const input = createBundleInput(site, () => entries);
	const server = await timed(reporter, "Bundled for the server", () => bundleServer(input));
	const externals = await writeServerBundle(stage, server, directory);

	const bundle = pathToFileURL(join(stage.serverDirectory, SERVER_FILES.renderer)).href;
	const common = { bundle, siteDirectory: directory, pathPrefix: prefixes.basePath, layout: stage.layout };
	const inspector = createPrerenderer({ ...common, assets: null, staticQueryHashes: {}, queryResults: await queries.runConfigs() }, 0);
	const { templateExports } = server;
	const pages = await decideModes({ pages: entries, templateExports, prerenderer: inspector, siteDirectory: directory, reporter }).finally(
		inspector.close,
	);

	const rows = pages.map((page) => page.row);
	const browser = await timed(reporter, "Bundled for the browser", () => bundleBrowser(input, createClientRoutes(rows)));
	await writeBrowserBundle(stage, browser, reporter);

	const staticQueryHashes = joinStaticQueries(server.staticQueries, browser.staticQueries);
	const statics = await queries.runStatics([...server.tags, ...browser.tags], staticQueryHashes);
	const templates = describeTemplates(pages, staticQueryHashes, directory);
	const onRequest = new Set(rows.filter((row) => row.mode !== "SSG").map((row) => row.template));
	await writeStaticQueries(stage, statics, [...onRequest].flatMap((template) => templates[template] ?? []));

	const queryResults = Object.fromEntries([...statics].map(([hash, { json }]) => [hash, json]));
	const staticPages = rows.filter((row) => row.mode === "SSG").length;
	const prerenderer = createPrerenderer({ ...common, assets: browser.assets, staticQueryHashes, queryResults }, staticPages);
	const progress = reporter.createProgress("Rendered static pages", staticPages);
	progress.start();
	await writePages({
		pages,
		stage,
		prerenderer,
		siteDirectory: directory,
		result: ({ entry }) => queries.pageResult(entry),
		onPages: (count) => progress.tick(count),
	}).finally(prerenderer.close);
	progress.done();
	await copyStaticFiles(stage, site);

	const manifest = await stage.finish({ ...describe(site, rows, templates, browser), ...(externals && { externals }) });
	return { manifest, pages };
}

async function writeServerBundle(stage: Stage, server: ServerBundle, directory: string): Promise<ServerManifest["externals"]> {
	await mapParallel(server.files, 16, (file) => stage.writeServer(file.path, file.content));
	await stage.copyServer(SERVER_FILES.server, join(PACKAGE_DIRECTORY, "dist/standalone/serve.mjs"));
	return copyExternals(stage, server.externals, directory);
}

/** `static/`, plugins' first, the site's last; after the pages, as a file goes before a page of the same path. SPEC 6.9.1, 6.9.4. */
async function copyStaticFiles(stage: Stage, site: Site): Promise<void> {
	for (const { directory } of site.plugins) {
		const folder = join(directory, "static");
		await mapParallel(await walk(folder), 16, (path) => stage.copyPublic(path, join(folder, path)));
	}
}

/** The browser's bundle, the data that it asks for at its start, and what of the environment the site's code will miss there. SPEC 2.2.1. */
async function writeBrowserBundle(stage: Stage, browser: BrowserBundle, reporter: Reporter): Promise<void> {
	await mapParallel(browser.files, 16, (file) => stage.writePublic(file.path, file.content, { immutable: true }));
	const appData = JSON.stringify({ webpackCompilationHash: browser.assets.bundleHash });
	await stage.writePublic("page-data/app-data.json", appData);
	for (const { key, file } of browser.environmentReads) {
		reporter.warn(
			`${file} reads process.env.${key} in the browser, where only GATSBY_* variables are known: it is undefined there. Name it GATSBY_${key} to pass it on.`,
		);
	}
}

function describeTemplates(
	pages: readonly DecidedPage[],
	staticQueryHashes: StaticQueryMap,
	directory: string,
): Readonly<Record<string, TemplateRecord>> {
	const components = new Map(pages.map(({ entry }) => [entry.template, entry.component]));
	const records = [...components].sort(([a], [b]) => (a < b ? -1 : 1)).map(([template, component]) => {
		const source = relative(directory, component).replaceAll("\\", "/");
		return [template, { source, staticQueryHashes: staticQueryHashes[template] ?? [] }];
	});
	return Object.fromEntries(records);
}

function describe(
	{ config, prefixes }: Site,
	pages: readonly PageRow[],
	templates: BuildDescription["templates"],
	{ assets }: BrowserBundle,
): BuildDescription {
	const { basePath: pathPrefix, assetPrefix } = prefixes;
	const { trailingSlash, headers } = config;
	return { version: VERSION, settings: { pathPrefix, assetPrefix, trailingSlash, headers }, pages, templates, assets };
}

/** The new build is in place by now: what fails here can't undo it. */
async function runPostBuild(site: Site): Promise<void> {
	const args = site.createArguments(NO_PAGES);
	for (const plugin of site.plugins) {
		try {
			await runPluginHook(plugin, "onPostBuild", args(plugin));
		} catch (error) {
			const cause = error instanceof GatzError ? error.cause : error;
			throw new GatzError(
				"POST_BUILD_FAILED",
				{ plugin: plugin.name, message: thrownMessage(cause) },
				{ place: { plugin: plugin.name }, cause },
			);
		}
	}
}
