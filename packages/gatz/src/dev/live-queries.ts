import { extractQueries, findTags } from "../build/extract-queries.js";
import { createChangeTest, type DataChanges } from "../build/page-history.js";
import { pageVariables } from "../build/query-results.js";
import { withoutShadowedFragments } from "../build/shadowed-tags.js";
import { createTagMemory, type openTagMemory } from "../build/tag-memory.js";
import { type CompileOptions, compileQueries } from "../data/compile-queries.js";
import type { CompiledQueries, CompiledQuery } from "../data/compiled-query.js";
import type { GraphqlTag } from "../data/graphql-tag.js";
import { createReadSet, type ReadSet } from "../data/node.js";
import type { QueryRun, QueryRunner } from "../data/run-query.js";
import type { PageEntry } from "../pages/page-entry.js";
import type { SliceEntry } from "../pages/slice-collection.js";
import type { Reporter } from "../plugin-api.js";
import type { ComponentShadows } from "../plugins/component-shadows.js";
import type { Plugin } from "../plugins/plugin.js";
import type { HookArguments } from "../plugins/run-hook.js";
import type { StaticQueryResults } from "../universal/page.js";
import type { SliceData, SliceDataById } from "../universal/slice.js";
import { createPageResults } from "./page-results.js";

/** The schema as it is now, and what runs queries on it: a new object whenever the schema is another one. */
export interface LiveSchema {
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
	/** Tags of sources as they were at the last start. */
	readonly memory: ReturnType<typeof openTagMemory>;
	/** Absolute paths of the components of pages and slices, as they are now; a new list when they have changed. */
	components(): readonly string[];
	slices(): readonly SliceEntry[];
	schema(): LiveSchema;
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
	/**
	 * Forgets what depends on data that have changed, or on pages that are others.
	 * @returns the paths of pages whose results were known and are gone, null when any may have changed
	 */
	dataChanged(changes: DataChanges, entryOf: (path: string) => PageEntry | undefined): readonly string[] | null;
	/** Names of installed packages with static queries: they have to be loaded one module at a time. */
	packages(): readonly string[];
	/** Takes the new text of a source that was changed, added or, with an empty one, removed. */
	changed(file: string, text: string): Promise<QueryChange>;
}

/** What an edit of a source has done to queries. */
export interface QueryChange {
	/** Static ones are others. */
	readonly isStatic: boolean;
	/** Components of the pages that have another query, as it stands there or by a fragment. */
	readonly components: readonly string[];
	/** A page has a query and had none, or the reverse. */
	readonly isOtherKind: boolean;
}

const NO_CHANGE: QueryChange = { isStatic: false, components: [], isOtherKind: false };

