import { basename, join } from "node:path";
import type { PluginOptions } from "../plugin-api.js";
import type { Plugin } from "./plugin.js";

/** The plugin that makes pages of files, as Gatsby calls it. */
export const PAGE_CREATOR = "gatsby-plugin-page-creator";

/** Plugins of Gatsby whose work the framework does: gatsby-config names them, their packages need not be there. SPEC 3.1.2. */
const BUILT_IN: ReadonlySet<string> = new Set([PAGE_CREATOR]);

/**
 * A built-in plugin as gatsby-config names it, by its name or by the path of its package, with the options that the framework will read;
 * undefined for any other plugin.
 * @param siteDirectory absolute
 */
export function createBuiltInPlugin(resolve: string, options: PluginOptions, siteDirectory: string): Plugin | undefined {
	const name = basename(resolve.replace(/[\\/]index\.js$/, ""));
	if (!BUILT_IN.has(name)) return undefined;
	return { name, version: "", directory: join(siteDirectory, "node_modules", name), options, hooks: {} };
}
