import type { NodeHead } from "./node-head.js";

/** The heads of all nodes in one value, column by column, in the order of the nodes: read as a whole when the database is opened. */
export interface NodeIndex {
	readonly ids: readonly string[];
	/** Key of each node's content in the database. */
	readonly slots: readonly number[];
	readonly names: readonly string[];
	/** Places in `names`. */
	readonly types: readonly number[];
	readonly owners: readonly number[];
	readonly digests: readonly string[];
	readonly parents: readonly (string | null)[];
	readonly filePlaces: readonly string[];
}

/** @param slotOf key of a node's content */
export function createNodeIndex(heads: Iterable<NodeHead>, slotOf: (id: string) => number): NodeIndex {
	const sorted = [...heads].sort((a, b) => a.counter - b.counter);
	const names = [...new Set(sorted.flatMap(({ type, owner }) => [type, owner]))];
	const places = new Map(names.map((name, place) => [name, place]));
	const placeOf = (name: string): number => places.get(name) as number;
	return {
		ids: sorted.map(({ id }) => id),
		slots: sorted.map(({ id }) => slotOf(id)),
		names,
		types: sorted.map(({ type }) => placeOf(type)),
		owners: sorted.map(({ owner }) => placeOf(owner)),
		digests: sorted.map(({ contentDigest }) => contentDigest),
		parents: sorted.map(({ parent }) => parent),
		filePlaces: sorted.map(({ filePlace }) => filePlace),
	};
}

export function headsOf({ ids, names, types, owners, digests, parents, filePlaces }: NodeIndex): NodeHead[] {
	return ids.map((id, place) => ({
		id,
		type: names[types[place] as number] as string,
		contentDigest: digests[place] as string,
		owner: names[owners[place] as number] as string,
		parent: parents[place] ?? null,
		counter: place + 1,
		filePlace: filePlaces[place] as string,
	}));
}
