import { isPlainObject } from "../config/plain-object.js";
import type { BundlerSettings } from "./bundler-settings.js";
import { isPattern, textOf } from "./webpack-rules.js";

type PluginSettings = Pick<BundlerSettings, "define" | "provide" | "replacements" | "emptyImports">;

/** The name of a plugin's class, or what `plugins` was asked for. */
export function webpackPluginName(plugin: object): string {
	return "pluginName" in plugin ? String(plugin.pluginName) : plugin.constructor?.name || "a function";
}

/** Instances of webpack's plugins, webpack's own or ours, by the name of their class. */
export function readWebpackPlugins(plugins: unknown): PluginSettings {
	const define: Record<string, string> = {};
	const provide: Record<string, readonly string[]> = {};
	const replacements: PluginSettings["replacements"][number][] = [];
	const emptyImports: PluginSettings["emptyImports"][number][] = [];
	for (const plugin of webpackPlugins(plugins)) {
		const found = plugin as Readonly<Record<string, unknown>>;
		const name = webpackPluginName(plugin);
		if (name === "DefinePlugin") Object.assign(define, readDefinitions(found.definitions));
		if (name === "EnvironmentPlugin") Object.assign(define, readEnvironment(found));
		if (name === "ProvidePlugin") {
			for (const [key, value] of Object.entries(found.definitions ?? {})) provide[key] = [value].flat() as string[];
		}
		const { resourceRegExp, newResource, options } = found;
		if (name === "NormalModuleReplacementPlugin" && isPattern(resourceRegExp) && typeof newResource === "string") {
			replacements.push({ pattern: textOf(resourceRegExp), target: newResource });
		}
		if (name === "IgnorePlugin" && isPlainObject(options) && isPattern(options.resourceRegExp)) {
			const context = isPattern(options.contextRegExp) && { context: textOf(options.contextRegExp) };
			emptyImports.push({ pattern: textOf(options.resourceRegExp), ...context });
		}
	}
	return { define, provide, replacements, emptyImports };
}

export function webpackPlugins(plugins: unknown): object[] {
	return (Array.isArray(plugins) ? plugins : []).filter(
		(plugin) => (typeof plugin === "object" || typeof plugin === "function") && plugin !== null,
	);
}

/** Whether a plugin asks for something that a bundle of ours can't have. */
export function isBeyondReading(plugin: object): boolean {
	const { newResource, options, definitions } = plugin as Readonly<Record<string, unknown>>;
	switch (webpackPluginName(plugin)) {
		case "DefinePlugin":
			return Object.keys(definitions ?? {}).some((name) => !isDefinable(name));
		case "NormalModuleReplacementPlugin":
			return typeof newResource !== "string";
		case "IgnorePlugin":
			return !isPlainObject(options) || !isPattern(options.resourceRegExp);
		case "EnvironmentPlugin":
		case "ProvidePlugin":
			return false;
		default:
			return true;
	}
}

/** A name or a chain of members. */
function isDefinable(name: string): boolean {
	return /^[\w$]+(?:\.[\w$]+)*$/.test(name);
}

/** As webpack reads them: a text is code, an object defines its members as well. The mode is the framework's. */
function readDefinitions(definitions: unknown, prefix = ""): Record<string, string> {
	const found: Record<string, string> = {};
	for (const [name, value] of Object.entries(isPlainObject(definitions) ? definitions : {})) {
		const key = prefix + name;
		if (!isDefinable(key) || key === "process.env.NODE_ENV") continue;
		if (isPlainObject(value)) Object.assign(found, readDefinitions(value, `${key}.`));
		if (key !== "process.env" && key !== "process") found[key] = codeOf(value);
	}
	return found;
}

function codeOf(value: unknown): string {
	if (typeof value === "string") return value;
	if (Array.isArray(value)) return `[${value.map(codeOf).join(",")}]`;
	if (!isPlainObject(value)) return typeof value === "bigint" ? `${value}n` : String(value);
	const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${codeOf(member)}`);
	return `({${members.join(",")}})`;
}

/** Values as the environment of the build has them. */
function readEnvironment({ keys, defaultValues }: Readonly<Record<string, unknown>>): Record<string, string> {
	const names = (Array.isArray(keys) ? keys : []).filter((name) => isDefinable(name) && name !== "NODE_ENV");
	const defaults = isPlainObject(defaultValues) ? defaultValues : {};
	return Object.fromEntries(
		names.map((name) => [`process.env.${name}`, JSON.stringify(process.env[name] ?? defaults[name]) ?? "undefined"]),
	);
}
