import { join } from "node:path";
import { findModule } from "../config/find-module.js";
import { readLocalModules } from "../config/local-modules.js";
import { isLocalPlugin } from "../data/data-key.js";
import type { Plugin } from "../plugins/plugin.js";

/** What has to be done again when a file changes that the browser and the renderer have no part in. */
export interface SiteCode {
	/** gatsby-config of the site and of local themes, what they load, and `.env` files: everything depends on them. */
	readonly configFiles: readonly string[];
	isConfig(file: string): boolean;
	/** Plugins whose gatsby-node loads the file, the site among them. */
	pluginsOf(file: string): readonly Plugin[];
	/** Absolute paths of all these files, to be watched. */
	readonly files: readonly string[];
}

/** @param directory absolute path of the site */
export async function readSiteCode(directory: string, plugins: readonly Plugin[]): Promise<SiteCode> {
	const local = plugins.filter(isLocalPlugin);
	const configs = await Promise.all(local.map((plugin) => findModule(plugin.directory, "gatsby-config").catch(() => undefined)));
	const configFiles = new Set((await readLocalModules(configs.filter((file) => file !== undefined))).keys());
	for (const name of envFiles()) configFiles.add(join(directory, name));
	const users = new Map<string, Plugin[]>();
	for (const plugin of local) {
		if (plugin.nodeFile === undefined) continue;
		for (const file of (await readLocalModules([plugin.nodeFile])).keys()) users.set(file, [...(users.get(file) ?? []), plugin]);
	}
	return {
		configFiles: [...configFiles],
		isConfig: (file) => configFiles.has(file) || local.some((plugin) => isModule(file, plugin.directory, "gatsby-config")),
		pluginsOf: (file) => users.get(file) ?? [],
		files: [...new Set([...configFiles, ...users.keys()])].sort(),
	};
}

function envFiles(): string[] {
	const mode = process.env.GATSBY_ACTIVE_ENV || process.env.NODE_ENV;
	return mode ? [`.env.${mode}`, ".env"] : [".env"];
}

/** Also one that was not there before. */
function isModule(file: string, directory: string, name: string): boolean {
	return file.startsWith(join(directory, `${name}.`)) && /\.[cm]?[jt]sx?$/.test(file);
}
