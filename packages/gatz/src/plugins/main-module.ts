import { createRequire } from "node:module";
import { join } from "node:path";
import { evaluateModule } from "../config/evaluate-module.js";
import type { Plugin } from "./plugin.js";

/** The absolute path of what `require` gives for a plugin's folder; undefined when it has no such module. */
export function mainModuleOf({ directory }: Pick<Plugin, "directory">): string | undefined {
	try {
		return createRequire(join(directory, "package.json")).resolve(directory);
	} catch {
		return undefined;
	}
}

/**
 * What a plugin's main module exports; undefined when it has none.
 * @param site absolute path of the site
 */
export async function loadMainModule(plugin: Pick<Plugin, "directory">, site: string): Promise<unknown> {
	const file = mainModuleOf(plugin);
	return file === undefined ? undefined : evaluateModule(file, site);
}
