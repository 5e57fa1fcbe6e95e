import { relative } from "node:path";
import type { PageInput } from "../plugin-api.js";
import type { ComponentShadows } from "../plugins/component-shadows.js";
import { GatzError } from "../universal/errors.js";
import type { TrailingSlash } from "../universal/page.js";
import { applyTrailingSlash } from "../universal/url-path.js";
import { createComponentNames } from "./component-names.js";
import { createPageEntry } from "./create-page.js";
import { FILE_PAGES, type PageEntry } from "./page-entry.js";

/** The pages while they are collected: hooks create and delete in it. One for each build, made and passed by it. */
export interface PageCollection {
	/**
	 * Adds a page, and with `/404/` or `/500/` its copy at `/404.html` or `/500.html`. SPEC 1.14.1.
	 * @param creator name of the plugin that calls
	 * @param replaces the page that an onCreatePage hook was run with: its path may be taken
	 * @returns what onCreatePage hooks have to be run with, in order
	 * @throws GatzError PAGE_COLLISION when another plugin or another file has made the path, and what `createPageEntry` throws
	 */
	create(input: PageInput, creator: string, replaces?: PageEntry): PageEntry[];
	/** Takes a page away, with its copy. The slash at its end does not matter. Nothing happens when there is none. */
	delete(page: { readonly path: string }): void;
	get(path: string): PageEntry | undefined;
	/** Whether a page is still as it was created: neither deleted nor replaced. */
	holds(entry: PageEntry): boolean;
	/** By path. */
	entries(): PageEntry[];
	/** One line for each thing a user should know, in the order of the calls. */
	readonly warnings: readonly string[];
}

const COPIED = /^\/(404|500)\/?$/;

export interface PageCollectionOptions {
	/** Absolute path of the site. */
	readonly siteDirectory: string;
	readonly trailingSlash: TrailingSlash;
	/** Components of themes that others take the place of. */
	readonly shadows?: ComponentShadows;
}

export function createPageCollection({ siteDirectory, trailingSlash, shadows }: PageCollectionOptions): PageCollection {
	const rules = { trailingSlash, components: createComponentNames(siteDirectory, shadows) };
	const pages = new Map<string, PageEntry>();
	/** Copies that the framework made, by the path of the copy. */
	const copies = new Map<string, PageEntry>();
	const warnings: string[] = [];

	const keyOf = (path: string): string => (pages.has(path) ? path : applyTrailingSlash(path, trailingSlash));
	const checkPath = (entry: PageEntry, replaces: PageEntry | undefined): void => {
		const there = pages.get(entry.path);
		if (!there || replaces?.path === entry.path || copies.get(entry.path) === there) return;
		const first = describeOrigin(there, siteDirectory);
		const second = describeOrigin(entry, siteDirectory);
		// Pages of files come from one plugin, but two of them at one path are a mistake.
		if (there.pluginCreator !== entry.pluginCreator || entry.pluginCreator === FILE_PAGES) {
			throw new GatzError("PAGE_COLLISION", { path: entry.path, first, second }, { place: { page: entry.path } });
		}
		warnings.push(`The page ${entry.path} was created twice: from ${first} and from ${second}. The last one is used.`);
	};
	const copy = (entry: PageEntry): PageEntry[] => {
		const path = copyPath(entry.path);
		if (path === undefined || (pages.has(path) && !copies.has(path))) return [];
		const { matchPath: _, ...rest } = entry;
		const copied: PageEntry = { ...rest, path };
		pages.set(path, copied);
		copies.set(path, copied);
		return [copied];
	};

	return {
		warnings,
		create(input, creator, replaces) {
			const { entry, warnings: own } = createPageEntry(input, creator, rules);
			checkPath(entry, replaces);
			warnings.push(...own);
			copies.delete(entry.path);
			pages.set(entry.path, entry);
			return [entry, ...copy(entry)];
		},
		delete(page) {
			const path = keyOf(page.path);
			const copied = copyPath(path);
			for (const gone of [path, ...(copied !== undefined && copies.has(copied) ? [copied] : [])]) {
				pages.delete(gone);
				copies.delete(gone);
			}
		},
		get: (path) => pages.get(keyOf(path)),
		holds: (entry) => pages.get(entry.path) === entry,
		entries: () => [...pages.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
	};
}

/** `src/pages/a.js (some-plugin)`: the component, the plugin that made a page of it, and the node that the page is of. */
export function describeOrigin({ component, pluginCreator, ownerNodeId }: PageEntry, siteDirectory: string): string {
	const source = relative(siteDirectory, component).replaceAll("\\", "/");
	return `${source} (${ownerNodeId === undefined ? pluginCreator : `${pluginCreator}, node ${ownerNodeId}`})`;
}

function copyPath(path: string): string | undefined {
	const status = COPIED.exec(path)?.[1];
	return status && `/${status}.html`;
}
