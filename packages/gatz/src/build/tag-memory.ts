import type { GraphqlTag } from "../data/graphql-tag.js";
import type { NodeDatabase } from "../data/node-database.js";
import { contentHash } from "../system/hash.js";

/** Finds the `graphql` tags of sources; those of an earlier build are known, so that no parser is loaded for what has not changed. */
export interface TagMemory {
	find(text: string, file: string): Promise<readonly GraphqlTag[]>;
	/** What was asked for, for the next build. */
	toText(): string;
}

type KnownTags = Readonly<Record<string, readonly GraphqlTag[]>>;

/** @param text what {@link TagMemory.toText} gave in an earlier build */
export function createTagMemory(text = "{}"): TagMemory {
	const known = JSON.parse(text) as KnownTags;
	const asked = new Map<string, readonly GraphqlTag[]>();
	return {
		async find(source, file) {
			const key = `${file} ${contentHash(source)}`;
			const tags = known[key] ?? (await import("../bundle/graphql-tags.js")).findGraphqlTags(source, file);
			asked.set(key, tags);
			return tags;
		},
		toText: () => JSON.stringify(Object.fromEntries([...asked].sort(([a], [b]) => (a < b ? -1 : 1)))),
	};
}

/** The database's key for the tags of the last run. */
const TAGS = "query tags";

/** The tags of the last build or of the last start of develop; `keep` puts what was asked for in their place. */
export function openTagMemory({ getValue, setValue }: Pick<NodeDatabase, "getValue" | "setValue">): TagMemory & { keep(): void } {
	const memory = createTagMemory(getValue(TAGS) as string | undefined);
	return { ...memory, keep: () => setValue(TAGS, memory.toText()) };
}
