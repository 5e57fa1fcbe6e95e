import { nodeTag, type PageTags, sliceTag, staticQueryTag, templateTag, typeTag } from "../artifact/page-tags.js";
import { SERVER_FILES, type TemplateRecord } from "../artifact/schema.js";
import type { Stage } from "../artifact/stage.js";
import type { DataChanges } from "./page-history.js";
import type { SharedResult } from "./query-results.js";

/** A page that shows more nodes has the tags of their types instead. */
const MOST_NODES = 24;

/** Tags of a build's pages, while it is made. */
export interface TagBook {
	/** @param reads of the page's query */
	addPage(path: string, reads: DataChanges): void;
	/** Once all pages are there. */
	write(stage: Stage): Promise<PageTags>;
}

export interface TagBookOptions {
	readonly templates: Readonly<Record<string, TemplateRecord>>;
	readonly statics: ReadonlyMap<string, Pick<SharedResult, "reads">>;
	/** Id → what the slice's query read. */
	readonly slices: Readonly<Record<string, DataChanges>>;
	/** undefined for a node that isn't there. */
	typeOf(node: string): string | undefined;
}

export function createTagBook({ templates, statics, slices, typeOf }: TagBookOptions): TagBook {
	const pages: Record<string, readonly string[]> = {};
	const tagsOf = (reads: DataChanges): readonly string[] => dataTags(reads, typeOf);
	const templateTags = ([name, { staticQueryHashes }]: [string, TemplateRecord]): [string, readonly string[]] => {
		const ofQueries = staticQueryHashes.flatMap((hash) => [staticQueryTag(hash), ...tagsOf(statics.get(hash)?.reads ?? NO_READS)]);
		return [name, sorted([templateTag(name), ...ofQueries])];
	};
	return {
		addPage(path, reads) {
			const tags = tagsOf(reads);
			if (tags.length > 0) pages[path] = tags;
		},
		async write(stage) {
			const ofSlices = Object.entries(slices).map(([id, reads]) => [id, sorted([sliceTag(id), ...tagsOf(reads)])] as const);
			const tags: PageTags = {
				templates: Object.fromEntries(Object.entries(templates).map(templateTags)),
				slices: Object.fromEntries(ofSlices),
				pages,
			};
			await stage.writeServer(SERVER_FILES.pageTags, JSON.stringify(tags));
			return tags;
		},
	};
}

const NO_READS: DataChanges = { nodes: [], types: [] };

/** Tags of the nodes and types that a query read, sorted. */
export function dataTags({ nodes, types }: DataChanges, typeOf: (node: string) => string | undefined): readonly string[] {
	const tags: string[] = [];
	for (const id of nodes) tags.push(nodeTag(id));
	if (tags.length <= MOST_NODES) {
		for (const type of types) tags.push(typeTag(type));
		return sorted(tags);
	}
	const all = new Set(types);
	for (const id of nodes) {
		const type = typeOf(id);
		if (type !== undefined) all.add(type);
	}
	return sorted([...all].map(typeTag));
}

function sorted(tags: string[]): readonly string[] {
	return tags.length < 2 ? tags : [...new Set(tags)].sort();
}
