import { join, relative } from "node:path";
import { artifactLayout } from "../artifact/layout.js";
import type { PageTags } from "../artifact/page-tags.js";
import type { ServerManifest, TemplateRecord } from "../artifact/schema.js";
import type { BuildDescription, Stage } from "../artifact/stage.js";
import { joinStaticQueries, type StaticQueryMap } from "../bundle/query-mapper.js";
import type { CollectedPages } from "../pages/collect-pages.js";
import type { Reporter } from "../plugin-api.js";
import { recordWebpack } from "../plugins/record-webpack.js";
import { walk } from "../system/files.js";
import { contentHash } from "../system/hash.js";
import { mapParallel } from "../system/parallel.js";
import type { DocumentSources } from "../universal/content-policy.js";
import type { PageRow } from "../universal/page.js";
import type { DocumentAssets } from "../universal/renderer.js";
import { VERSION } from "../universal/version.js";
import { allowAssets } from "./allow-assets.js";
import { type BundleRecord, readBundleHistory, readSources } from "./bundle-record.js";
import type { BuildChanges } from "./compare-builds.js";
import type { DecidedPage } from "./decide-modes.js";
import { openSourcesBook } from "./document-sources-book.js";
import { createFunctionRows } from "./function-rows.js";
import type { Site } from "./load-site.js";
import { readPageHistory } from "./page-history.js";
import { withVersions } from "./page-versions.js";
import { placeSlices } from "./place-slices.js";
import { createPrerenderer } from "./prerender.js";
import { type SharedResult, writeStaticQueries } from "./query-results.js";
import { createSiteQueries, type SiteQueries } from "./site-queries.js";
import { collectRedirects } from "./site-redirects.js";
import { saveNodes } from "./source-site.js";
import { type StagedBundles, stageBundles } from "./stage-bundles.js";
import { stageChanges } from "./stage-changes.js";
import { stageEncoded } from "./stage-encoded.js";
import { type StagedSlices, stageServerSlices, stageSlices, withSlicePreloads } from "./stage-slices.js";
import { stageWorkerEntry } from "./stage-worker.js";
import { createTagBook } from "./tag-book.js";
import { createTemplateKeys, type TemplateKeys } from "./template-keys.js";
import { type RenderReason, type WrittenPages, writePages } from "./write-pages.js";

/** A stage that is ready for its commit, and what the next build will want to know of this one. */
export interface FilledStage {
	readonly manifest: ServerManifest;
	readonly pages: readonly DecidedPage[];
	readonly written: WrittenPages;
	readonly templateKeys: TemplateKeys;
	/** Id → hash of what the slice is rendered from. */
	readonly sliceKeys: Readonly<Record<string, string>>;
	readonly bundleRecord: BundleRecord;
	/** undefined where there is no last build to compare with. */
	readonly changes: BuildChanges | undefined;
}

/** The database's key that says that bundling has made its images: they go with the data, and where these are made anew, so are they. */
const BUNDLED_IMAGES = "bundled images";

/** Bundles a site, runs its queries, renders its static pages and puts all of it into the stage. */
export async function fillStage(
	stage: Stage,
	site: Site,
	{ entries, slices }: Pick<CollectedPages, "entries" | "slices">,
	reporter: Reporter,
): Promise<FilledStage> {
	const queries = await createSiteQueries(site, { pages: entries, slices }, reporter);
	const directories = sourceDirectories(site);
	const { database } = site.data;
	const isKept = site.staticImages === undefined || database.getValue(BUNDLED_IMAGES) === true;
	const history = await readBundleHistory(stage, directories, isKept);
	const configResults = await queries.runConfigs();
	const redirects = collectRedirects(site, entries, reporter.warn);
	const settings = await recordWebpack({ ...site, command: "build", reporter });
	const common = { stage, site, reporter };
	const parts = { settings, pages: entries, slices, redirects: redirects.browser };
	const bundles = await stageBundles({ ...common, ...parts, history, configResults, meanwhile: () => saveNodes(site) });
	if (site.staticImages) database.setValue(BUNDLED_IMAGES, true);
	const { server, browser } = bundles;
	await writeAppData(stage, browser.bundle, reporter);

	const staticQueryHashes = joinStaticQueries(server.bundle.staticQueries, browser.bundle.staticQueries);
	const statics = await queries.runStatics([...server.bundle.tags, ...browser.bundle.tags], staticQueryHashes);
	const described = describeTemplates(bundles.pages, staticQueryHashes, site.directory);
	const { pages, templates } = placeSlices(bundles, described, slices, staticQueryHashes);
	await writeStaticQueries(stage, statics, templatesOnRequest(pages, templates));
	const stagedSlices = await stageSlices(stage, slices, queries, bundles, staticQueryHashes);
	await stageServerSlices(stage, pages, templates, stagedSlices.data);
	const assets = withSlicePreloads(browser.bundle.assets, templates, stagedSlices.data);
	const queryResults = Object.fromEntries([...statics].map(([hash, { json }]) => [hash, json]));
	const queried = { bundles, queries, statics, queryResults, slices: stagedSlices };
	const isEncoded = site.config.server?.compress !== false;
	// Scripts and styles, on other threads while pages are written.
	const encoding = isEncoded ? stageEncoded(stage) : undefined;
	const writing = stagePages({ ...common, ...queried, pages, templates, assets });
	// When one of them fails the stage is removed: nobody may write into it then.
	await Promise.allSettled([encoding, writing]);
	const { written, templateKeys, tags, carried } = await writing;
	await copyStaticFiles(stage, site);
	if (isEncoded) await stageEncoded(stage, await encoding);

	if (site.needsWorker) await stageWorkerEntry(stage);
	const { externals } = server;
	const functions = createFunctionRows(site.functions, site.directory);
	const description = describe(site, withDataHashes(pages, written), templates, assets);
	const manifest = await stage.finish({
		...description,
		templates: withVersions({ ...description, bundles, queryResults, sliceKeys: stagedSlices.keys, carried }),
		...(redirects.rows.length > 0 && { redirects: redirects.rows }),
		...(functions.length > 0 && { functions }),
		...(externals && { externals }),
	});
	const changes = await stageChanges(stage, { manifest, tags, carried });
	const sources = await readSources(directories, [...server.bundle.sources, ...browser.bundle.sources], history.sources);
	const bundleRecord = { buildId: manifest.buildId, sources, server, browser, inspections: bundles.inspections };
	return { manifest, pages, written, templateKeys, sliceKeys: stagedSlices.keys, bundleRecord, changes };
}

