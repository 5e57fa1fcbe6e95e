import { join } from "node:path";
import { findModule } from "../config/find-module.js";
import type { Plugin } from "../plugins/plugin.js";
import { readBytes } from "../system/files.js";
import { hashOf } from "../system/hash.js";
import { VERSION } from "../universal/version.js";

/**
 * Hash of what nodes depend on besides their sources: our version, names, versions and options of the plugins, the site's own
 * gatsby-config and gatsby-node, and the gatsby-node of plugins that have no version.
 * @param directory absolute path of the site
 */
export async function createDataKey(plugins: readonly Plugin[], directory: string): Promise<string> {
	const config = await findModule(directory, "gatsby-config");
	const files = [config, ...plugins.filter(({ version }) => version === "").map(({ nodeFile }) => nodeFile)];
	const contents = await Promise.all(files.map(async (file) => (file === undefined ? "" : readBytes(file))));
	const described = plugins.map(({ name, version, options }) => JSON.stringify([name, version, textOf(options)]));
	return hashOf([VERSION, ...described, ...contents, await packageOf(directory)]);
}

async function packageOf(directory: string): Promise<Uint8Array | string> {
	return readBytes(join(directory, "package.json")).catch(() => "");
}

/** Options as text; functions and patterns by their source, modules of sub-plugins not at all. */
function textOf(options: unknown): string {
	const seen = new Set<unknown>();
	return JSON.stringify(options, (key, value: unknown) => {
		if (key === "module") return undefined;
		if (typeof value === "function" || value instanceof RegExp) return String(value);
		if (typeof value !== "object" || value === null) return value;
		if (seen.has(value)) return undefined;
		seen.add(value);
		return value;
	});
}
