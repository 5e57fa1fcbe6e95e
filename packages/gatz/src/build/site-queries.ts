import type { StaticQueryMap } from "../bundle/query-mapper.js";
import { compileQueries } from "../data/compile-queries.js";
import type { CompiledQueries } from "../data/compiled-query.js";
import { dependsOnTime } from "../data/depends-on-time.js";
import type { GraphqlTag } from "../data/graphql-tag.js";
import { createReadSet, type ReadSet } from "../data/node.js";
import { writeQueryTypes } from "../data/write-query-types.js";
import type { PageEntry } from "../pages/page-entry.js";
import type { SliceEntry } from "../pages/slice-collection.js";
import type { Reporter } from "../plugin-api.js";
import { contentHash } from "../system/hash.js";
import { GatzError } from "../universal/errors.js";
import type { SlicesMap } from "../universal/slice.js";
import { extractQueries } from "./extract-queries.js";
import { NO_PAGES, type Site } from "./load-site.js";
import { pageVariables, runSharedQueries, type SharedResult, throwErrors } from "./query-results.js";
import { withoutShadowedFragments } from "./shadowed-tags.js";
import { openTagMemory } from "./tag-memory.js";

/** Longer keys go by their hash. */
const LONGEST_KEY = 128;

export interface ResultText {
	/** JSON of `{"data"?, "pageContext"}`, or of `{"data"?, "sliceContext"}`. */
	readonly json: string;
	readonly reads: ReadSet;
}

/** The queries of a site's sources during one build. */
export interface SiteQueries {
	readonly compiled: CompiledQueries;
	/** Runs the queries in `config` of pages. @returns JSON of `{"data"}` by hash */
	runConfigs(): Promise<Readonly<Record<string, string>>>;
	/**
	 * Runs the static queries that any template uses.
	 * @param tags of the bundles: packages are known only from there
	 */
	runStatics(tags: readonly GraphqlTag[], used: StaticQueryMap): Promise<ReadonlyMap<string, SharedResult>>;
	/**
	 * Equal for a page whose query would read the same nodes in the same way; null where time itself is in the answer.
	 * @param slices what stands at the page's aliases
	 */
	pageKey(page: PageEntry, slices?: SlicesMap): string | null;
	/** Runs a slice's query. @throws GatzError GRAPHQL_RESULT */
	sliceResult(slice: SliceEntry): Promise<ResultText>;
	/** Runs a page's query. @throws GatzError GRAPHQL_RESULT */
	pageResult(page: PageEntry): Promise<ResultText>;
}

/**
 * Finds and checks the queries of a site.
 * @throws GatzError GRAPHQL_…, once all the others have been told
 */
export async function createSiteQueries(
	site: Site,
	{ pages, slices }: { readonly pages: readonly PageEntry[]; readonly slices: readonly SliceEntry[] },
	reporter: Reporter,
): Promise<SiteQueries> {
	const { directory, plugins, graph } = site;
	const components = [...new Set([...pages, ...slices].map(({ component }) => component))];
	const args = site.createArguments(NO_PAGES);
	const { database } = site.data;
	const memory = openTagMemory(database);
	const scanned = await extractQueries({ directory, plugins, components, args, memory });
	memory.keep();
	const compile = (all: readonly GraphqlTag[]): CompiledQueries => {
		const tags = withoutShadowedFragments(all, site.shadows.table());
		const compiled = compileQueries({ schema: graph.schema(), tags, components: new Set(components), siteDirectory: directory });
		throwErrors(compiled.errors, reporter);
		return compiled;
	};
	const compiled = compile(scanned);
	for (const hint of compiled.hints) reporter.warn(hint);
	const { graphqlTypegen: option } = site.config;
	if (option !== false && option.generateOnBuild) {
		const hints = await writeQueryTypes({ siteDirectory: directory, option, schema: graph.schema(), queries: compiled });
		for (const hint of hints) reporter.info(hint);
	}
	const runner = graph.createRunner();
	const relative = new Set([...compiled.pages.values()].filter(({ document }) => dependsOnTime(document)));

	return {
		compiled,
		async runConfigs() {
			const results = await runSharedQueries(compiled.configs.values(), runner, reporter);
			return Object.fromEntries([...results].map(([hash, { json }]) => [hash, json]));
		},
		runStatics(tags, used) {
			const hashes = [...new Set(Object.values(used).flat())].sort();
			const { statics } = hashes.every((hash) => compiled.statics.has(hash)) ? compiled : compile([...scanned, ...tags]);
			const queries = hashes.map((hash) => {
				const query = statics.get(hash);
				if (!query) throw new GatzError("INTERNAL", { message: `the static query ${hash} is in a bundle and in no source` });
				return query;
			});
			return runSharedQueries(queries, runner, reporter);
		},
		pageKey(page, slices) {
			const query = compiled.pages.get(page.component);
			if (query && relative.has(query)) return null;
			const key = `${query?.key ?? ""} ${page.matchPath ?? ""} ${JSON.stringify(page.context)}${slices ? ` ${JSON.stringify(slices)}` : ""}`;
			return key.length <= LONGEST_KEY ? key : contentHash(key);
		},
		async sliceResult({ component, context: sliceContext }) {
			const query = compiled.pages.get(component);
			if (!query) return { json: JSON.stringify({ sliceContext }), reads: NO_READS };
			const { data, errors, reads } = await runner.run(query, sliceContext);
			throwErrors(errors, reporter);
			return { json: JSON.stringify({ data, sliceContext }), reads };
		},
		async pageResult(page) {
			const { context: pageContext } = page;
			const query = compiled.pages.get(page.component);
			if (!query) return { json: JSON.stringify({ pageContext }), reads: NO_READS };
			const { data, errors, reads } = await runner.run(query, pageVariables(page), page.path);
			throwErrors(errors, reporter);
			return { json: JSON.stringify({ data, pageContext }), reads };
		},
	};
}

const NO_READS: ReadSet = createReadSet();
