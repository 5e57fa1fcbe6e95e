import type { PageInput } from "../plugin-api.js";
import type { Plugin } from "../plugins/plugin.js";
import { type HookArguments, runPluginHook } from "../plugins/run-hook.js";
import { createPageView } from "./gatsby-page.js";
import type { PageCollection } from "./page-collection.js";
import type { PageEntry } from "./page-entry.js";

/** Makes pages and lets onCreatePage hooks have each. SPEC 3.8.12. */
export interface PageMaker {
	/**
	 * @param creator name of the plugin that calls
	 * @param replaces the page whose path may be taken, when the call does not come from a hook of that page
	 */
	create(page: PageInput, creator: string, replaces?: PageEntry): void;
	/** Runs onCreatePage for the pages made since, and for those that are made meanwhile. */
	settle(args: HookArguments): Promise<void>;
}

/** A page for which onCreatePage has to run, and the plugins whose hook has made it in this chain: they do not see it again. */
interface NewPage {
	readonly entry: PageEntry;
	readonly seenBy: ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();

export function createPageMaker(collection: PageCollection, plugins: readonly Plugin[]): PageMaker {
	const hooked = plugins.filter((plugin) => plugin.hooks.onCreatePage);
	const view = createPageView();
	let created: NewPage[] = [];
	let current: NewPage | undefined;

	const runHooks = async ({ entry, seenBy }: NewPage, args: HookArguments): Promise<void> => {
		for (const plugin of hooked) {
			if (!collection.holds(entry)) return;
			if (!seenBy.has(plugin.name)) await runPluginHook(plugin, "onCreatePage", { ...args(plugin), page: view(entry) });
		}
	};
	return {
		create(page, creator, replaces = current?.entry) {
			const entries = collection.create(page, creator, replaces);
			if (hooked.length === 0) return;
			const seenBy = current ? new Set([...current.seenBy, creator]) : NOBODY;
			for (const entry of entries) created.push({ entry, seenBy });
		},
		async settle(args) {
			while (created.length > 0) {
				const wave = created;
				created = [];
				for (current of wave) await runHooks(current, args);
				current = undefined;
			}
		},
	};
}
