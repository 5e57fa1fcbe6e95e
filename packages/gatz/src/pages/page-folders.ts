import { join, relative, resolve } from "node:path";
import type { Plugin } from "../plugins/plugin.js";
import { statPath } from "../system/files.js";
import { createGlobMatcher, type GlobOptions } from "../system/glob.js";
import { GatzError } from "../universal/errors.js";
import type { SlugOptions } from "./collection-slug.js";
import { FILE_PAGES } from "./page-entry.js";

/** A folder whose files are pages. */
export interface PageFolder {
	/** Absolute. */
	readonly directory: string;
	/** @param file path relative to the folder */
	ignores(file: string): boolean;
	readonly slugOptions: SlugOptions;
}

/** Options of gatsby-plugin-page-creator. SPEC 3.1.2, 3.1.9, 3.5.15. */
interface PageCreatorOptions {
	readonly path?: unknown;
	readonly ignore?: string | readonly string[] | { readonly patterns: string | readonly string[]; readonly options?: GlobOptions } | null;
	readonly slugify?: SlugOptions;
}

/**
 * All pages folders of a site: `src/pages` of each plugin and, as the last, of the site itself, where there is one; and what
 * gatsby-plugin-page-creator is told in gatsby-config, which may be one of these with other options. SPEC 3.1.1–3.1.3.
 * @param plugins in the order of gatsby-config, the site last
 * @throws GatzError PAGE_FOLDER_INVALID
 */
export async function findPageFolders(siteDirectory: string, plugins: readonly Plugin[]): Promise<PageFolder[]> {
	const folders = new Map<string, PageFolder>();
	const told = new Map<string, PageFolder>();
	for (const plugin of plugins) {
		if (plugin.name === FILE_PAGES) {
			const folder = await toldFolder(plugin.options as PageCreatorOptions, siteDirectory);
			told.set(folder.directory, folder);
			folders.set(folder.directory, folder);
		} else {
			const directory = join(plugin.directory, "src", "pages");
			folders.set(directory, { directory, ignores: () => false, slugOptions: {} });
		}
	}
	return [...folders.keys()].map((directory) => told.get(directory) ?? (folders.get(directory) as PageFolder));
}

async function toldFolder({ path, ignore, slugify }: PageCreatorOptions, siteDirectory: string): Promise<PageFolder> {
	if (typeof path !== "string" || path === "") throw invalid("has no option `path`");
	const directory = resolve(siteDirectory, path);
	if (!(await statPath(directory))?.isDirectory()) {
		throw invalid(`has the option \`path\` "${relative(siteDirectory, directory).replaceAll("\\", "/")}", where there is no folder`);
	}
	return { directory, ignores: createIgnore(ignore), slugOptions: slugify ?? {} };
}

function createIgnore(ignore: PageCreatorOptions["ignore"]): PageFolder["ignores"] {
	if (ignore === undefined || ignore === null) return () => false;
	if (typeof ignore === "string" || Array.isArray(ignore)) return createGlobMatcher(ignore as string | readonly string[]);
	const { patterns, options } = ignore as Exclude<typeof ignore, string | readonly string[]>;
	return createGlobMatcher(patterns, options);
}

function invalid(problem: string): GatzError {
	return new GatzError("PAGE_FOLDER_INVALID", { problem }, { place: { plugin: FILE_PAGES, keyPath: "options.path" } });
}
