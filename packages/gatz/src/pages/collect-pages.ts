import { relative } from "node:path";
import type { Reporter } from "../plugin-api.js";
import type { ActionSink } from "../plugins/actions.js";
import type { ComponentShadows } from "../plugins/component-shadows.js";
import type { RunGraphql } from "../plugins/data-actions.js";
import type { Plugin } from "../plugins/plugin.js";
import { type HookArguments, runHook } from "../plugins/run-hook.js";
import type { TrailingSlash } from "../universal/page.js";
import { checkComponents } from "./check-components.js";
import { collectFilePages } from "./collect-file-pages.js";
import { createPageCollection, describeOrigin, type PageCollection } from "./page-collection.js";
import { FILE_PAGES, type PageEntry } from "./page-entry.js";
import { listPageFiles } from "./page-files.js";
import { findPageFolders } from "./page-folders.js";
import { createPageMaker, type PageMaker } from "./page-maker.js";
import { createPageTable } from "./page-table.js";
import { createSliceCollection, type SliceEntry } from "./slice-collection.js";

export interface CollectPagesOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly trailingSlash: TrailingSlash;
	/** In the order of gatsby-config, the site last. */
	readonly plugins: readonly Plugin[];
	/** Components of themes that others take the place of. */
	readonly shadows?: ComponentShadows;
	readonly reporter: Reporter;
	/** Answers the queries of collection routes, and those of `createPages` and `createPagesStatefully`. */
	readonly graphql?: RunGraphql;
	/** Extensions of files that become pages, with their dots. */
	readonly extensions?: readonly string[];
	/** Makes the arguments of hooks whose actions go to the given sink. */
	createArguments(sink: ActionSink): HookArguments;
}

/** The pages and slices of a site. */
export interface CollectedPages {
	/** By path. */
	readonly entries: readonly PageEntry[];
	/** By id. */
	readonly slices: readonly SliceEntry[];
}

/**
 * Collects all pages: files of pages folders, what `createPages` and `createPagesStatefully` make, and what `onCreatePage` makes of
 * each. SPEC 3.1–3.6, 3.8, 6.1.12–6.1.14.
 * @throws GatzError PAGE_COLLISION, SLICE_INVALID, SLICE_TWICE and the others of this layer; HOOK_FAILED
 */
export async function collectPages(options: CollectPagesOptions): Promise<CollectedPages> {
	const { directory, trailingSlash, plugins, shadows, reporter, graphql = NO_DATA } = options;
	const collection = createPageCollection({ siteDirectory: directory, trailingSlash, ...(shadows && { shadows }) });
	const maker = createPageMaker(collection, plugins);
	const sliceCollection = createSliceCollection(directory);
	const args = options.createArguments({
		createPage: (page, plugin) => maker.create(page, plugin.name),
		deletePage: (page) => collection.delete(page),
		createSlice: (slice, plugin) => sliceCollection.create(slice, plugin.name),
	});

	await runHook(plugins, "createPages", args, { graphql });
	const slices = await sliceCollection.collect();
	await maker.settle(args);
	await makeFilePages({ ...options, graphql }, collection, maker);
	await maker.settle(args);
	await runHook(plugins, "createPagesStatefully", args, { graphql });
	await maker.settle(args);

	const { entries, warnings } = createPageTable(collection.entries(), directory);
	for (const warning of [...collection.warnings, ...sliceCollection.warnings, ...warnings]) reporter.warn(warning);
	await checkComponents(entries, directory);
	return { entries, slices };
}

const NO_DATA: RunGraphql = async () => ({ errors: [new Error("The site has no data.")] });

/** A folder that comes later may take a path from one before: the site from a plugin, the site's page from a theme's. */
async function makeFilePages(
	{ directory, plugins, reporter, graphql, extensions }: CollectPagesOptions & { readonly graphql: RunGraphql },
	collection: PageCollection,
	maker: PageMaker,
): Promise<void> {
	for (const folder of await findPageFolders(directory, plugins)) {
		const files = await listPageFiles(folder, directory, extensions);
		const components = new Set(files.map((file) => file.component));
		for (const page of await collectFilePages(files, graphql)) {
			const there = collection.get(page.path);
			const isEarlier = there?.pluginCreator === FILE_PAGES && !components.has(there.component);
			if (isEarlier) {
				const source = relative(directory, page.component).replaceAll("\\", "/");
				reporter.warn(`${source} takes the place of the page ${there.path} of ${describeOrigin(there, directory)}.`);
			}
			maker.create(page, FILE_PAGES, isEarlier ? there : undefined);
		}
	}
}
