import { join } from "node:path";
import type { Site } from "../build/load-site.js";
import { statPath } from "../system/files.js";

/** The site's folder `static/`, which may come later, and those that plugins have. */
export async function staticDirectories({ directory: site, plugins }: Site): Promise<string[]> {
	const folders = plugins.map(({ directory }) => join(directory, "static")).reverse();
	const found = await Promise.all(
		folders.map(async (folder) => folder === join(site, "static") || (await statPath(folder))?.isDirectory() === true),
	);
	return folders.filter((_, index) => found[index]);
}
