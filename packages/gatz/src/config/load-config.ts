import { basename } from "node:path";
import type { SiteConfig } from "../config.js";
import { GatzError } from "../universal/errors.js";
import { evaluateAnew, evaluateModule } from "./evaluate-module.js";
import { findModule } from "./find-module.js";
import { validateConfig } from "./validate-config.js";

/** What a gatsby-config exports, before it is validated. */
export interface ExportedConfig {
	/** Absolute path; undefined when there is none. */
	readonly file: string | undefined;
	readonly exported: unknown;
}

/**
 * Finds and evaluates a gatsby-config; without one the export is `{}`.
 * @param folder absolute path of the site, or of a theme
 * @param site absolute path of the site, for messages
 * @param isAnew it may have been evaluated in this process before; one of an installed package stays as it is
 * @throws CONFIG_TWICE, CONFIG_THROWS
 */
export async function readConfig(folder: string, site: string, isAnew = false): Promise<ExportedConfig> {
	const file = await findModule(folder, "gatsby-config");
	const evaluate = isAnew && !folder.includes("/node_modules/") ? evaluateAnew : evaluateModule;
	return { file, exported: file === undefined ? {} : await evaluate(file, site) };
}

/**
 * Finds, evaluates and validates a site's gatsby-config; a site without one has the defaults. SPEC 6.3.
 * @param directory absolute path of the site
 * @throws CONFIG_TWICE, CONFIG_THROWS, CONFIG_IS_FUNCTION, CONFIG_UNKNOWN_KEY, CONFIG_INVALID
 */
export async function loadConfig(directory: string): Promise<SiteConfig> {
	return validateSiteConfig(await readConfig(directory, directory));
}

/** @throws CONFIG_IS_FUNCTION, CONFIG_UNKNOWN_KEY, CONFIG_INVALID */
export function validateSiteConfig({ file, exported }: ExportedConfig): SiteConfig {
	if (typeof exported === "function") throw new GatzError("CONFIG_IS_FUNCTION", {}, { place: { file: basename(file ?? "") } });
	return validateConfig(exported);
}

/** What applies of the prefixes: all of it only in a build made with `--prefix-paths`. SPEC 1.13. */
export interface Prefixes {
	/** `""` or `/blog`; goes before links. */
	readonly basePath: string;
	/** Asset and path prefix together; goes before assets. */
	readonly pathPrefix: string;
	readonly assetPrefix: string;
}

/** SPEC 1.13.1, 1.13.2. */
export function createPrefixes(config: SiteConfig, prefixPaths: boolean): Prefixes {
	if (!prefixPaths) return { basePath: "", pathPrefix: "", assetPrefix: "" };
	const { pathPrefix, assetPrefix } = config;
	return { basePath: pathPrefix, pathPrefix: assetPrefix + pathPrefix, assetPrefix };
}
