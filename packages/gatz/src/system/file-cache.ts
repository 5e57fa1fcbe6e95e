import { join } from "node:path";
import type { PluginCache } from "../plugin-api.js";
import { readJson, remove, whenThere, writeAtomically } from "./files.js";
import { contentHash } from "./hash.js";

/**
 * A cache with one JSON file per key.
 * @param directory absolute path of the folder of all caches
 * @param name name of this one, which may hold slashes and other characters of package names
 */
export function createFileCache(directory: string, name: string): PluginCache {
	const own = join(directory, name.replace(/[^\w@.-]/g, "-"));
	const fileOf = (key: string): string => join(own, `${contentHash(key)}.json`);
	return {
		name,
		directory: own,
		async get(key) {
			const entry = (await whenThere(readJson(fileOf(key)))) as { value?: unknown } | undefined;
			return entry?.value;
		},
		async set(key, value) {
			await writeAtomically(fileOf(key), JSON.stringify({ key, value }));
			return value;
		},
		async del(key) {
			await remove(fileOf(key));
		},
	};
}
