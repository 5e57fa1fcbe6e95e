import type { Plugin } from "vite";
import { readText } from "../system/files.js";
import { loadedSource } from "./loaded-source.js";
import type { QueryTags } from "./query-tags.js";
import { stripExports } from "./strip-exports.js";

/** Exports of a page that never reach the browser. SPEC 7.2. */
export const SERVER_EXPORTS = ["getServerData", "config"];

/**
 * Takes the server's exports out of page components before anything else sees the file, in the browser's environment only. What is
 * loaded is the stripped text itself, so source maps do not hold what was removed.
 * @param isPage whether a file is a page component
 * @param tags what becomes of the page's queries
 */
export function pageExports(isPage: (file: string) => boolean, tags: QueryTags): Plugin {
	// Files that a page re-exports with `export *`: their server exports go as well.
	const starTargets = new Set<string>();
	return {
		name: "gatz:page-exports",
		enforce: "pre",
		applyToEnvironment: (environment) => environment.name === "client",
		async load(id) {
			const file = id.replace(/[?#].*$/, "");
			if (!isPage(file) && !starTargets.has(file)) return null;
			if (!/\.[cm]?[jt]sx?$/.test(file)) return null;
			const stripped = stripExports(file, await readText(file), SERVER_EXPORTS);
			if (!stripped) return null;
			for (const source of stripped.starSources) {
				const target = await this.resolve(source, id);
				if (target && !target.external) starTargets.add(target.id.replace(/[?#].*$/, ""));
			}
			const code = tags.replace(this.environment.name, id, stripped.code) ?? stripped.code;
			return loadedSource(this.environment, file, code);
		},
	};
}
