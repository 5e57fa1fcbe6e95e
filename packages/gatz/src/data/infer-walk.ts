import type { DataNode } from "./node.js";

/** A step from a value into what it holds: a key of an object, or the items of a list. */
export type Step = string | typeof ITEMS;
export const ITEMS = Symbol("items");

/**
 * Calls `visit` with each value at a path, in the order of the nodes, until it answers true.
 *
 * @returns whether it did
 */
export function visitValues(nodes: Iterable<DataNode>, path: readonly Step[], visit: (value: unknown, node: DataNode) => boolean): boolean {
	for (const node of nodes) if (visitIn(node, node, path, 0, visit)) return true;
	return false;
}

function visitIn(
	value: unknown,
	node: DataNode,
	path: readonly Step[],
	depth: number,
	visit: (value: unknown, node: DataNode) => boolean,
): boolean {
	const step = path[depth];
	if (step === undefined) return visit(value, node);
	if (typeof value !== "object" || value === null) return false;
	if (Array.isArray(value)) return step === ITEMS && value.some((item) => visitIn(item, node, path, depth + 1, visit));
	if (step === ITEMS || !Object.hasOwn(value, step)) return false;
	return visitIn((value as Record<string, unknown>)[step], node, path, depth + 1, visit);
}
