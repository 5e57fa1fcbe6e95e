import { join } from "node:path";
import MagicString from "magic-string";
import type { Plugin } from "vite";
import type { GraphqlTag } from "../data/graphql-tag.js";
import { queryHash } from "../data/query-hash.js";
import { readText, whenThere } from "../system/files.js";
import { CONFIG_QUERY } from "../universal/config-query.js";
import { dependsOnFramework } from "./depends-on-framework.js";
import { findGraphqlTags } from "./graphql-tags.js";
import { loadedSource } from "./loaded-source.js";

/** The `graphql` tags of all modules that a bundler has seen. */
export interface QueryTags {
	/** Loads modules with tags as they are without them. Pages in the browser are another plugin's, which calls {@link replace}. */
	readonly plugin: Plugin;
	/**
	 * Puts hashes in the place of a module's tags, and remembers them. Lines stay, so that positions in source maps are true, and what
	 * was replaced is in no source map since the bundler never sees it: the text of a query never ships. SPEC 4.2.7.
	 * @returns null where there are none
	 */
	replace(environment: string, id: string, code: string): string | null;
	/** Tags by module id. */
	of(environment: string): ReadonlyMap<string, readonly GraphqlTag[]>;
}

/** A script of a site, a plugin or a package. Where it is asked for in another form (`?raw`), it is none. */
const SCRIPT = /^[^\0]+\.(?:[cm]?[jt]s|[jt]sx)(?:\?(?:[vt]=[\w.-]+&?)+)?$/;

/** @param frameworkDirectory absolute path of this package, which has no tags */
export function createQueryTags(frameworkDirectory: string): QueryTags {
	const found = new Map<string, Map<string, readonly GraphqlTag[]>>();
	const mayHaveTags = createTagFilter(frameworkDirectory);
	const inEnvironment = (environment: string) => {
		const tags = found.get(environment) ?? new Map<string, readonly GraphqlTag[]>();
		found.set(environment, tags);
		return tags;
	};
	function replace(environment: string, id: string, code: string): string | null {
		const tags = findGraphqlTags(code, fileOf(id));
		if (tags.length > 0) inEnvironment(environment).set(id, tags);
		else inEnvironment(environment).delete(id);
		return tags.length > 0 ? replaceTags(code, tags) : null;
	}
	return {
		replace,
		of: inEnvironment,
		plugin: {
			name: "gatz:query-tags",
			enforce: "pre",
			load: {
				filter: { id: SCRIPT },
				async handler(id) {
					const file = fileOf(id);
					const code = (await mayHaveTags(file)) ? await whenThere(readText(file)) : undefined;
					const replaced = code?.includes("graphql") ? replace(this.environment.name, id, code) : null;
					return replaced === null ? null : loadedSource(this.environment, file, replaced);
				},
			},
		},
	};
}

/** A query of `config` gives its result, every other tag the hash of its query. */
function replaceTags(code: string, tags: readonly GraphqlTag[]): string {
	const source = new MagicString(code);
	for (const { text, start, end, usage } of tags) {
		const hash = JSON.stringify(queryHash(text));
		const lines = code.slice(start, end).replace(/[^\n]/g, "");
		source.overwrite(start, end, (usage === "config" ? `globalThis.${CONFIG_QUERY}(${hash})` : hash) + lines);
	}
	return source.toString();
}

function fileOf(id: string): string {
	return id.replace(/\?.*$/, "").replaceAll("\\", "/");
}

/** Own files may have tags; of installed ones those of packages that depend on the framework. SPEC 4.1.1. */
function createTagFilter(frameworkDirectory: string): (file: string) => Promise<boolean> {
	const packages = new Map<string, Promise<boolean>>();
	const framework = join(frameworkDirectory, "/").replaceAll("\\", "/");
	return async (file) => {
		if (file.startsWith(framework)) return false;
		const [, directory] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
		if (directory === undefined) return true;
		const verdict = packages.get(directory) ?? dependsOnFramework(directory);
		packages.set(directory, verdict);
		return verdict;
	};
}
