import { join } from "node:path";
import { walk } from "../system/files.js";

const SOURCE = /\.(?:[cm]?[jt]sx?|css|s[ac]ss|less|styl|pcss)$/;

/** Files that decide how sources are resolved and compiled. */
const SETTINGS = /^(?:package\.json|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|[jt]sconfig.*\.json|\.browserslistrc|\.postcssrc.*)$/;

/** Folders at the top of a site that hold no sources. */
const OTHER = new Set(["public", "static"]);

/**
 * The files that a bundle or a hook of a site may come from, whether they do so now or once another file is changed. Absolute paths, sorted.
 * @param directories the site, and plugins that are no installed packages
 */
export async function listSourceFiles(directories: readonly string[]): Promise<string[]> {
	const found = await Promise.all(
		directories.map(async (directory) => {
			const files = await walk(directory, isNotSource);
			return files.filter((file) => SOURCE.test(file) || SETTINGS.test(file)).map((file) => join(directory, file));
		}),
	);
	return [...new Set(found.flat())].sort();
}

function isNotSource(folder: string): boolean {
	const name = folder.slice(folder.lastIndexOf("/") + 1);
	return name === "node_modules" || name.startsWith(".") || OTHER.has(folder);
}
