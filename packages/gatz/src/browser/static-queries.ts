import type { StaticQueryResults } from "../universal/page.js";

/** The results of static queries that pages of this visit have needed. SPEC 2.2.2, 5.7.5. */
export interface StaticQueries {
	/** Grows: it is the same object for the whole visit. */
	readonly results: StaticQueryResults;
	/** Gets a result, once. Rejects when it is not to be had; then it is asked for again the next time. SPEC 5.8.19. */
	load(hash: string): Promise<unknown>;
}

export function createStaticQueries(pathPrefix: string): StaticQueries {
	const results: Record<string, { data: unknown }> = {};
	const flights: Record<string, Promise<unknown>> = {};
	async function request(hash: string): Promise<void> {
		try {
			results[hash] = await (await fetch(`${pathPrefix}/page-data/sq/d/${hash}.json`)).json();
		} catch (error) {
			delete flights[hash];
			throw error;
		}
	}
	return {
		results,
		load(hash) {
			flights[hash] ??= request(hash);
			return flights[hash];
		},
	};
}
