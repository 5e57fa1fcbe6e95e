import { join, relative } from "node:path";
import { type CommitReport, commitStage } from "../artifact/commit.js";
import { artifactLayout } from "../artifact/layout.js";
import type { ServerManifest, TemplateRecord } from "../artifact/schema.js";
import { type BuildDescription, createStage, type Stage } from "../artifact/stage.js";
import { joinStaticQueries, type StaticQueryMap } from "../bundle/query-mapper.js";
import { collectPages } from "../pages/collect-pages.js";
import type { PageEntry } from "../pages/page-entry.js";
import type { Reporter } from "../plugin-api.js";
import { runHook, runPluginHook } from "../plugins/run-hook.js";
import { walk } from "../system/files.js";
import { contentHash, hashOf } from "../system/hash.js";
import { mapParallel } from "../system/parallel.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import type { PageRow } from "../universal/page.js";
import type { DocumentAssets } from "../universal/renderer.js";
import { VERSION } from "../universal/version.js";
import { type BundleRecord, readBundleHistory, readSources, writeBundleRecord } from "./bundle-record.js";
import type { DecidedPage } from "./decide-modes.js";
import { loadSite, NO_PAGES, type Site } from "./load-site.js";
import { readPageHistory, writePageHistory } from "./page-history.js";
import { createPrerenderer } from "./prerender.js";
import { writeStaticQueries } from "./query-results.js";
import { createSiteQueries } from "./site-queries.js";
import { saveNodes, sourceSite, updatePageNodes } from "./source-site.js";
import { type StagedBundles, stageBundles } from "./stage-bundles.js";
import { timed } from "./timed.js";
import { warnUnsupported } from "./warn-unsupported.js";
import { type RenderReason, type WrittenPages, writePages } from "./write-pages.js";

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
	await warnUnsupported(site, reporter);
	await sourceSite(site, reporter);
	try {
		return await buildPages(stage, site, reporter);
	} catch (error) {
		// What was sourced need not be sourced again when the site is mended.
		saveNodes(site);
		throw error;
	}
}

async function buildPages(stage: Stage, site: Site, reporter: Reporter): Promise<BuildReport> {
	const { plugins, graph, config } = site;
	const { entries, redirects } = await timed(reporter, "Collected pages", () =>
		collectPages({ ...site, trailingSlash: config.trailingSlash, reporter, graphql: graph.graphql }),
	);
	if (redirects.length > 0) reporter.warn(`createRedirect was called; its redirects (${redirects.length}) are not served by this version.`);
	await updatePageNodes(site, entries);
	const args = site.createArguments(NO_PAGES);
	await runHook(plugins, "onPostBootstrap", args);
	await runHook(plugins, "onPreBuild", args);
	const { manifest, pages, written, templateKeys, bundleRecord } = await fillStage(stage, site, entries, reporter);
	const { database, session } = site.data;
	await session.jobs.settled();
	saveNodes(site);
	const commit = await commitStage(stage, manifest);
	await writeBundleRecord(site.directory, bundleRecord);
	const schema = contentHash(graph.key);
	writePageHistory(database, { buildId: manifest.buildId, schema, templates: templateKeys, pages: written.records });
	database.save();
	await runPostBuild(site);
	const count = (mode: string) => pages.filter((page) => page.row.mode === mode).length;
	return {
		buildId: manifest.buildId,
		pages: { static: count("SSG"), deferred: count("DSG"), serverRendered: count("SSR") },
		commit,
	};
}

/** From so many pages on, rendering each template's first one twice is soon worth it. */
const MANY_PAGES = 100;

interface FilledStage {
	readonly manifest: ServerManifest;
	readonly pages: readonly DecidedPage[];
	readonly written: WrittenPages;
	readonly templateKeys: Readonly<Record<string, string>>;
	readonly bundleRecord: BundleRecord;
}