/** Scans the site. Queries are compiled when they are first needed, and again when sources, pages or data have changed. */
export async function createLiveQueries(options: LiveQueriesOptions): Promise<LiveQueries> {
	const { directory, plugins, args, reporter } = options;
	const tags = new Map<string, readonly GraphqlTag[]>();
	const scan = await extractQueries({
		directory,
		plugins,
		components: options.components(),
		args,
		memory: options.memory,
		withPackages: true,
	});
	options.memory.keep();
	for (const tag of scan) tags.set(tag.file, [...(tags.get(tag.file) ?? []), tag]);
	const preprocessors = plugins.filter((plugin) => plugin.hooks.preprocessSource);
	let state: LiveState | undefined;
	const pageResults = createPageResults();
	/** Of static queries, by the keys of these. */
	let staticRuns = new Map<string, QueryRun>();
	/** Grows when something was forgotten: what a query has read before then may be old. */
	let generation = 0;
	/** Of queries that were in the sources before: modules that name them may be in use for a moment. */
	let outdated: StaticQueryResults = {};

	function current(): LiveState {
		const data = options.schema();
		const components = options.components();
		if (!state || state.data !== data || state.components !== components) {
			// With another schema nothing that was known holds.
			if (state?.data !== data) forgetAll();
			state = { data, components, queries: compile(data, components) };
		}
		return state;
	}

	function compile({ schema }: LiveSchema, components: readonly string[]): CompiledQueries {
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
		const started = generation;
		const runs = new Map<string, QueryRun>();
		for (const query of queries.statics.values()) {
			const known = staticRuns.get(query.key);
			const run = known ?? (await data.runner.run(query));
			if (!known) for (const error of run.errors) reporter.error(error);
			runs.set(query.key, run);
			if (run.errors.length === 0) results[query.hash] = { data: run.data };
		}
		if (generation === started) staticRuns = runs;
		return results;
	}

	/** Runs a component's exported query; undefined where it has none. */
	async function runExported({ queries, data }: LiveState, { component, variables, page }: ExportedRun): Promise<QueryRun | undefined> {
		const query = queries.pages.get(component);
		const failure = queries.failed.get(component);
		if (failure) throw failure;
		const run = query && (await data.runner.run(query, variables, page));
		if (run?.errors[0]) throw run.errors[0];
		return run;
	}

	async function runSlices(now: LiveState): Promise<SliceRun> {
		const results: Record<string, SliceData> = {};
		const all = createReadSet();
		for (const { id, component, context: sliceContext, template: componentChunkName } of options.slices()) {
			const run = await runExported(now, { component, variables: sliceContext });
			for (const node of run?.reads.nodes ?? []) all.nodes.add(node);
			for (const type of run?.reads.types ?? []) all.types.add(type);
			// A copy, as pages get it from JSON.
			const result = JSON.parse(JSON.stringify({ data: run?.data, sliceContext }));
			results[id] = { componentChunkName, result, staticQueryHashes: [...now.queries.statics.keys()] };
		}
		return { results, reads: all };
	}

	/** @returns whether what pages show in slices may be different */
	function dropSlices(isTouched: (reads: ReadSet) => boolean): boolean {
		if (!state?.slices || (state.sliceReads && !isTouched(state.sliceReads))) return false;
		state = { ...state, slices: undefined, sliceReads: undefined };
		return true;
	}

	function forgetAll(): void {
		generation++;
		pageResults.clear();
		staticRuns = new Map();
	}

	return {
		async pageResult(page) {
			const now = current();
			const key = now.queries.pages.get(page.component)?.key ?? "";
			const known = pageResults.find(page, key);
			if (known !== undefined) return known;
			const started = generation;
			const run = await runExported(now, { component: page.component, variables: pageVariables(page), page: page.path });
			const json = JSON.stringify({ ...(run && { data: run.data }), pageContext: page.context });
			if (generation === started) pageResults.add({ entry: page, query: key, reads: run?.reads ?? createReadSet(), json });
			return json;
		},
		staticResults() {
			const now = current();
			now.results ??= runStatics(now);
			return now.results;
		},
		sliceData() {
			const now = current();
			now.slices ??= runSlices(now).then((run) => {
				now.sliceReads = run.reads;
				return run;
			});
			return now.slices.then(({ results }) => results);
		},
		staticHashes() {
			const now = current();
			now.hashes ??= [...now.queries.statics.keys()];
			return now.hashes;
		},
		fragments: () => [...current().queries.fragments.values()],
		dataChanged(changes, entryOf) {
			generation++;
			const isTouched = createChangeTest(changes);
			for (const [key, { reads }] of staticRuns) if (isTouched(reads)) staticRuns.delete(key);
			if (state) state = { ...state, results: undefined };
			const dropped = pageResults.drop(isTouched, entryOf);
			return dropSlices(isTouched) ? null : dropped;
		},
		packages() {
			const names = [...current().queries.statics.values()].flatMap(
				({ file }) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
			);
			return [...new Set(names)].sort();
		},
		async changed(file, text) {
			const before = current().queries;
			const found = await findTags(text, file, preprocessors, args, createTagMemory());
			if (found.length === 0 && !tags.has(file)) return NO_CHANGE;
			outdated = (await state?.results) ?? {};
			tags.set(file, found);
			state = undefined;
			const after = current().queries;
			const hasQuery = ({ pages, failed }: CompiledQueries) => pages.has(file) || failed.has(file);
			const all = new Set([...before.pages.keys(), ...after.pages.keys()]);
			return {
				isStatic: keysOf(before.statics) !== keysOf(after.statics),
				components: [...all].filter((component) => before.pages.get(component)?.key !== after.pages.get(component)?.key),
				isOtherKind: hasQuery(before) !== hasQuery(after),
			};
		},
	};
}

interface ExportedRun {
	readonly component: string;
	readonly variables: Readonly<Record<string, unknown>>;
	/** Path of the page whose query it is. */
	readonly page?: string;
}

interface SliceRun {
	readonly results: SliceDataById;
	readonly reads: ReadSet;
}

interface LiveState {
	readonly data: LiveSchema;
	readonly components: readonly string[];
	readonly queries: CompiledQueries;
	hashes?: readonly string[];
	results?: Promise<StaticQueryResults> | undefined;
	slices?: Promise<SliceRun> | undefined;
	/** What the queries of slices have read, once they have run. */
	sliceReads?: ReadSet | undefined;
}

function keysOf(queries: ReadonlyMap<string, CompiledQuery>): string {
	return [...queries].map(([name, { key }]) => `${name} ${key}`).join("\n");
}
