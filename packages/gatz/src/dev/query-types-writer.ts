import type { SiteConfig } from "../config.js";
import type { CompileOptions } from "../data/compile-queries.js";
import type { CompiledQueries } from "../data/compiled-query.js";
import { writeQueryTypes } from "../data/write-query-types.js";
import type { Reporter } from "../plugin-api.js";

export interface QueryTypesWriterOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly option: SiteConfig["graphqlTypegen"];
	/** Where GraphiQL will be. */
	readonly endpoint: string;
	readonly reporter: Reporter;
}

/** Writes the types of queries, now or as soon as those of the queries before are written; of several that wait, the last. */
export type QueryTypesWriter = (schema: CompileOptions["schema"], queries: CompiledQueries) => void;

/** Tells each hint once, and goes on after a failure. */
export function createQueryTypesWriter({ directory, option, endpoint, reporter }: QueryTypesWriterOptions): QueryTypesWriter {
	const told = new Set<string>();
	let next: Pick<Parameters<typeof writeQueryTypes>[0], "schema" | "queries"> | undefined;
	let isWriting = false;

	async function writeAll(): Promise<void> {
		isWriting = true;
		while (next) {
			const latest = next;
			next = undefined;
			try {
				const hints = await writeQueryTypes({ siteDirectory: directory, option, endpoint, ...latest });
				for (const hint of hints) if (!told.has(hint)) reporter.info(hint);
				for (const hint of hints) told.add(hint);
			} catch (error) {
				reporter.error(error);
			}
		}
		isWriting = false;
	}

	return (schema, queries) => {
		if (!option) return;
		next = { schema, queries };
		if (!isWriting) void writeAll();
	};
}
