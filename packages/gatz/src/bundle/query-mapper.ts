import type { Plugin, Rolldown } from "vite";
import type { GraphqlTag } from "../data/graphql-tag.js";
import { queryHash } from "../data/query-hash.js";
import { joinComponent } from "../pages/content-file.js";
import type { QueryTags } from "./query-tags.js";
import type { PluginModule, TemplateInput } from "./site-input.js";

/** Template → hashes of the static queries that its pages may use, sorted. */
export type StaticQueryMap = Readonly<Record<string, readonly string[]>>;

/** The queries in a bundle. Plain data. */
export interface BundledQueries {
	/** Of all modules, those of packages included, by file. */
	readonly tags: readonly GraphqlTag[];
	readonly staticQueries: StaticQueryMap;
}

/** Finds the queries in a bundle. */
export interface QueryMapper {
	readonly plugin: Plugin;
	/** What the last pass of the bundler found. */
	found(): BundledQueries;
}

export interface QueryMapperOptions {
	readonly tags: QueryTags;
	readonly templates: readonly TemplateInput[];
	/** The gatsby-browser or gatsby-ssr modules: what they reach, every page needs. */
	readonly plugins: readonly PluginModule[];
}

/**
 * Tells which static queries each template needs: those of all modules that it reaches by static or dynamic import, used or not, and those
 * of gatsby-browser and gatsby-ssr. SPEC 2.1.21.
 */
export function createQueryMapper({ tags, templates, plugins }: QueryMapperOptions): QueryMapper {
	let queries: BundledQueries = { tags: [], staticQueries: {} };
	const plugin: Plugin = {
		name: "gatz:query-mapper",
		generateBundle() {
			const found = tags.of(this.environment.name);
			const ids = [...found.keys()].filter((id) => this.getModuleInfo(id) !== null).sort();
			const hashes = new Map(ids.map((id) => [id, staticHashes(found.get(id) ?? [])]));
			const isAny = [...hashes.values()].some((list) => list.length > 0);
			const reach = (roots: readonly string[]) => [...reachable(isAny ? roots : [], this)].flatMap((id) => hashes.get(id) ?? []);
			const everywhere = reach(plugins.map(({ file }) => file));
			const staticQueries = templates.map((one) => [one.name, [...new Set([...reach([joinComponent(one)]), ...everywhere])].sort()]);
			queries = { tags: ids.flatMap((id) => found.get(id) ?? []), staticQueries: Object.fromEntries(staticQueries) };
		},
	};
	return { plugin, found: () => queries };
}

/** What both sides of a site need of static queries, for each template. */
export function joinStaticQueries(one: StaticQueryMap, other: StaticQueryMap): StaticQueryMap {
	const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
	return Object.fromEntries(names.map((name) => [name, [...new Set([...(one[name] ?? []), ...(other[name] ?? [])])].sort()]));
}

function staticHashes(tags: readonly GraphqlTag[]): string[] {
	return tags.filter(({ usage }) => usage === "static").map(({ text }) => queryHash(text));
}

/** The modules that some reach by static or dynamic import, and these. */
export function reachable(roots: readonly string[], context: Rolldown.PluginContext): Set<string> {
	const reached = new Set(roots);
	for (const id of reached) {
		const info = context.getModuleInfo(id);
		for (const next of info?.importedIds ?? []) reached.add(next);
		for (const next of info?.dynamicallyImportedIds ?? []) reached.add(next);
	}
	return reached;
}
