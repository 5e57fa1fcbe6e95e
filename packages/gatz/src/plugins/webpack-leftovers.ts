import { inspect } from "node:util";
import { isPlainObject } from "../config/plain-object.js";
import { isBeyondReading, webpackPluginName, webpackPlugins } from "./read-webpack-plugins.js";
import { keyAdvice, loaderAdvice, pluginAdvice } from "./webpack-advice.js";
import type { WebpackConfig } from "./webpack-config.js";
import { describeRule, emptyFilesOf, flattenRules, loaderNames, type WebpackRule } from "./webpack-rules.js";

/** Keys that are read, or that say nothing about what is built. */
const SILENT = new Set(
	"name context mode resolve module plugins externals devtool performance stats infrastructureLogging cache ignoreWarnings watchOptions parallelism profile snapshot bail recordsPath".split(
		" ",
	),
);
const READ_RESOLVE = new Set(["alias", "modules", "fallback", "extensions", "plugins"]);

/** What it does, the framework does: `paths` of tsconfig. */
const BUILT_IN_RESOLVERS = /^TsconfigPaths/;

/** Finds what a configuration has that is not read, each thing once. */
export interface Leftovers {
	/** What has come since the last look, each with what to do instead: `optimization: chunks are the framework's`. */
	look(config: WebpackConfig): string[];
}

/** @param base the configuration before any hook has seen it */
export function createLeftovers(base: WebpackConfig): Leftovers {
	const seen = new WeakSet<object>();
	let texts = new Map<string, string>();
	const isNew = (value: object): boolean => !seen.has(value) && Boolean(seen.add(value));
	const look = (config: WebpackConfig): string[] => {
		const { resolve = {}, module = {} } = config;
		const keys = keyTexts(config);
		const changed = [...keys].filter(([key, text]) => texts.get(key) !== text).map(([key]) => `${key}: ${keyAdvice(key)}`);
		texts = keys;
		return [
			...flattenRules(module.rules).filter(isNew).flatMap(ruleLeftover),
			...webpackPlugins(config.plugins).filter(isNew).flatMap(pluginLeftover),
			...webpackPlugins(resolve.plugins)
				.filter(isNew)
				.filter((plugin) => !BUILT_IN_RESOLVERS.test(webpackPluginName(plugin)))
				.map((plugin) => `resolve.plugins (${webpackPluginName(plugin)}): ${pluginAdvice(webpackPluginName(plugin))}`),
			...[config.externals]
				.flat()
				.filter((entry) => typeof entry === "object" || typeof entry === "function")
				.filter((entry) => entry !== null && !isPlainObject(entry) && isNew(entry))
				.map(() => `externals by a function or pattern: ${keyAdvice("externals")}`),
			...changed,
		];
	};
	look(base);
	return { look };
}

function ruleLeftover(rule: WebpackRule): string[] {
	if (emptyFilesOf(rule)) return [];
	const names = loaderNames(rule);
	return [`${describeRule(rule)}: ${loaderAdvice(names.find((name) => !/^(?:style|css|null|mini)/.test(name)) ?? names[0] ?? "")}`];
}

function pluginLeftover(plugin: object): string[] {
	if (!isBeyondReading(plugin)) return [];
	const name = webpackPluginName(plugin);
	return [`plugins (${name}): ${pluginAdvice(name)}`];
}

/** Keys that are not read, with their values as text: hooks change values in place. */
function keyTexts({ resolve = {}, ...config }: WebpackConfig): Map<string, string> {
	const own = Object.entries(config).filter(([key]) => !SILENT.has(key));
	const inner = Object.entries(resolve).flatMap(([key, value]) => (READ_RESOLVE.has(key) ? [] : [[`resolve.${key}`, value] as const]));
	return new Map([...own, ...inner].flatMap(([key, value]) => (isRead(key, value) ? [] : [[key, inspect(value, { depth: 8 })]])));
}

function isRead(key: string, value: unknown): boolean {
	return value === undefined || (key === "node" && isPlainObject(value) && Object.values(value).every((one) => one === "empty"));
}
