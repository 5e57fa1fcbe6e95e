import { createRequire } from "node:module";
import { basename, dirname, isAbsolute, join, relative } from "node:path";
import { listDirectory, realPath, statPath } from "../system/files.js";
import { GatzError } from "../universal/errors.js";
import { suggest } from "../universal/suggest.js";

/**
 * The folder of a plugin that gatsby-config names: an absolute path, a folder of the site's `plugins/`, or a package. Links are followed.
 * @param name what gatsby-config says
 * @param from absolute path of the folder that names it: the site's or a theme's
 * @throws PLUGIN_NOT_FOUND, with what was looked for and the nearest name that is there; PLUGIN_INVALID for a folder that holds no plugin
 */
export async function resolvePlugin(name: string, from: string): Promise<string> {
	const local = isAbsolute(name) ? name : join(from, "plugins", name);
	for (const candidate of isAbsolute(name) ? [name] : [local, ...packageFolders(name, from)]) {
		const stats = await statPath(candidate);
		if (stats?.isFile()) return realPath(await packageOf(candidate));
		if (!stats?.isDirectory()) continue;
		if (candidate === local) await checkLocalPlugin(candidate, name);
		return realPath(candidate);
	}
	const seenFrom = relative(process.cwd(), from).replaceAll("\\", "/") || "the site";
	const places = isAbsolute(name) ? [name] : [`plugins/${name}`, `the package "${name}" seen from ${seenFrom}`];
	throw new GatzError("PLUGIN_NOT_FOUND", { name, places: places.join(", "), hint: suggest(name, await installedPlugins(from)) });
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

const PLUGIN_FILE = /^(?:package\.json|(?:index|gatsby-(?:node|browser|ssr|config))\.[cm]?[jt]sx?)$/;

/** A folder of `plugins/` needs no package.json when it has a module that plugins have. */
async function checkLocalPlugin(folder: string, name: string): Promise<void> {
	if ((await listDirectory(folder)).some((file) => PLUGIN_FILE.test(file))) return;
	const problem = `${basename(dirname(folder))}/${basename(folder)} has neither a package.json nor index.js nor a file like gatsby-node.js`;
	throw new GatzError("PLUGIN_INVALID", { name, problem });
}

/** Names of the plugins that a folder could have meant: of its `plugins/` and of packages around it. */
async function installedPlugins(from: string): Promise<string[]> {
	const folders = createRequire(join(from, "gatsby-config.js")).resolve.paths("x") ?? [];
	const found = await Promise.all(
		folders.map(async (folder) => {
			const names = await listDirectory(folder);
			const scopes = names.filter((name) => name.startsWith("@"));
			const scoped = await Promise.all(
				scopes.map(async (scope) => (await listDirectory(join(folder, scope))).map((name) => `${scope}/${name}`)),
			);
			return [...names, ...scoped.flat()].filter((name) => name.includes("gatsby-"));
		}),
	);
	return [...new Set([...(await listDirectory(join(from, "plugins"))), ...found.flat()])];
}
