import { isDeepStrictEqual } from "node:util";
import type { GatsbyConfig, PluginRef } from "../config.js";
import { isPlainObject } from "./plain-object.js";

/**
 * Two configurations as one, the later over the earlier: `siteMetadata` and `mapping` are merged deeply, `plugins` are those of the first and then
 * those of the second, each with the same options once; of anything else the later counts. SPEC 6.3.21.
 */
export function mergeConfigs(earlier: GatsbyConfig, later: GatsbyConfig): GatsbyConfig {
	const merged: Record<string, unknown> = { ...earlier };
	for (const [key, value] of Object.entries(later)) if (value !== undefined) merged[key] = value;
	for (const key of ["siteMetadata", "mapping"] as const) {
		if (earlier[key] && later[key]) merged[key] = mergeDeep(earlier[key], later[key]);
	}
	if (earlier.plugins || later.plugins) merged.plugins = uniquePlugins([...(earlier.plugins ?? []), ...(later.plugins ?? [])]);
	return merged;
}

/** Objects and arrays are merged member by member, anything else is replaced; what is undefined replaces nothing. */
function mergeDeep(earlier: unknown, later: unknown): unknown {
	if (later === undefined) return earlier;
	const isMergeable = (isPlainObject(earlier) && isPlainObject(later)) || (Array.isArray(earlier) && Array.isArray(later));
	if (!isMergeable) return later;
	const merged = (Array.isArray(earlier) ? [...earlier] : { ...(earlier as object) }) as Record<string, unknown>;
	for (const [key, value] of Object.entries(later as object)) {
		const before = Object.hasOwn(merged, key) ? merged[key] : undefined;
		Object.defineProperty(merged, key, { value: mergeDeep(before, value), enumerable: true, writable: true, configurable: true });
	}
	return merged;
}

function uniquePlugins(plugins: NonNullable<GatsbyConfig["plugins"]>): PluginRef[] {
	const unique: PluginRef[] = [];
	for (const plugin of plugins) if (plugin && !unique.some((other) => isSamePlugin(other, plugin))) unique.push(plugin);
	return unique;
}

function isSamePlugin(one: PluginRef, other: PluginRef): boolean {
	const [a, b] = [nameAndOptions(one), nameAndOptions(other)];
	return a.resolve === b.resolve && isDeepStrictEqual(a.options, b.options);
}

function nameAndOptions(plugin: PluginRef) {
	return typeof plugin === "string" ? { resolve: plugin, options: {} } : { resolve: plugin.resolve, options: plugin.options ?? {} };
}
