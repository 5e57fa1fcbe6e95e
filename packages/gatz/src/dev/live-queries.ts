import { extractQueries, findTags } from "../build/extract-queries.js";
import { pageVariables } from "../build/query-results.js";
import { withoutShadowedFragments } from "../build/shadowed-tags.js";
import { createTagMemory } from "../build/tag-memory.js";
import { type CompileOptions, compileQueries } from "../data/compile-queries.js";
import type { CompiledQueries, CompiledQuery } from "../data/compiled-query.js";
import type { GraphqlTag } from "../data/graphql-tag.js";
import type { QueryRunner } from "../data/run-query.js";
import type { PageEntry } from "../pages/page-entry.js";
import type { SliceEntry } from "../pages/slice-collection.js";
import type { Reporter } from "../plugin-api.js";
import type { ComponentShadows } from "../plugins/component-shadows.js";
import type { Plugin } from "../plugins/plugin.js";
import type { HookArguments } from "../plugins/run-hook.js";
import type { StaticQueryResults } from "../universal/page.js";
import type { SliceData, SliceDataById } from "../universal/slice.js";

/** The data layer as it is now: a new object whenever nodes or the schema have changed. */
export interface LiveData {
	readonly schema: CompileOptions["schema"];
	readonly runner: QueryRunner;
}

export interface LiveQueriesOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly plugins: readonly Plugin[];
	readonly shadows: ComponentShadows;
	readonly reporter: Reporter;
	readonly args: HookArguments;
	/** Absolute paths of the components of pages and slices, as they are now; a new list when they have changed. */
	components(): readonly string[];
	slices(): readonly SliceEntry[];
	data(): LiveData;
	/** Told whenever queries have been compiled, with the schema that they were checked against. */
	onCompiled?(schema: CompileOptions["schema"], queries: CompiledQueries): void;
}

/** A site's queries while it is being developed. */
export interface LiveQueries {
	/** JSON of a page's `{"data"?, "pageContext"}`. Throws what its query failed with. */
	pageResult(page: PageEntry): Promise<string>;
	/** Of all static queries that work: any page may use them. */
	staticResults(): Promise<StaticQueryResults>;
	/** Of all slices. Rejects with what a query of theirs failed with. */
	sliceData(): Promise<SliceDataById>;
	/** Hashes of all static queries, sorted; the same list until they change. */
	staticHashes(): readonly string[];
	/** All fragments, as syntax trees. */
	fragments(): readonly object[];
	/** Names of installed packages with static queries: they have to be loaded one module at a time. */
	packages(): readonly string[];
	/**
	 * Takes the new text of a source that was changed, added or, with an empty one, removed.
	 * @returns whether a query of a page changed, or a static one, or none
	 */
	changed(file: string, text: string): Promise<"page" | "static" | null>;
}

/** Scans the site. Queries are compiled when they are first needed, and again when sources, pages or data have changed. */
export async function createLiveQueries(options: LiveQueriesOptions): Promise<LiveQueries> {
	const { directory, plugins, args, reporter } = options;
	const tags = new Map<string, readonly GraphqlTag[]>();
	const scan = await extractQueries({ directory, plugins, components: options.components(), args, withPackages: true });
	for (const tag of scan) tags.set(tag.file, [...(tags.get(tag.file) ?? []), tag]);
	const preprocessors = plugins.filter((plugin) => plugin.hooks.preprocessSource);
	let state: LiveState | undefined;
	/** Of queries that were in the sources before: modules that name them may be in use for a moment. */
	let outdated: StaticQueryResults = {};

	function current(): LiveState {
		const data = options.data();
		const components = options.components();
		if (!state || state.data !== data || state.components !== components) {
			state = { data, components, queries: compile(data, components) };
		}
		return state;
	}

	function compile({ schema }: LiveData, components: readonly string[]): CompiledQueries {
		const all = [...tags.values()].flat();
		const queries = compileQueries({
			schema,
			tags: withoutShadowedFragments(all, options.shadows.table()),
			components: new Set(components),
			siteDirectory: directory,
		});
		// Of packages, nobody may reach the query.
		const errors = queries.errors.filter(({ place }) => !place.file?.includes("node_modules/"));
		for (const error of errors) reporter.error(error);
		for (const hint of queries.hints) reporter.warn(hint);
		options.onCompiled?.(schema, queries);
		return queries;
	}

	async function runStatics({ queries, data }: LiveState): Promise<StaticQueryResults> {
		const results: Record<string, { data: unknown }> = { ...outdated };
		for (const query of queries.statics.values()) {
			const run = await data.runner.run(query);
			for (const error of run.errors) reporter.error(error);
			if (run.errors.length === 0) results[query.hash] = { data: run.data };
		}
		return results;
	}

	/** Data of a component's exported query; undefined where it has none. */
	async function runExported(
		{ queries, data }: LiveState,
		component: string,
		variables: Readonly<Record<string, unknown>>,
		page?: string,
	): Promise<unknown> {
		const query = queries.pages.get(component);
		const failure = queries.failed.get(component);
		if (failure) throw failure;
		if (!query) return undefined;
		const { data: result, errors } = await data.runner.run(query, variables, page);
		if (errors[0]) throw errors[0];
		return result;
	}

	async function runSlices(now: LiveState): Promise<SliceDataById> {
		const results: Record<string, SliceData> = {};
		for (const { id, component, context: sliceContext, template: componentChunkName } of options.slices()) {
			const data = await runExported(now, component, sliceContext);
			// A copy, as pages get it from JSON.
			const result = JSON.parse(JSON.stringify({ data, sliceContext }));
			results[id] = { componentChunkName, result, staticQueryHashes: [...now.queries.statics.keys()] };
		}
		return results;
	}

	return {
		async pageResult(page) {
			const data = await runExported(current(), page.component, pageVariables(page), page.path);
			return JSON.stringify({ data, pageContext: page.context });
		},
		staticResults() {
			const now = current();
			now.results ??= runStatics(now);
			return now.results;
		},
		sliceData() {
			const now = current();
			now.slices ??= runSlices(now);
			return now.slices;
		},
		staticHashes() {
			const now = current();
			now.hashes ??= [...now.queries.statics.keys()];
			return now.hashes;
		},
		fragments: () => [...current().queries.fragments.values()],
		packages() {
			const names = [...current().queries.statics.values()].flatMap(
				({ file }) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
			);
			return [...new Set(names)].sort();
		},
		async changed(file, text) {
			const before = current().queries;
			const found = await findTags(text, file, preprocessors, args, createTagMemory());
			if (found.length === 0 && !tags.has(file)) return null;
			outdated = (await state?.results) ?? {};
			tags.set(file, found);
			state = undefined;
			const after = current().queries;
			if (keysOf(before.pages) !== keysOf(after.pages)) return "page";
			return keysOf(before.statics) === keysOf(after.statics) ? null : "static";
		},
	};
}

interface LiveState {
	readonly data: LiveData;
	readonly components: readonly string[];
	readonly queries: CompiledQueries;
	hashes?: readonly string[];
	results?: Promise<StaticQueryResults>;
	slices?: Promise<SliceDataById>;
}

function keysOf(queries: ReadonlyMap<string, CompiledQuery>): string {
	return [...queries].map(([name, { key }]) => `${name} ${key}`).join("\n");
}
