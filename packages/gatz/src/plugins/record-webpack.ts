import type { Reporter } from "../plugin-api.js";
import type { ActionSink } from "./actions.js";
import { babelConfigNotice } from "./babel-config.js";
import { recordBabel } from "./babel-notices.js";
import { NO_SETTINGS, type SettingsBySide } from "./bundler-settings.js";
import { knownPlugin } from "./known-plugins.js";
import type { Plugin } from "./plugin.js";
import { readWebpackConfig } from "./read-webpack-config.js";
import { type HookArguments, runPluginHook } from "./run-hook.js";
import { createBaseConfig, mergeWebpackConfig, type WebpackConfig, type WebpackStage } from "./webpack-config.js";
import { createLeftovers } from "./webpack-leftovers.js";
import { createWebpackTools } from "./webpack-tools.js";

export interface RecordWebpackOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	/** In the order of gatsby-config, the site last. */
	readonly plugins: readonly Plugin[];
	readonly command: "build" | "develop";
	readonly reporter: Reporter;
	createArguments(sink: ActionSink): HookArguments;
}

const STAGES = {
	build: { client: "build-javascript", ssr: "build-html" },
	develop: { client: "develop", ssr: "develop-html" },
} as const satisfies Record<string, Record<string, WebpackStage>>;

/**
 * Runs onCreateBabelConfig and onCreateWebpackConfig of all plugins, once for each side, on a configuration that nothing is built with: what of it has
 * a counterpart becomes settings of the bundler, what has none is named, one line for each plugin. SPEC 6.1.19, 6.1.20, USERS D.
 * @throws HOOK_FAILED
 */
export async function recordWebpack(options: RecordWebpackOptions): Promise<SettingsBySide> {
	const { plugins, reporter, command } = options;
	const leftovers = new Map<string, Set<string>>();
	const note = (plugin: Plugin, found: readonly string[]): void => {
		const known = leftovers.get(plugin.name) ?? new Set();
		leftovers.set(plugin.name, new Set([...known, ...found]));
	};
	const { client, ssr } = STAGES[command];
	const babel = await babelConfigNotice(options.directory);
	if (babel !== undefined) reporter.warn(babel);
	const settings = { client: await recordStage(client, options, note), ssr: await recordStage(ssr, options, note) };
	for (const { name } of plugins) {
		const found = leftovers.get(name);
		if (found?.size) reporter.warn(`"${name}" asks webpack or Babel for what this version does not have: ${[...found].join("; ")}.`);
		leftovers.delete(name);
	}
	return settings;
}

async function recordStage(
	stage: WebpackStage,
	{ directory, plugins, createArguments }: RecordWebpackOptions,
	note: (plugin: Plugin, found: readonly string[]) => void,
) {
	const asked = plugins.filter(({ hooks }) => hooks.onCreateWebpackConfig ?? hooks.onCreateBabelConfig);
	if (asked.length === 0) return NO_SETTINGS;
	let config: WebpackConfig = createBaseConfig(stage, directory);
	const leftovers = createLeftovers(config);
	const args = createArguments({
		...NO_PAGES,
		...recordBabel(note),
		setWebpackConfig: (changes) => {
			config = mergeWebpackConfig(config, changes);
		},
		replaceWebpackConfig: (whole) => {
			config = whole as WebpackConfig;
		},
	});
	for (const plugin of asked) await runPluginHook(plugin, "onCreateBabelConfig", { ...args(plugin), stage });
	const tools = createWebpackTools();
	for (const plugin of asked) {
		const told = (stage === "develop-html" && knownPlugin(plugin.name)?.serverStage) || stage;
		await runPluginHook(plugin, "onCreateWebpackConfig", { ...args(plugin), ...tools, stage: told, getConfig: () => config });
		note(plugin, leftovers.look(config));
	}
	return readWebpackConfig(config, directory);
}

const NO_PAGES: ActionSink = { createPage: () => {}, deletePage: () => {}, createRedirect: () => {} };
