import { join } from "node:path";
import type { PageInput, RedirectInput, Reporter } from "../plugin-api.js";
import type { ActionSink } from "../plugins/actions.js";
import type { Plugin } from "../plugins/plugin.js";
import { type HookArguments, runHook, runPluginHook } from "../plugins/run-hook.js";
import type { TrailingSlash } from "../universal/page.js";
import { checkComponents } from "./check-components.js";
import { collectFilePages } from "./collect-file-pages.js";
import { createPageCollection, type PageCollection } from "./page-collection.js";
import { FILE_PAGES, type PageEntry } from "./page-entry.js";
import { createPageTable } from "./page-table.js";

export interface CollectPagesOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly trailingSlash: TrailingSlash;
	readonly plugins: readonly Plugin[];
	readonly reporter: Reporter;
	/** Makes the arguments of hooks whose actions go to the given sink. */
	createArguments(sink: ActionSink): HookArguments;
}

/** The pages and redirects of a site. */
export interface CollectedPages {
	/** By path. */
	readonly entries: readonly PageEntry[];
	readonly redirects: readonly RedirectInput[];
}

/** A page for which onCreatePage has to run, and the plugins whose hook has made it in this chain: they do not see it again. */
interface NewPage {
	readonly entry: PageEntry;
	readonly seenBy: ReadonlySet<string>;
}

/**
 * Collects all pages: files of `src/pages`, what `createPages` and `createPagesStatefully` make, and what `onCreatePage` makes of
 * each. SPEC 3.1, 3.8, 6.1.12–6.1.14.
 * @throws GatzError PAGE_COLLISION and the others of this layer; HOOK_FAILED
 */
export async function collectPages(options: CollectPagesOptions): Promise<CollectedPages> {
	const { directory, trailingSlash, plugins, reporter } = options;
	const collection = createPageCollection({ siteDirectory: directory, trailingSlash });
	const redirects: RedirectInput[] = [];
	const created: NewPage[] = [];
	let current: NewPage | undefined;
	const create = (page: PageInput, creator: string): void => {
		const seenBy = new Set([...(current?.seenBy ?? []), ...(current ? [creator] : [])]);
		created.push(...collection.create(page, creator, current?.entry).map((entry) => ({ entry, seenBy })));
	};
	const args = options.createArguments({
		createPage: (page, plugin) => create(page, plugin.name),
		deletePage: (page) => collection.delete(page),
		createRedirect: (redirect) => void redirects.push(redirect),
	});
	const settle = async (): Promise<void> => {
		for (let next = created.shift(); next; next = created.shift()) {
			current = next;
			await runOnCreatePage(next, collection, plugins, args);
			current = undefined;
		}
	};

	await runHook(plugins, "createPages", args);
	await settle();
	for (const page of await collectFilePages({ siteDirectory: directory, directory: join(directory, "src/pages") }))
		create(page, FILE_PAGES);
	await settle();
	await runHook(plugins, "createPagesStatefully", args);
	await settle();

	const { entries, warnings } = createPageTable(collection.entries(), directory);
	for (const warning of [...collection.warnings, ...warnings]) reporter.warn(warning);
	await checkComponents(entries, directory);
	return { entries, redirects };
}

async function runOnCreatePage(page: NewPage, collection: PageCollection, plugins: readonly Plugin[], args: HookArguments): Promise<void> {
	for (const plugin of plugins) {
		if (!collection.holds(page.entry)) return;
		if (page.seenBy.has(plugin.name)) continue;
		await runPluginHook(plugin, "onCreatePage", { ...args(plugin), page: hookPage(page.entry) });
	}
}

/** A page as Gatsby shows it to onCreatePage. */
function hookPage(entry: PageEntry): object {
	const { path, matchPath, component, context, defer, slices, template, pluginCreator } = entry;
	return {
		path,
		matchPath,
		component,
		componentPath: component,
		componentChunkName: template,
		context: { ...context },
		defer,
		slices,
		isCreatedByStatefulCreatePages: pluginCreator === FILE_PAGES,
		pluginCreatorId: pluginCreator,
	};
}
