import { createRequire } from "node:module";
import { dirname, isAbsolute, join, relative } from "node:path";
import { statPath } from "../system/files.js";
import { GatzError } from "../universal/errors.js";

/**
 * The folder of a plugin that gatsby-config names: an absolute path, a folder of the site's `plugins/`, or a package.
 * @param name what gatsby-config says
 * @param from absolute path of the folder that names it
 * @throws PLUGIN_NOT_FOUND, with what was looked for
 */
export async function resolvePlugin(name: string, from: string): Promise<string> {
	const candidates = isAbsolute(name) ? [name] : [join(from, "plugins", name), ...packageFolders(name, from)];
	for (const candidate of candidates) {
		const stats = await statPath(candidate);
		if (stats?.isDirectory()) return candidate;
		if (stats?.isFile()) return packageOf(candidate);
	}
	const places = isAbsolute(name)
		? [name]
		: [`plugins/${name}`, `the package "${name}" seen from ${relative(process.cwd(), from) || "the site"}`];
	throw new GatzError("PLUGIN_NOT_FOUND", { name, places: places.join(", ") });
}

/** Where Node.js would look for a package; asked directly, since an `exports` map may hide its package.json. */
function packageFolders(name: string, from: string): string[] {
	const require = createRequire(join(from, "gatsby-config.js"));
	try {
		return [dirname(require.resolve(`${name}/package.json`))];
	} catch {
		return (require.resolve.paths(name) ?? []).map((folder) => join(folder, name));
	}
}

/** `require.resolve("gatsby-plugin-x")` names a file inside of the plugin: the nearest folder with a package.json, else the file's own. */
async function packageOf(file: string): Promise<string> {
	for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
		if (await statPath(join(folder, "package.json"))) return folder;
	}
	return dirname(file);
}