async function fillStage(stage: Stage, site: Site, entries: readonly PageEntry[], reporter: Reporter): Promise<FilledStage> {
	const { directory, prefixes } = site;
	const queries = await createSiteQueries(site, entries, reporter);
	const directories = sourceDirectories(site);
	const history = await readBundleHistory(stage, directories);
	const configResults = await queries.runConfigs();
	const bundles = await stageBundles({ stage, site, pages: entries, history, configResults, reporter, meanwhile: () => saveNodes(site) });
	const { server, browser, renderer, pages } = bundles;
	await writeAppData(stage, browser.bundle, reporter);

	const staticQueryHashes = joinStaticQueries(server.bundle.staticQueries, browser.bundle.staticQueries);
	const statics = await queries.runStatics([...server.bundle.tags, ...browser.bundle.tags], staticQueryHashes);
	const templates = describeTemplates(pages, staticQueryHashes, directory);
	const rows = pages.map((page) => page.row);
	const onRequest = new Set(rows.filter((row) => row.mode !== "SSG").map((row) => row.template));
	await writeStaticQueries(
		stage,
		statics,
		[...onRequest].flatMap((template) => templates[template] ?? []),
	);

	const staticPages = rows.length - rows.filter((row) => row.mode !== "SSG").length;
	const queryResults = Object.fromEntries([...statics].map(([hash, { json }]) => [hash, json]));
	const { assets } = browser.bundle;
	const pathPrefix = prefixes.basePath;
	const workerData = {
		bundle: renderer,
		siteDirectory: directory,
		pathPrefix,
		layout: stage.layout,
		assets,
		staticQueryHashes,
		queryResults,
		plainPages: staticPages >= MANY_PAGES,
	};
	const prerenderer = createPrerenderer(workerData, staticPages);
	const progress = reporter.createProgress("Wrote static pages", staticPages);
	progress.start();
	const pageHistory = readPageHistory(site.data.database, {
		buildId: stage.previous?.buildId,
		schema: contentHash(site.graph.key),
		isCodeSame: bundles.isServerReused,
	});
	const templateKeys = createTemplateKeys(bundles, templates, pathPrefix, queryResults);
	await stage.looked;
	const written = await writePages({
		pages,
		stage,
		prerenderer,
		queries,
		history: pageHistory,
		previousServer: stage.previous && join(artifactLayout(directory).servers, stage.previous.buildId),
		templateKey: (template) => templateKeys[template] ?? "",
		staticQueryHashes,
		siteDirectory: directory,
		onPages: (count) => progress.tick(count),
	}).finally(prerenderer.close);
	progress.done();
	if (stage.previous) reporter.info(describeRendered(written.rendered, staticPages));
	await copyStaticFiles(stage, site);

	const { externals } = server;
	const manifest = await stage.finish({ ...describe(site, rows, templates, assets), ...(externals && { externals }) });
	const sources = await readSources(directories, [...server.bundle.sources, ...browser.bundle.sources], history.sources);
	return {
		manifest,
		pages,
		written,
		templateKeys,
		bundleRecord: { buildId: manifest.buildId, sources, server, browser, inspections: bundles.inspections },
	};
}

/** Folders of the site and of plugins that are no installed packages. */
function sourceDirectories({ directory, plugins }: Site): string[] {
	const local = plugins.map((plugin) => plugin.directory).filter((folder) => !folder.includes("/node_modules/"));
	return [...new Set([directory, ...local])];
}

/** `static/`, plugins' first, the site's last; after the pages, as a file goes before a page of the same path. SPEC 6.9.1, 6.9.4. */
async function copyStaticFiles(stage: Stage, site: Site): Promise<void> {
	for (const { directory } of site.plugins) {
		const folder = join(directory, "static");
		await mapParallel(await walk(folder), 16, (path) => stage.copyPublic(path, join(folder, path)));
	}
}

/** The data that the browser's bundle asks for at its start, and what of the environment the site's code will miss there. SPEC 2.2.1. */
async function writeAppData(stage: Stage, browser: BundleRecord["browser"]["bundle"], reporter: Reporter): Promise<void> {
	await stage.writePublic("page-data/app-data.json", JSON.stringify({ webpackCompilationHash: browser.assets.bundleHash }));
	for (const { key, file } of browser.environmentReads) {
		reporter.warn(
			`${file} reads process.env.${key} in the browser, where only GATSBY_* variables are known: it is undefined there. Name it GATSBY_${key} to pass it on.`,
		);
	}
}

/** What documents of each template are made from besides their pages' data. */
function createTemplateKeys(
	{ server, browser }: StagedBundles,
	templates: BuildDescription["templates"],
	pathPrefix: string,
	queryResults: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
	const shared = hashOf([VERSION, process.version, pathPrefix, JSON.stringify(browser.bundle.assets), JSON.stringify(server.externals)]);
	const keys = Object.entries(templates).map(([template, { staticQueryHashes }]) => {
		const results = staticQueryHashes.flatMap((hash) => [hash, queryResults[hash] ?? ""]);
		return [template, hashOf([shared, server.bundle.renderHashes[template] ?? "", ...results])];
	});
	return Object.fromEntries(keys);
}

function describeRendered(rendered: WrittenPages["rendered"], total: number): string {
	const reasons = { new: "new", data: "changed data", code: "changed code", file: "changed files in public" } as const;
	const parts = Object.entries(reasons).flatMap(([reason, text]) => {
		const count = rendered[reason as RenderReason];
		return count > 0 ? [`${count} (${text})`] : [];
	});
	return `Rendered again, of ${total} static pages: ${parts.join(", ") || "none"}`;
}

function describeTemplates(
	pages: readonly DecidedPage[],
	staticQueryHashes: StaticQueryMap,
	directory: string,
): Readonly<Record<string, TemplateRecord>> {
	const components = new Map(pages.map(({ entry }) => [entry.template, entry.component]));
	const records = [...components]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([template, component]) => {
			const source = relative(directory, component).replaceAll("\\", "/");
			return [template, { source, staticQueryHashes: staticQueryHashes[template] ?? [] }];
		});
	return Object.fromEntries(records);
}

function describe(
	{ config, prefixes }: Site,
	pages: readonly PageRow[],
	templates: BuildDescription["templates"],
	assets: DocumentAssets,
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
