import { join, relative } from "node:path";
import { walk } from "../system/files.js";
import type { SlugOptions } from "./collection-slug.js";
import type { PageFolder } from "./page-folders.js";

/** Extensions of files that become pages, in a site without plugins that add some. SPEC 3.1.4. */
export const PAGE_EXTENSIONS: readonly string[] = [".mjs", ".js", ".jsx", ".wasm", ".ts", ".tsx"];

/** A file that is a page, or one for each node of a type. */
export interface PageFile {
	/** Path relative to its pages folder, with `/`. */
	readonly file: string;
	/** Path relative to the site, with `/`: for messages. */
	readonly source: string;
	/** Absolute, with `/`. */
	readonly component: string;
	/** How slugs are made for the pages of this file. */
	readonly slugOptions: SlugOptions;
}

/**
 * The files of a pages folder that are pages, in the order of their names. None when there is no folder. SPEC 3.1.
 * @param siteDirectory absolute
 * @param extensions with their dots
 */
export async function listPageFiles(folder: PageFolder, siteDirectory: string, extensions = PAGE_EXTENSIONS): Promise<PageFile[]> {
	const files = await walk(folder.directory);
	return files
		.filter((file) => isPageFile(file, extensions) && !folder.ignores(file))
		.map((file) => {
			const component = join(folder.directory, file).replaceAll("\\", "/");
			const source = relative(siteDirectory, component).replaceAll("\\", "/");
			return { file, source, component, slugOptions: folder.slugOptions };
		});
}

/** @param file path relative to the pages folder. SPEC 3.1.4–3.1.8 */
export function isPageFile(file: string, extensions: readonly string[] = PAGE_EXTENSIONS): boolean {
	const folders = file.split("/");
	const name = folders.pop() as string;
	if (!extensions.some((extension) => name.endsWith(extension))) return false;
	if (/^(?:[_.]|template-)/.test(name)) return false;
	if (/\.(?:d\.tsx?|json|ya?ml)$/.test(name) || /\.(?:test|spec)\.[jt]sx?$/.test(name)) return false;
	return !folders.includes("__tests__");
}

/** `blog/index.tsx` → `/blog/`; the case and the characters stay as they are. SPEC 3.2 */
export function filePath(file: string): string {
	const segments = file.split("/");
	const name = (segments.pop() as string).replace(/\.[^.]*$/, "");
	if (name !== "index") segments.push(name);
	return segments.length === 0 ? "/" : `/${segments.join("/")}/`;
}
