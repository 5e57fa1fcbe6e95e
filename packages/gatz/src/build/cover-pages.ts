/** A page of the last build, as caches know it. */
export interface TaggedPage {
	/** The tag that no other page has. */
	readonly own: string;
	/** All that its answers carry, that one included. */
	readonly tags: readonly string[];
	readonly changed: boolean;
}

/**
 * Finds few tags that all changed pages carry, and no other page: where everything that shows a node has changed, the node's tag stands
 * for them. @returns sorted
 */
export function coverPages(pages: readonly TaggedPage[]): string[] {
	const changed = pages.filter((page) => page.changed);
	const left = new Set(changed);
	const chosen = new Set<string>();
	for (const [tag, carriers] of sharedTags(pages, changed)) {
		if (carriers.filter((page) => left.has(page)).length < 2) continue;
		chosen.add(tag);
		for (const page of carriers) left.delete(page);
	}
	return [...chosen, ...[...left].map(({ own }) => own)].sort();
}

/** Tags of several changed pages and no other ones, with these pages: those of most pages first. */
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
