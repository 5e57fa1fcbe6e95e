import { relative } from "node:path";
import { type ExportedConfig, readConfig, validateSiteConfig } from "../config/load-config.js";
import { mergeConfigs } from "../config/merge-config.js";
import { validateConfig } from "../config/validate-config.js";
import type { GatsbyConfig, SiteConfig } from "../config.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { createBuiltInPlugin } from "./built-in-plugin.js";
import { resolvePlugin } from "./resolve-plugin.js";

/**
 * A site's configuration with those of its themes below it: plugins that have a gatsby-config of their own, an object or a function of their options.
 * The plugins of a theme come before it, those of a theme that it builds on before these. SPEC 6.3.19, 6.3.21.
 * @param directory absolute path of the site
 * @param isAnew it was read in this process before
 * @throws what `loadConfig` throws, for a theme's configuration with its file; PLUGIN_NOT_FOUND
 */
export async function loadThemedConfig(directory: string, isAnew = false): Promise<SiteConfig> {
	const own = await readConfig(directory, directory, isAnew);
	const { plugins } = validateSiteConfig(own);
	let config: GatsbyConfig = {};
	for (const plugin of plugins) config = mergeConfigs(config, await loadTheme(plugin, { site: directory, isAnew, chain: [directory] }));
	return validateConfig(mergeConfigs(config, own.exported as GatsbyConfig));
}

type PluginEntry = SiteConfig["plugins"][number];

interface ThemePlace {
	/** Absolute path of the site. */
	readonly site: string;
	readonly isAnew: boolean;
	/** Folders of the site and of the themes that lead to this one: none of them is its own parent. */
	readonly chain: readonly string[];
}

/** What a plugin adds to the configuration: itself, before it the plugins of its gatsby-config, and the rest of that. */
async function loadTheme(plugin: PluginEntry, place: ThemePlace): Promise<GatsbyConfig> {
	const { resolve, options, parentDir } = plugin;
	const { site, isAnew, chain } = place;
	if (createBuiltInPlugin(resolve, options, site)) return { plugins: [plugin] };
	const folder = await resolvePlugin(resolve, parentDir ?? site);
	if (chain.includes(folder)) return {};
	const theme = await evaluateTheme(await readConfig(folder, site, isAnew), plugin, site);
	const plugins = theme.plugins.map((entry) => ({ ...entry, parentDir: entry.parentDir ?? folder }));
	let merged: GatsbyConfig = {};
	for (const parent of plugins) merged = mergeConfigs(merged, await loadTheme(parent, { ...place, chain: [...chain, folder] }));
	return mergeConfigs(merged, { ...theme.given, plugins: [...plugins, plugin] });
}

/** @throws CONFIG_UNKNOWN_KEY, CONFIG_INVALID, CONFIG_THROWS in the theme's file */
async function evaluateTheme(
	{ file, exported }: ExportedConfig,
	{ resolve, options }: PluginEntry,
	site: string,
): Promise<{ readonly given: GatsbyConfig; readonly plugins: SiteConfig["plugins"] }> {
	const place = { file: relative(site, file ?? ""), plugin: resolve };
	try {
		const given: unknown = typeof exported === "function" ? await exported(options) : exported;
		return { given: given as GatsbyConfig, plugins: validateConfig(given ?? {}).plugins };
	} catch (error) {
		if (!(error instanceof GatzError))
			throw new GatzError("CONFIG_THROWS", { file: place.file, message: thrownMessage(error) }, { place, cause: error });
		throw Object.assign(error, { place: { ...error.place, ...place } });
	}
}
