import type { Plugin } from "./plugin.js";

/** Actions on the bundler's configuration. SPEC 6.2.9, 6.2.10. */
export interface BundlerActions {
	/** Merges into the configuration that there is. */
	setWebpackConfig(config: unknown, plugin: Plugin): void;
	replaceWebpackConfig(config: unknown, plugin: Plugin): void;
	setBabelOptions(options: unknown, plugin: Plugin): void;
	setBabelPlugin(config: unknown, plugin: Plugin): void;
	setBabelPreset(config: unknown, plugin: Plugin): void;
}
