import { type ExecutionResult, execute, type GraphQLError, type GraphQLSchema } from "graphql";
import { type ErrorPlace, GatzError } from "../universal/errors.js";
import type { CompiledQuery } from "./compiled-query.js";
import { shownFile } from "./graphql-tag.js";
import { ResolverError } from "./name-resolver.js";
import { createReadSet, type ReadSet } from "./node.js";
import type { ResolverContext } from "./node-model.js";
import { nodePlace } from "./tag-source.js";

/** What a query came to. */
export interface QueryRun {
	/** Plain data for JSON; null or with gaps where there are errors. */
	readonly data: unknown;
	readonly errors: readonly GatzError[];
	/** What of the nodes was read. */
	readonly reads: ReadSet;
}

export interface QueryRunner {
	/**
	 * Runs a query that was checked when it was compiled.
	 * @param variables of a page: its fields overlaid by its context (SPEC 4.2.3); those that the query does not declare are ignored
	 * @param page path of the page; undefined for static queries
	 */
	run(query: CompiledQuery, variables?: Readonly<Record<string, unknown>>, page?: string): Promise<QueryRun>;
}

export interface QueryRunnerOptions {
	readonly schema: GraphQLSchema;
	/** Makes what resolvers get as their third argument; called for each run. */
	createContext(reads: ReadSet, page: string | undefined): ResolverContext;
	/** Absolute path. */
	readonly siteDirectory: string;
	/** Told of a run that took longer than 15 s. SPEC 4.2.6. */
	onSlow?(query: CompiledQuery, page: string | undefined, seconds: number): void;
}

/** Milliseconds. */
const SLOW = 15_000;

export function createQueryRunner({ schema, createContext, siteDirectory, onSlow }: QueryRunnerOptions): QueryRunner {
	return {
		async run(query, variables = {}, page) {
			const reads = createReadSet();
			const start = performance.now();
			const answer = execute({
				schema,
				document: query.document,
				contextValue: createContext(reads, page),
				variableValues: variables,
			});
			const { data, errors = [] }: ExecutionResult = answer instanceof Promise ? await answer : answer;
			const duration = performance.now() - start;
			if (duration > SLOW) onSlow?.(query, page, Math.round(duration / 1000));
			return { data, errors: errors.map((error) => resultError(error, query, page, siteDirectory)), reads };
		},
	};
}

/** What a resolver threw, with the field in the query; the resolver's own error and stack stand underneath. SPEC 4.2.5. */
function resultError(error: GraphQLError, { file }: CompiledQuery, page: string | undefined, siteDirectory: string): GatzError {
	const shown = shownFile(file, siteDirectory);
	const field = error.path ? `The field ${error.path.join(".")}` : "A variable";
	const place: ErrorPlace = { file: shown, ...nodePlace(error.nodes?.[0], siteDirectory), ...(page !== undefined && { page }) };
	const values = { field, file: shown, page: page === undefined ? "" : ` for the page ${page}`, message: error.message };
	const { originalError } = error;
	// What tells the resolver's name stands around what the resolver threw.
	const cause = originalError instanceof ResolverError ? originalError.cause : originalError;
	return new GatzError("GRAPHQL_RESULT", values, { place, ...(cause !== undefined && { cause }) });
}
