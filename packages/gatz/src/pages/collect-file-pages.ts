import { join, relative } from "node:path";
import type { PageInput } from "../plugin-api.js";
import { walk } from "../system/files.js";
import { GatzError } from "../universal/errors.js";
import { bracketsToPattern } from "./route-pattern.js";

/** Extensions of files that become pages, in a site without plugins that add some. SPEC 3.1.4. */
export const PAGE_EXTENSIONS: readonly string[] = [".mjs", ".js", ".jsx", ".wasm", ".ts", ".tsx"];

/** A page made from a file below a pages folder. */
export interface FilePage extends PageInput {
	/** The file, relative to the site. */
	readonly source: string;
}

/** Where to look, both absolute, and for which extensions, with their dots. */
export interface FilePageSearch {
	readonly siteDirectory: string;
	/** `src/pages` of the site, of a theme or of a plugin. */
	readonly directory: string;
	readonly extensions?: readonly string[];
}

/**
 * Makes a page of every file of a pages folder that is one, in the order of their names. No folder, no pages. SPEC 3.1–3.3.
 * @throws GatzError PAGE_PATTERN, PAGE_PARAM_RESERVED, PAGE_COLLECTION
 */
export async function collectFilePages({ siteDirectory, directory, extensions }: FilePageSearch): Promise<FilePage[]> {
	const files = await walk(directory);
	return files
		.filter((file) => isPageFile(file, extensions))
		.map((file) => {
			const component = join(directory, file).replaceAll("\\", "/");
			const source = relative(siteDirectory, component).replaceAll("\\", "/");
			return { ...createRoute(file, source), component, context: {}, source };
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

function createRoute(file: string, source: string): { path: string; matchPath?: string } {
	const path = filePath(file);
	if (path.includes("{")) throw new GatzError("PAGE_COLLECTION", { file: source }, { place: { file: source } });
	return /[[\]]/.test(path) ? { path, matchPath: bracketsToPattern(path, source) } : { path };
}
