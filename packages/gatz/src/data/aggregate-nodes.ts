import type { DataNode } from "./node.js";

/** Reads the aggregated field of a node. */
export type FieldReader = (node: DataNode) => unknown;

/** Different values as texts sort, those of lists one by one; without what is missing. */
export function distinctValues(nodes: readonly DataNode[], read: FieldReader): unknown[] {
	const values = new Set<unknown>();
	for (const node of nodes) for (const value of valuesOf(read(node))) values.add(value);
	return [...values].sort();
}

/** Nodes by value, values sorted as texts. A node with a list is in several groups, or twice in one that its list has twice. */
export function groupNodes(nodes: readonly DataNode[], read: FieldReader): [value: string, nodes: DataNode[]][] {
	const groups = new Map<string, DataNode[]>();
	for (const node of nodes) {
		for (const value of valuesOf(read(node))) {
			const key = String(value);
			const group = groups.get(key);
			if (group === undefined) groups.set(key, [node]);
			else group.push(node);
		}
	}
	return [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The least number, null when there is none. Texts that are numbers count. */
export function minValue(nodes: readonly DataNode[], read: FieldReader): number | null {
	return reduceNumbers(nodes, read, (least, value) => Math.min(least, value));
}

export function maxValue(nodes: readonly DataNode[], read: FieldReader): number | null {
	return reduceNumbers(nodes, read, (greatest, value) => Math.max(greatest, value));
}

export function sumValues(nodes: readonly DataNode[], read: FieldReader): number | null {
	return reduceNumbers(nodes, read, (sum, value) => sum + value);
}

function reduceNumbers(nodes: readonly DataNode[], read: FieldReader, join: (before: number, value: number) => number): number | null {
	let result: number | null = null;
	for (const node of nodes) {
		const value = numberOf(read(node));
		if (!Number.isNaN(value)) result = result === null ? value : join(result, value);
	}
	return result;
}

/** As JavaScript converts, but null is no 0: a missing value takes no part. */
function numberOf(value: unknown): number {
	return value === null || value === undefined ? Number.NaN : Number(value);
}

function valuesOf(value: unknown): unknown[] {
	const values = Array.isArray(value) ? value : [value];
	return values.filter((each) => each !== null && each !== undefined).map((each) => (each instanceof Date ? each.toJSON() : each));
}
