import { type CommitReport, commitStage } from "../artifact/commit.js";
import type { ServerManifest } from "../artifact/schema.js";
import { createStage, type Stage } from "../artifact/stage.js";
import type { SiteConfig } from "../config.js";
import { collectPages } from "../pages/collect-pages.js";
import type { RedirectInput, Reporter } from "../plugin-api.js";
import { runHook, runPluginHook } from "../plugins/run-hook.js";
import { contentHash } from "../system/hash.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { writeBundleRecord } from "./bundle-record.js";
import { describeChanges } from "./describe-changes.js";
import { fillStage } from "./fill-stage.js";
import { loadSite, NO_PAGES, type Site } from "./load-site.js";
import { writePageHistory } from "./page-history.js";
import { saveNodes, sourceSite, updatePageNodes } from "./source-site.js";
import { timed } from "./timed.js";

export interface BuildOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	/** `--prefix-paths`. */
	readonly prefixPaths: boolean;
	readonly reporter: Reporter;
	/** From `loadSiteConfig`, where somebody had to look at it before. */
	readonly config?: SiteConfig;
	/** Whether pages are bundled for a runtime without Node.js, too. */
	readonly needsWorker?: boolean;
}

/** What a build made. */
export interface BuildReport {
	readonly manifest: ServerManifest;
	/** As createRedirect was called for them. */
	readonly redirects: readonly RedirectInput[];
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
	const { entries, slices } = await timed(reporter, "Collected pages", () =>
		collectPages({ ...site, trailingSlash: config.trailingSlash, reporter, graphql: graph.graphql }),
	);
	await updatePageNodes(site, entries);
	const args = site.createArguments(NO_PAGES);
	await runHook(plugins, "onPostBootstrap", args);
	await runHook(plugins, "onPreBuild", args);
	const { manifest, pages, written, templateKeys, sliceKeys, bundleRecord, changes } = await fillStage(
		stage,
		site,
		{ entries, slices },
		reporter,
	);
	const { database, session } = site.data;
	await session.jobs.settled();
	saveNodes(site);
	const commit = await commitStage(stage, manifest);
	if (changes) describeChanges(changes).forEach(reporter.info);
	await writeBundleRecord(site.directory, bundleRecord);
	const schema = contentHash(graph.key);
	const { records } = written;
	writePageHistory(database, { buildId: manifest.buildId, schema, templates: templateKeys, slices: sliceKeys, pages: records });
	database.save();
	await runPostBuild(site);
	const count = (mode: string) => pages.filter((page) => page.row.mode === mode).length;
	return {
		manifest,
		redirects: session.store.getState().redirects,
		pages: { static: count("SSG"), deferred: count("DSG"), serverRendered: count("SSR") },
		commit,
	};
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
