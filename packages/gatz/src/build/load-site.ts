import { createPrefixes, loadConfig, type Prefixes } from "../config/load-config.js";
import type { SiteConfig } from "../config.js";
import type { Reporter } from "../plugin-api.js";
import type { ActionSink } from "../plugins/actions.js";
import { createHookArguments } from "../plugins/hook-arguments.js";
import { loadPlugins } from "../plugins/load-plugins.js";
import type { Plugin } from "../plugins/plugin.js";
import { type HookArguments, runHook } from "../plugins/run-hook.js";
import { applyEnv, readEnvFiles } from "../system/env.js";

/** A site whose configuration is read and whose plugins are loaded: what build and develop begin with. */
export interface Site {
	/** Absolute path. */
	readonly directory: string;
	readonly config: SiteConfig;
	readonly prefixes: Prefixes;
	/** In the order of gatsby-config, the site last. */
	readonly plugins: readonly Plugin[];
	/** `GATSBY_*` variables of the environment and of `.env` files. */
	readonly publicEnvironment: Readonly<Record<string, string>>;
	createArguments(sink: ActionSink): HookArguments;
}

export interface LoadSiteOptions {
	readonly directory: string;
	/** `--prefix-paths`. */
	readonly prefixPaths: boolean;
	readonly reporter: Reporter;
}

/** Reads `.env` files and gatsby-config, loads the plugins and runs the hooks that come before everything else. SPEC 6.1.2–6.1.4. */
export async function loadSite({ directory, prefixPaths, reporter }: LoadSiteOptions): Promise<Site> {
	applyEnv((await readEnvFiles(directory, process.env)).values, process.env);
	const config = await loadConfig(directory);
	const prefixes = createPrefixes(config, prefixPaths);
	const plugins = await loadPlugins({ directory, config, reporter });
	const createArguments = (sink: ActionSink) => createHookArguments({ directory, config, prefixes, plugins, reporter, sink });
	const args = createArguments(NO_PAGES);
	for (const hook of ["onPreInit", "onPluginInit", "onPreBootstrap"] as const) await runHook(plugins, hook, args);
	return { directory, config, prefixes, plugins, publicEnvironment: publicVariables(process.env), createArguments };
}

/** Outside of the hooks that make pages, making one has no effect in Gatsby either. */
export const NO_PAGES: ActionSink = { createPage: () => {}, deletePage: () => {}, createRedirect: () => {} };

function publicVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
	const found = Object.entries(environment).filter(([key, value]) => key.startsWith("GATSBY_") && value !== undefined);
	return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1))) as Record<string, string>;
}
