import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { SERVER_FILES } from "../artifact/schema.js";
import type { Stage } from "../artifact/stage.js";
import type { BrowserBundle } from "../bundle/bundle-site.js";
import type { BundleInput } from "../bundle/site-input.js";
import type { PageEntry } from "../pages/page-entry.js";
import type { SliceEntry } from "../pages/slice-collection.js";
import type { Reporter } from "../plugin-api.js";
import type { SettingsBySide } from "../plugins/bundler-settings.js";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import { mapParallel } from "../system/parallel.js";
import type { ClientRoutes } from "../universal/client-route.js";
import type { BrowserRedirect } from "../universal/redirect.js";
import { PARTYTOWN_FOLDER } from "../universal/third-party.js";
import { createBundleInput } from "./bundle-input.js";
import { type BundleHistory, type BundleRecord, browserKey, reuseBrowserFiles, reuseServerFiles, serverKey } from "./bundle-record.js";
import { createClientRoutes } from "./client-routes.js";
import { copyExternals } from "./copy-externals.js";
import { type DecidedPage, decideModes, type Inspections } from "./decide-modes.js";
import type { Site } from "./load-site.js";
import { createPrerenderer } from "./prerender.js";
import { stageWorkerBundle } from "./stage-worker.js";
import { timed } from "./timed.js";

export interface StageBundlesOptions {
	readonly stage: Stage;
	readonly site: Site;
	readonly settings: SettingsBySide;
	readonly pages: readonly PageEntry[];
	/** For the browser. */
	readonly redirects: readonly BrowserRedirect[];
	readonly slices: readonly SliceEntry[];
	readonly history: BundleHistory;
	/** Hash → JSON of `{"data"}` of the queries in `config` of pages. */
	readonly configResults: Readonly<Record<string, string>>;
	readonly reporter: Reporter;
	/** Runs while another thread looks into the templates' modules. */
	meanwhile(): void;
}

/** Both bundles of a site, in the stage. */
export interface StagedBundles {
	readonly server: BundleRecord["server"];
	readonly browser: BundleRecord["browser"];
	/** URL of the staged server half's `render.mjs`. */
	readonly renderer: string;
	/** By path, with the modes that their templates' modules ask for. */
	readonly pages: readonly DecidedPage[];
	readonly inspections: Inspections;
	/** Nothing that the server's bundle was made from has changed since the last build. */
	readonly isServerReused: boolean;
}

/**
 * Puts both bundles into the stage: made anew, or taken over from the last build when nothing that they were made from has changed. They
 * are made side by side; only what the browser has to know of pages waits for the server's bundle, whose modules decide it.
 */
export async function stageBundles(options: StageBundlesOptions): Promise<StagedBundles> {
	const { stage, site, history, reporter } = options;
	const input = createBundleInput(site, options.settings, { pages: () => options.pages, slices: () => options.slices });
	if (history.changed.length > 0) reporter.info(`Bundled again: ${describeChanged(history.changed, site.directory)}.`);
	const routes = createLate<ClientRoutes>();
	const isFresh = history.record !== undefined && history.changed.length === 0 && history.record.server.key === serverKey(input);
	const bundling = isFresh ? null : startBrowser(input, routes.promise, reporter);
	try {
		const server = isFresh ? await reuseServer(stage, history) : await stageServer(stage, input, reporter);
		const renderer = pathToFileURL(join(stage.serverDirectory, SERVER_FILES.renderer)).href;
		const deciding = decide(options, server, renderer, isFresh ? history.record?.inspections : undefined);
		deciding.catch(() => {}); // awaited below, unless the other thing fails
		options.meanwhile();
		const { pages, inspections } = await deciding;
		const clientRoutes = { pages: createClientRoutes(pages.map((page) => page.row)), redirects: options.redirects };
		routes.resolve(clientRoutes);
		const key = browserKey(input, clientRoutes);
		const browser =
			reuseBrowser(stage, history, isFresh, key) ??
			(await stageBrowser(stage, key, bundling ?? startBrowser(input, routes.promise, reporter)));
		return { server, browser, renderer, pages, inspections, isServerReused: isFresh };
	} catch (error) {
		// Not the error itself: the bundler writes on what its plugins throw.
		routes.reject(new Error("the server's bundle has failed"));
		throw error;
	}
}

