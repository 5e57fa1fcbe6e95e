import { isDeepStrictEqual } from "node:util";
import type { ReadSet } from "../data/node.js";
import type { PageEntry } from "../pages/page-entry.js";

/** The result of a page's query, with what it holds as long as. */
export interface PageResultRecord {
	readonly entry: PageEntry;
	/** Key of the query that gave it; empty for a page without one. */
	readonly query: string;
	readonly reads: ReadSet;
	readonly json: string;
}

/** Results of the pages that were asked for last: their queries run again only when something they depend on is another one. */
export interface PageResults {
	/** @param query its key */
	find(entry: PageEntry, query: string): string | undefined;
	add(record: PageResultRecord): void;
	/**
	 * Drops what does not hold any more.
	 * @param entryOf the page that has the path now
	 * @returns paths of the pages whose results are gone; null when others, of which nothing is known any more, may be different, too
	 */
	drop(isTouched: (reads: ReadSet) => boolean, entryOf: (path: string) => PageEntry | undefined): readonly string[] | null;
	clear(): void;
}

/** @param limit how many are kept */
export function createPageResults(limit = 1000): PageResults {
	const records = new Map<string, PageResultRecord>();
	let isComplete = true;
	return {
		find(entry, query) {
			const known = records.get(entry.path);
			return known && known.query === query && isDeepStrictEqual(known.entry, entry) ? known.json : undefined;
		},
		add(record) {
			const { path } = record.entry;
			records.delete(path);
			records.set(path, record);
			if (records.size <= limit) return;
			records.delete(records.keys().next().value as string);
			isComplete = false;
		},
		drop(isTouched, entryOf) {
			const dropped: string[] = [];
			for (const [path, { reads, entry }] of records) {
				if (!isTouched(reads) && isDeepStrictEqual(entryOf(path), entry)) continue;
				records.delete(path);
				dropped.push(path);
			}
			return isComplete ? dropped.sort() : null;
		},
		clear: () => records.clear(),
	};
}
