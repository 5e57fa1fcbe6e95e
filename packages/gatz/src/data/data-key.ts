import { join } from "node:path";
import { findModule } from "../config/find-module.js";
import { readLocalModules } from "../config/local-modules.js";
import type { Plugin } from "../plugins/plugin.js";
import { readText, whenThere } from "../system/files.js";
import { hashOf } from "../system/hash.js";
import { VERSION } from "../universal/version.js";

/**
 * Hash of what nodes depend on besides their sources: our version, names, versions and options of the plugins, gatsby-config,
 * gatsby-node and gatsby-worker of the site and of plugins that are no installed packages, and the files that all these load by relative paths.
 * @param directory absolute path of the site
 */
export async function createDataKey(plugins: readonly Plugin[], directory: string): Promise<string> {
	const local = plugins.filter(isLocalPlugin);
	const find = (name: string) => Promise.all(local.map((plugin) => findModule(plugin.directory, name)));
	const entries = [...(await find("gatsby-config")), ...local.map(({ nodeFile }) => nodeFile), ...(await find("gatsby-worker"))];
	const modules = await readLocalModules(entries.filter((file) => file !== undefined));
	const described = plugins.map(({ name, version, options }) => JSON.stringify([name, version, textOf(options)]));
	const manifest = await whenThere(readText(join(directory, "package.json")));
	return hashOf([VERSION, ...described, ...modules.values(), manifest ?? ""]);
}

/** Whether a plugin is no installed package: its version says nothing of its code. */
export function isLocalPlugin({ version, directory }: Plugin): boolean {
	return version === "" || !directory.includes("/node_modules/");
}

/** Options as text; functions and patterns by their source, modules of sub-plugins not at all. */
function textOf(options: unknown): string {
	const seen = new Set<unknown>();
	return JSON.stringify(options, (key, value: unknown) => {
		if (key === "module") return undefined;
		if (typeof value === "function" || value instanceof RegExp) return String(value);
		if (typeof value !== "object" || value === null) return value;
		if (seen.has(value)) return undefined;
		seen.add(value);
		return value;
	});
}