interface StagePagesOptions {
	readonly stage: Stage;
	readonly site: Site;
	readonly bundles: StagedBundles;
	readonly queries: SiteQueries;
	readonly statics: ReadonlyMap<string, SharedResult>;
	/** Hash → JSON of `{"data"}` of static queries. */
	readonly queryResults: Readonly<Record<string, string>>;
	readonly pages: readonly DecidedPage[];
	readonly templates: BuildDescription["templates"];
	readonly assets: DocumentAssets;
	readonly slices: StagedSlices;
	readonly reporter: Reporter;
}

/** From so many pages on, rendering each template's first one twice is soon worth it. */
const MANY_PAGES = 100;

interface StagedPages {
	readonly written: WrittenPages;
	readonly templateKeys: TemplateKeys;
	readonly tags: PageTags;
	/** Of the site's prerendered documents; absent where the site has no policy. */
	readonly carried: DocumentSources | undefined;
}

async function stagePages(options: StagePagesOptions): Promise<StagedPages> {
	const { stage, site, bundles, queries, statics, queryResults, pages, templates, assets, slices, reporter } = options;
	const { directory: siteDirectory, prefixes, data, graph } = site;
	const { renderer: bundle } = bundles;
	const { basePath: pathPrefix } = prefixes;
	const { previous, layout } = stage;
	const count = pages.filter((page) => page.row.mode === "SSG").length;
	const plainPages = count >= MANY_PAGES;
	const previousServer = previous && join(artifactLayout(siteDirectory).servers, previous.buildId);
	const sources = site.config.csp ? await openSourcesBook(previousServer) : undefined;
	const common = { bundle, siteDirectory, pathPrefix, layout, assets, templates, queryResults, plainPages };
	const workerData = { ...common, slices: slices.data, secured: sources !== undefined };
	const prerenderer = createPrerenderer(workerData, count);
	const schema = contentHash(graph.key);
	const history = readPageHistory(data.database, { buildId: previous?.buildId, schema, isCodeSame: bundles.isServerReused });
	const templateKeys = createTemplateKeys({ bundles, templates, assets, pathPrefix, queryResults });
	const book = createTagBook({ templates, statics, slices: slices.reads, typeOf: (node) => data.database.store.head(node)?.type });
	const progress = reporter.createProgress("Wrote static pages", count);
	progress.start();
	await stage.looked;
	const written = await writePages({
		pages,
		stage,
		prerenderer,
		queries,
		history,
		previousServer,
		templateKey: (template) => templateKeys[template] ?? "",
		templates,
		sliceKeys: slices.keys,
		siteDirectory,
		sources,
		tags: book,
		onPages: (done) => progress.tick(done),
	}).finally(prerenderer.close);
	await sources?.write(stage);
	progress.done();
	if (previous) reporter.info(describeRendered(written, count));
	return { written, templateKeys, tags: await book.write(stage), carried: sources?.carried() };
}

function withDataHashes(pages: readonly DecidedPage[], { dataHashes }: WrittenPages): PageRow[] {
	return pages.map(({ row }) => {
		const dataHash = dataHashes[row.path];
		return dataHash === undefined ? row : { ...row, dataHash };
	});
}

/** Templates of pages that the server renders. */
function templatesOnRequest(pages: readonly DecidedPage[], templates: BuildDescription["templates"]): TemplateRecord[] {
	const names = new Set(pages.flatMap(({ row }) => (row.mode === "SSG" ? [] : [row.template])));
	return [...names].flatMap((name) => templates[name] ?? []);
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

function describeRendered({ rendered, changedSlices }: WrittenPages, total: number): string {
	const slices = `changed slice${changedSlices.length > 1 ? "s" : ""} ${changedSlices.join(", ")}`;
	const reasons = { new: "new", data: "changed data", code: "changed code", slice: slices, file: "changed files in public" } as const;
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
	const { trailingSlash, headers, partytownProxiedURLs, server } = config;
	const csp = config.csp && allowAssets(config.csp, assetPrefix);
	const proxied = partytownProxiedURLs.length > 0 && { partytownProxiedURLs };
	const settings = { pathPrefix, assetPrefix, trailingSlash, headers, ...(csp && { csp }), ...proxied, ...(server && { server }) };
	return { version: VERSION, settings, pages, templates, assets };
}
