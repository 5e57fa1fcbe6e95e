import type { Hook, PluginOptions } from "../plugin-api.js";
import type { HookWaits } from "./hook-waits.js";
import type { HookName } from "./hooks.js";

/** The name of the site itself among the plugins. */
export const SITE_PLUGIN = "default-site-plugin";

/** A plugin, or the site, ready to have its hooks run. */
export interface Plugin {
	readonly name: string;
	readonly version: string;
	/** Absolute path of its folder. */
	readonly directory: string;
	readonly options: PluginOptions;
	/** In develop, the members change with the code. */
	readonly hooks: Readonly<Partial<Record<HookName, Hook>>>;
	/** Absolute paths of its modules, where they exist. */
	readonly nodeFile?: string;
	readonly browserFile?: string;
	readonly ssrFile?: string;
	/** Who waits for its hooks, where somebody may give that up. */
	readonly waits?: HookWaits;
}

/** The owner of what the framework itself makes; Gatsby's name for it. */
export const INTERNAL_PLUGIN: Plugin = { name: "internal-data-bridge", version: "", directory: "", options: {}, hooks: {} };
