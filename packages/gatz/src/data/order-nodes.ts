import type { NodeHead } from "./node-head.js";

export interface NodeOrder {
	/** Place of the plugin that owns a node among the plugins: they run in this order. */
	rankOf(head: NodeHead): number;
	/** Grows with each node in the order in which the source gave them. */
	arrivalOf(head: NodeHead): number;
}

/**
 * Ids of all nodes in an order that the speed of disk and network does not change: the nodes without a parent plugin by plugin, files
 * by source and path and the others as they arrived, each followed by its children, depth first, in the order of their making.
 */
export function orderNodes(heads: Iterable<NodeHead>, { rankOf, arrivalOf }: NodeOrder): string[] {
	const all = new Map<string, Place>();
	for (const head of heads) all.set(head.id, { head, rank: rankOf(head), arrival: arrivalOf(head) });
	const roots: Place[] = [];
	const children = new Map<string, Place[]>();
	for (const place of all.values()) {
		const { parent } = place.head;
		if (parent === null || !all.has(parent)) roots.push(place);
		else if (children.has(parent)) (children.get(parent) as Place[]).push(place);
		else children.set(parent, [place]);
	}
	const order: string[] = [];
	const add = (place: Place): void => {
		order.push(place.head.id);
		const own = children.get(place.head.id);
		if (!own) return;
		children.delete(place.head.id);
		if (own.length > 1) own.sort(byArrival);
		for (const child of own) add(child);
	};
	for (const root of roots.sort(byPlace)) add(root);
	// Left over are nodes that name each other as parents.
	if (order.length < all.size) for (const rest of [...children.values()].flat().sort(byArrival)) order.push(rest.head.id);
	return order;
}

interface Place {
	readonly head: NodeHead;
	readonly rank: number;
	readonly arrival: number;
}

function byArrival(a: Place, b: Place): number {
	return a.arrival - b.arrival;
}

function byPlace(a: Place, b: Place): number {
	if (a.rank !== b.rank) return a.rank - b.rank;
	const [first, second] = [a.head.filePlace, b.head.filePlace];
	if (first === second) return a.arrival - b.arrival;
	return first < second ? -1 : 1;
}
