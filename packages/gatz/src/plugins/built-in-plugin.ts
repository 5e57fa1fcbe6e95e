import { basename, dirname, join } from "node:path";
import type { PluginOptions } from "../plugin-api.js";
import { knownPlugin } from "./known-plugins.js";
import type { Plugin } from "./plugin.js";

/** The plugin that makes pages of files, as Gatsby calls it. */
export const PAGE_CREATOR = "gatsby-plugin-page-creator";

/**
 * A plugin that gatsby-config names and that is not loaded, since the framework does its work or can't have it done: by its name or by the path of
 * its package, which need not be there, with the options that the framework may read; undefined for any other plugin.
 * @param siteDirectory absolute
 */
export function createBuiltInPlugin(resolve: string, options: PluginOptions, siteDirectory: string): Plugin | undefined {
	const folder = resolve.replace(/[\\/]index\.js$/, "");
	const scope = basename(dirname(folder));
	const name = scope.startsWith("@") ? `${scope}/${basename(folder)}` : basename(folder);
	if (knownPlugin(name)?.without !== "plugin") return undefined;
	return { name, version: "", directory: join(siteDirectory, "node_modules", name), options, hooks: {} };
}
