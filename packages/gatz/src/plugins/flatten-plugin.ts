import type { PluginOptions } from "../plugin-api.js";
import { HOOK_NAMES } from "./hooks.js";
import { createNodeId } from "./node-id.js";
import type { Plugin } from "./plugin.js";

/** A plugin in Gatsby's form: in `store.getState().flattenedPlugins`, and as a sub-plugin in the options of another. SPEC 6.1.23, USERS D. */
export interface FlattenedPlugin {
	readonly id: string;
	readonly name: string;
	readonly version: string;
	/** Absolute path of its folder. */
	readonly resolve: string;
	readonly pluginFilepath: string;
	readonly pluginOptions: PluginOptions;
	/** Names of its hooks in gatsby-node. */
	readonly nodeAPIs: readonly string[];
	/** What its main module exports, and that module's path: a sub-plugin's. */
	readonly module?: unknown;
	readonly modulePath?: string;
}

export function flattenPlugin({ name, version, directory, options, hooks }: Plugin): FlattenedPlugin {
	return {
		id: createNodeId(name, "Plugin"),
		name,
		version,
		resolve: directory,
		pluginFilepath: directory,
		pluginOptions: options,
		nodeAPIs: HOOK_NAMES.filter((hook) => hooks[hook]),
	};
}
