import { isAbsolute, join } from "node:path";
import { isPlainObject } from "../config/plain-object.js";
import type { Alias, BundlerSettings } from "./bundler-settings.js";
import { readWebpackPlugins } from "./read-webpack-plugins.js";
import type { WebpackConfig } from "./webpack-config.js";
import { emptyFilesOf, flattenRules } from "./webpack-rules.js";

/** The usual extensions are tried in any case. */
const USUAL_EXTENSIONS = new Set([".mjs", ".js", ".jsx", ".ts", ".tsx", ".json", ".wasm"]);

/**
 * What of a webpack configuration has a counterpart in a bundle of ours. What has none is left out: `createLeftovers` names it.
 * @param siteDirectory absolute
 */
export function readWebpackConfig(config: WebpackConfig, siteDirectory: string): BundlerSettings {
	const { resolve = {}, module = {}, plugins, externals, devtool, node } = config;
	return {
		aliases: readAliases(resolve.alias),
		modules: readFolders(resolve.modules, siteDirectory),
		fallbacks: { ...readEmptied(node), ...readFallbacks(resolve.fallback) },
		extensions: strings(resolve.extensions).filter((one) => one.startsWith(".") && !USUAL_EXTENSIONS.has(one)),
		externals: readExternals(externals),
		emptyFiles: flattenRules(module.rules).flatMap((rule) => emptyFilesOf(rule) ?? []),
		sourceMaps: devtool === false ? false : typeof devtool === "string" && devtool.startsWith("hidden") ? "hidden" : true,
		...readWebpackPlugins(plugins),
	};
}

/** `{ name: path }`, `{ name$: path }`, `{ name: false }`, lists of paths, and the form `[{ name, alias, onlyModule }]`. */
function readAliases(aliases: unknown): Alias[] {
	const entries: readonly (readonly [string, unknown, boolean?])[] = Array.isArray(aliases)
		? aliases.filter(isPlainObject).map(({ name, alias, onlyModule }) => [String(name), alias, onlyModule === true])
		: Object.entries(isPlainObject(aliases) ? aliases : {});
	return entries.flatMap(([key, target, onlyModule = key.endsWith("$")]) => {
		const targets = strings(target);
		if (targets.length === 0 && target !== false) return [];
		return [
			{
				name: key.replace(/\$$/, "").replace(/(?<=.)\/$/, ""),
				exact: onlyModule,
				targets: targets.map((one) => one.replace(/(?<=.)\/$/, "")),
			},
		];
	});
}

/** A name of a folder is one below the site's; packages are found without being told. */
function readFolders(folders: unknown, siteDirectory: string): string[] {
	const others = strings(folders).filter((folder) => !/(?:^|[\\/])node_modules$/.test(folder));
	return [...new Set(others.map((folder) => (isAbsolute(folder) ? folder : join(siteDirectory, folder))))];
}

/** `{ crypto: false, path: "path-browserify" }`. */
function readFallbacks(fallbacks: unknown): Record<string, string | null> {
	const found = readAliases(fallbacks).map(({ name, targets }) => [name, targets[0] ?? null] as const);
	return Object.fromEntries(found);
}

/** webpack 4's `node: { fs: "empty" }`, which sites still have. */
function readEmptied(node: unknown): Record<string, null> {
	const entries = Object.entries(isPlainObject(node) ? node : {}).filter(([, value]) => value === "empty");
	return Object.fromEntries(entries.map(([name]) => [name, null]));
}

/** `"jsdom"`, `{ tessen: "Tessen" }`, `{ a: ["root", "A"] }`, `{ a: { root: "A" } }`, `{ a: "commonjs a" }`, and lists of these. */
function readExternals(externals: unknown): Record<string, string> {
	const found: Record<string, string> = {};
	for (const entry of [externals].flat()) {
		if (typeof entry === "string") found[entry] = globalPath([entry]);
		for (const [name, value] of Object.entries(isPlainObject(entry) ? entry : {})) {
			const path = externalPath(name, value);
			if (path !== undefined) found[name] = globalPath(path);
		}
	}
	return found;
}

function externalPath(name: string, value: unknown): readonly string[] | undefined {
	if (value === true) return [name];
	if (typeof value === "string") return [value.replace(/^(?:commonjs2?|root|window|global|var|this|umd|module|amd|self)\s+/, "")];
	if (Array.isArray(value)) return value.filter((part) => typeof part === "string" && part !== "root");
	return isPlainObject(value) ? strings(value.root ?? value.commonjs ?? name) : undefined;
}

/** Code that never throws: a member of the global object, or of one of its members. */
function globalPath(parts: readonly string[]): string {
	return `globalThis${parts
		.flatMap((part) => part.split("."))
		.map((part) => `?.[${JSON.stringify(part)}]`)
		.join("")}`;
}

function strings(value: unknown): string[] {
	return [value].flat().filter((one) => typeof one === "string");
}
