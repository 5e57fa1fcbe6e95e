/** A page of the last build, as caches know it. */
export interface TaggedPage {
	readonly path: string;
	/** What its answers carry besides the tag that no other page has. */
	readonly tags: readonly string[];
	readonly changed: boolean;
}

/** Few tags that stand for many pages. */
export interface Cover {
	/** Each is carried by some changed pages, and by no other page. */
	readonly tags: readonly string[];
	/** Paths of the changed pages that carry none of them. */
	readonly rest: readonly string[];
}

/** Where everything that shows a node has changed, the node's tag stands for all these pages. */
export function coverPages(pages: readonly TaggedPage[]): Cover {
	const changed = pages.filter((page) => page.changed);
	const left = new Set(changed);
	const tags: string[] = [];
	for (const [tag, carriers] of sharedTags(pages, changed)) {
		if (carriers.filter((page) => left.has(page)).length < 2) continue;
		tags.push(tag);
		for (const page of carriers) left.delete(page);
	}
	return { tags, rest: [...left].map(({ path }) => path) };
}

/** Tags of several changed pages and of no other ones, with these pages: those of most pages first. */
function sharedTags(pages: readonly TaggedPage[], changed: readonly TaggedPage[]): [string, TaggedPage[]][] {
	const carriers = new Map<string, TaggedPage[]>();
	for (const page of changed) {
		for (const tag of page.tags) {
			const known = carriers.get(tag);
			if (known) known.push(page);
			else carriers.set(tag, [page]);
		}
	}
	for (const page of pages) if (!page.changed) for (const tag of page.tags) carriers.delete(tag);
	const shared = [...carriers].filter(([, { length }]) => length > 1);
	return shared.sort(([a, { length: countA }], [b, { length: countB }]) => countB - countA || (a < b ? -1 : 1));
}
