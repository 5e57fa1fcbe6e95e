import { dirname, join } from "node:path";
import { listDirectory, walk } from "../system/files.js";

const SOURCE = /\.(?:[cm]?[jt]sx?|css|s[ac]ss|less|styl|pcss)$/;

/** Files that decide how sources are resolved and compiled. */
const SETTINGS = /^(?:package\.json|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|[jt]sconfig.*\.json|\.browserslistrc|\.postcssrc.*)$/;

/**
 * The files that a bundle may come from, whether it does so now or once another file is added: those at the top of a site, those in its
 * `src/`, and those beside the ones that a bundle was made from. Absolute paths, sorted.
 * @param directories the site, and plugins that are no installed packages
 * @param known absolute paths of what the last bundles were made from
 */
export async function listSourceFiles(directories: readonly string[], known: readonly string[]): Promise<string[]> {
	const own = known.filter((file) => directories.some((directory) => file.startsWith(`${directory}/`)) && !file.includes("/node_modules/"));
	const flat = new Set([...directories, ...own.map((file) => dirname(file))]);
	const found = await Promise.all([
		...[...flat].map(async (folder) => sourcesIn(folder, await listDirectory(folder))),
		...directories.map(async (directory) => {
			const folder = join(directory, "src");
			return sourcesIn(folder, await walk(folder, isNotSource));
		}),
	]);
	return [...new Set(found.flat())].sort();
}

function sourcesIn(folder: string, files: readonly string[]): string[] {
	return files.filter((file) => SOURCE.test(file) || SETTINGS.test(file)).map((file) => join(folder, file));
}

function isNotSource(folder: string): boolean {
	const name = folder.slice(folder.lastIndexOf("/") + 1);
	return name === "node_modules" || name.startsWith(".");
}
