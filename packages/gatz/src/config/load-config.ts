import { basename } from "node:path";
import type { SiteConfig } from "../config.js";
import { GatzError } from "../universal/errors.js";
import { evaluateAnew, evaluateModule } from "./evaluate-module.js";
import { findModule } from "./find-module.js";
import { validateConfig } from "./validate-config.js";

/**
 * Finds, evaluates and validates a site's gatsby-config; a site without one has the defaults. SPEC 6.3.
 * @param directory absolute path of the site
 * @param isAnew it was evaluated in this process before
 * @throws CONFIG_TWICE, CONFIG_THROWS, CONFIG_IS_FUNCTION, CONFIG_UNKNOWN_KEY, CONFIG_INVALID
 */
export async function loadConfig(directory: string, isAnew = false): Promise<SiteConfig> {
	const file = await findModule(directory, "gatsby-config");
	if (file === undefined) return validateConfig({});
	const exported = await (isAnew ? evaluateAnew : evaluateModule)(file, directory);
	if (typeof exported === "function") throw new GatzError("CONFIG_IS_FUNCTION", {}, { place: { file: basename(file) } });
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
