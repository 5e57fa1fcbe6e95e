import type { DataNode } from "./node.js";
import { isObject, type SearchField } from "./search-field.js";

/** One key of a sort. */
export interface SortKey {
	readonly field: SearchField;
	readonly isDescending: boolean;
}

/**
 * Keys of a sort in Gatsby 5's form (`{ frontmatter: { date: DESC } }` or a list of such) or in the one before it
 * (`{ fields: ["frontmatter.date"], order: ["DESC"] }`, also with `___`). SPEC 4.6.2.
 */
export function parseSort(sort: unknown, root: SearchField): readonly SortKey[] {
	if (sort === null || sort === undefined) return [];
	if (Array.isArray(sort)) return sort.flatMap((part) => parseSort(part, root));
	if (!isObject(sort)) throw new Error(`A sort is an object such as { title: ASC }; it is ${JSON.stringify(sort)}.`);
	const { fields, order } = sort;
	if (typeof fields !== "string" && !Array.isArray(fields)) return nestedKeys(sort, root);
	const orders = listOf(order);
	return listOf(fields).map((path, index) => ({
		field: root.fieldAt(pathOf(String(path))),
		isDescending: isDescending(orders[index]),
	}));
}

/** `frontmatter.date` or `frontmatter___date` as the names on the way. */
export function pathOf(field: string): readonly string[] {
	return field.split(/\.|___/);
}

/** Text that is equal for equal sorts. */
export function sortKeyText(keys: readonly SortKey[]): string {
	return keys.map(({ field, isDescending }) => `${isDescending ? "-" : "+"}${field.key}`).join(",");
}

function nestedKeys(sort: Record<string, unknown>, field: SearchField): SortKey[] {
	return Object.entries(sort).flatMap(([name, value]) => {
		if (value === null || value === undefined) return [];
		const inner = field.field(name);
		return isObject(value) ? nestedKeys(value, inner) : [{ field: inner, isDescending: isDescending(value) }];
	});
}

function isDescending(order: unknown): boolean {
	return typeof order === "string" && order.toLowerCase() === "desc";
}

function listOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	return value === null || value === undefined ? [] : [value];
}

/** A sorted copy. Nodes that are equal in all keys stay in their order. */
export function sortNodes(
	nodes: readonly DataNode[],
	keys: readonly SortKey[],
	readField: (node: DataNode, field: SearchField) => unknown,
): DataNode[] {
	const rows = nodes.map((node) => ({ node, values: keys.map(({ field }) => readField(node, field)) }));
	rows.sort((a, b) => {
		for (let index = 0; index < keys.length; index++) {
			const result = compareValues(a.values[index], b.values[index]);
			if (result !== 0) return keys[index]?.isDescending ? -result : result;
		}
		return 0;
	});
	return rows.map(({ node }) => node);
}

/** Ascending: values, then null, then what is missing, then NaN. Values of different kinds compare as JavaScript does. */
export function compareValues(a: unknown, b: unknown): number {
	if (a === b) return 0;
	const rank = emptiness(a) - emptiness(b);
	if (rank !== 0) return rank;
	return (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0;
}

function emptiness(value: unknown): number {
	if (value === undefined) return 2;
	if (value === null) return 1;
	return Number.isNaN(value) ? 3 : 0;
}
