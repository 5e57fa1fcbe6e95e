import { SERVER_FILES, type TemplateRecord } from "../artifact/schema.js";
import type { Stage } from "../artifact/stage.js";
import type { CompiledQuery } from "../data/compiled-query.js";
import type { ReadSet } from "../data/node.js";
import type { QueryRunner } from "../data/run-query.js";
import type { PageEntry } from "../pages/page-entry.js";
import type { Reporter } from "../plugin-api.js";
import type { GatzError } from "../universal/errors.js";

/** The result of a query that is the same for all pages. */
export interface SharedResult {
	readonly query: CompiledQuery;
	/** JSON of `{"data"}`. */
	readonly json: string;
	readonly reads: ReadSet;
}

/**
 * Runs static queries, or those of `config`.
 * @returns by hash
 * @throws GatzError GRAPHQL_RESULT
 */
export async function runSharedQueries(
	queries: Iterable<CompiledQuery>,
	runner: QueryRunner,
	reporter: Reporter,
): Promise<Map<string, SharedResult>> {
	const results = new Map<string, SharedResult>();
	const failures: GatzError[] = [];
	for (const query of queries) {
		const { data, errors, reads } = await runner.run(query);
		failures.push(...errors);
		results.set(query.hash, { query, json: JSON.stringify({ data }), reads });
	}
	throwErrors(failures, reporter);
	return results;
}

/** Stages results of static queries for the browser and, of templates that are rendered on request, for the server. SPEC 2.2.2. */
export async function writeStaticQueries(
	stage: Stage,
	results: ReadonlyMap<string, SharedResult>,
	onRequest: readonly Pick<TemplateRecord, "staticQueryHashes">[],
): Promise<void> {
	for (const [hash, { json }] of results) await stage.writePublic(`page-data/sq/d/${hash}.json`, json);
	const hashes = [...new Set(onRequest.flatMap(({ staticQueryHashes }) => staticQueryHashes))].sort();
	const members = hashes.map((hash) => `${JSON.stringify(hash)}:${results.get(hash)?.json}`);
	if (members.length > 0) await stage.writeServer(SERVER_FILES.staticQueries, `{${members.join(",")}}`);
}

/** Variables of a page query: the page's fields, overlaid by its context. SPEC 4.2.3. */
export function pageVariables({ path, matchPath, component, template, context }: PageEntry): Record<string, unknown> {
	return { path, matchPath, component, componentPath: component, componentChunkName: template, ...context };
}

/** Throws the last of some errors, once the others are told, so that a command fails with all of them. */
export function throwErrors(errors: readonly GatzError[], reporter: Reporter): void {
	const last = errors.at(-1);
	if (!last) return;
	for (const error of errors.slice(0, -1)) reporter.error(error);
	throw last;
}
