import type { StaticQueryResults } from "../universal/page.js";
import { retry } from "./retry.js";

/** The results of static queries that pages of this visit have needed. SPEC 2.2.2, 5.7.5. */
export interface StaticQueries {
	/** Grows: it is the same object for the whole visit. */
	readonly results: StaticQueryResults;
	/** Gets a result that is not at hand. Rejects when it is not to be had; then it is asked for again the next time. SPEC 5.8.19. */
	load(hash: string): Promise<void> | undefined;
}

export function createStaticQueries(pathPrefix: string): StaticQueries {
	const results: Record<string, { data: unknown }> = {};
	const flights = new Map<string, Promise<void>>();
	async function request(hash: string): Promise<void> {
		results[hash] = await retry(async () => (await fetch(`${pathPrefix}/page-data/sq/d/${hash}.json`)).json());
	}
	return {
		results,
		load(hash) {
			if (results[hash]) return undefined;
			const flight = flights.get(hash) ?? request(hash).finally(() => flights.delete(hash));
			flights.set(hash, flight);
			return flight;
		},
	};
}
