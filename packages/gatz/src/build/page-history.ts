import type { ReadSet } from "../data/node.js";
import type { NodeDatabase } from "../data/node-database.js";
import { isSitePageId, SITE_PAGE } from "../pages/site-page-nodes.js";

/** What a page of the last build was made from. */
export interface PageRecord {
	/** Of its query, its variables and its context. */
	readonly query: string;
	/** Ids of the nodes that the query read, and types of which it may have read any. */
	readonly nodes: readonly string[];
	readonly types: readonly string[];
	/** Hash of its `page-data.json`; empty for a page that is rendered on request. */
	readonly data: string;
}

/** The pages of the last build, by path. */
export interface PageHistory {
	record(path: string): PageRecord | undefined;
	/** Whether the page's query would give what it gave then. */
	isCurrent(record: PageRecord, query: string): boolean;
	/** What documents of a template were made from besides their pages' data. */
	templateKey(template: string): string | undefined;
	/** What a slice was rendered from. */
	sliceKey(id: string): string | undefined;
}

interface StoredPages {
	readonly buildId: string;
	readonly schema: string;
	/** Template → hash of what its documents were made from besides their pages' data. */
	readonly templates: Readonly<Record<string, string>>;
	/** Id → hash of what the slice was rendered from. */
	readonly slices: Readonly<Record<string, string>>;
	readonly pages: Readonly<Record<string, PageRecord>>;
}

/** Ids of nodes and names of types. */
export interface DataChanges {
	readonly nodes: Iterable<string>;
	readonly types: Iterable<string>;
}

interface StoredChanges extends DataChanges {
	readonly nodes: readonly string[];
	readonly types: readonly string[];
}

const PAGES = "page history";
const CHANGES = "changes since pages";

/**
 * Adds what has changed in the store to what had changed since the last build that was completed. To be called before each save, so
 * that a build that fails or is killed afterwards loses none of it.
 */
export function noteChanges({ store, getValue, setValue }: NodeDatabase): void {
	const { nodes, types } = store.changes;
	if (nodes.size === 0 && types.size === 0) return;
	const before = getValue(CHANGES) as StoredChanges | undefined;
	setValue(CHANGES, {
		nodes: [...new Set([...(before?.nodes ?? []), ...nodes])],
		types: [...new Set([...(before?.types ?? []), ...types])],
	} satisfies StoredChanges);
}

/**
 * @param buildId of the build that is served
 * @param schema hash of what the schema is made from
 * @param isCodeSame whether resolvers and templates are those of that build
 */
export function readPageHistory(
	{ getValue }: NodeDatabase,
	{ buildId, schema, isCodeSame }: { buildId: string | undefined; schema: string; isCodeSame: boolean },
): PageHistory {
	const text = getValue(PAGES);
	const stored = typeof text === "string" ? (JSON.parse(text) as StoredPages) : undefined;
	if (!stored || stored.buildId !== buildId) return NO_HISTORY;
	const changes = getValue(CHANGES) as StoredChanges | undefined;
	const isTouched = createChangeTest(changes ?? { nodes: [], types: [] });
	const isUsable = isCodeSame && stored.schema === schema;
	return {
		record: (path) => stored.pages[path],
		templateKey: (template) => stored.templates[template],
		sliceKey: (id) => stored.slices[id],
		isCurrent: (record, query) => isUsable && record.query === query && !isTouched(record),
	};
}

/** @returns whether changes touch what was read */
export function createChangeTest(changes: DataChanges): (reads: DataChanges) => boolean {
	const nodes = new Set(changes.nodes);
	const types = new Set(changes.types);
	return (reads) => {
		for (const type of reads.types) if (types.has(type)) return true;
		// Of pages' nodes it is only known whether any has changed.
		for (const id of reads.nodes) if (nodes.has(id) || (types.has(SITE_PAGE) && isSitePageId(id))) return true;
		return false;
	};
}

const NO_HISTORY: PageHistory = {
	record: () => undefined,
	isCurrent: () => false,
	templateKey: () => undefined,
	sliceKey: () => undefined,
};

/** Keeps the pages of a build that is in place now. */
export function writePageHistory({ setValue }: NodeDatabase, pages: StoredPages): void {
	// As one text, which is read and written five times as fast as the values in it.
	setValue(PAGES, JSON.stringify(pages));
	setValue(CHANGES, undefined);
}

/** The reads of a query that can be told to be the same again. */
export function recordedReads({ nodes, types }: ReadSet): Pick<PageRecord, "nodes" | "types"> {
	return { nodes: [...nodes], types: [...types] };
}