async function reuseServer(stage: Stage, { record }: BundleHistory): Promise<BundleRecord["server"]> {
	await reuseServerFiles(stage, record as BundleRecord);
	await copyPrograms(stage);
	return (record as BundleRecord).server;
}

async function stageServer(stage: Stage, input: BundleInput, reporter: Reporter): Promise<BundleRecord["server"]> {
	const bundling = timed(reporter, "Bundled for the server", async () => (await loadBundler()).bundleServer(input));
	const { files, ...bundle } = await bundling;
	await mapParallel(files, 16, (file) => stage.writeServer(file.path, file.content));
	if (input.needsWorker) await stageWorkerBundle(stage, input, reporter);
	await copyPrograms(stage);
	const externals = (await copyExternals(stage, bundle.externals, input.siteDirectory)) ?? null;
	return { key: serverKey(input), bundle, files: files.map((file) => file.path), externals };
}

/** Loading it takes longer than all else that a build does in which little has changed. */
function loadBundler() {
	return import("../bundle/bundle-site.js");
}

const PROGRAMS = (["server", "host", "lambda", "fetch", "function", "functionModule", "redisClient"] as const).map(
	(name) => SERVER_FILES[name],
);

/** The ways to run the site. */
async function copyPrograms(stage: Stage): Promise<void> {
	for (const name of PROGRAMS) await stage.copyServer(name, join(PACKAGE_DIRECTORY, "dist/standalone", name));
}

function decide(
	{ pages, site, stage, configResults, reporter }: StageBundlesOptions,
	server: BundleRecord["server"],
	bundle: string,
	inspections: Inspections = {},
) {
	const { directory: siteDirectory, prefixes } = site;
	const common = { bundle, siteDirectory, pathPrefix: prefixes.basePath, layout: stage.layout };
	const prerenderer = createPrerenderer(
		{ ...common, assets: null, templates: {}, slices: {}, queryResults: configResults, plainPages: false, secured: false },
		0,
	);
	const { templateExports } = server.bundle;
	return decideModes({ pages, templateExports, inspections, prerenderer, siteDirectory, reporter }).finally(prerenderer.close);
}

function startBrowser(input: BundleInput, routes: Promise<ClientRoutes>, reporter: Reporter): Promise<BrowserBundle> {
	const bundling = timed(reporter, "Bundled for the browser", async () => (await loadBundler()).bundleBrowser(input, routes));
	// When the server's bundle fails, nobody waits for this one.
	bundling.catch(() => {});
	return bundling;
}

function reuseBrowser(stage: Stage, { record }: BundleHistory, isFresh: boolean, key: string): BundleRecord["browser"] | undefined {
	return isFresh && record?.browser.key === key && reuseBrowserFiles(stage, record) ? record.browser : undefined;
}

async function stageBrowser(stage: Stage, key: string, bundling: Promise<BrowserBundle>): Promise<BundleRecord["browser"]> {
	const { files, ...bundle } = await bundling;
	await mapParallel(files, 16, (file) =>
		stage.writePublic(file.path, file.content, { immutable: !file.path.startsWith(PARTYTOWN_FOLDER.slice(1)) }),
	);
	return { key, bundle, files: files.map((file) => file.path) };
}

/** Paths that a message names. */
const NAMED = 3;

function describeChanged(paths: readonly string[], directory: string): string {
	const names = paths.slice(0, NAMED).map((path) => relative(directory, path).replaceAll("\\", "/"));
	const rest = paths.length - names.length;
	return `${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""} changed`;
}

/** A promise that is settled from outside. */
function createLate<T>(): { readonly promise: Promise<T>; resolve(value: T): void; reject(error: unknown): void } {
	let resolve!: (value: T) => void;
	let reject!: (error: unknown) => void;
	const promise = new Promise<T>((yes, no) => {
		resolve = yes;
		reject = no;
	});
	promise.catch(() => {});
	return { promise, resolve, reject };
}
