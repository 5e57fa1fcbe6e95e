import { expect, test } from "vitest";
import type { DataNode } from "./node.js";
import { SearchField, valueAt } from "./search-field.js";
import { parseSort, sortNodes } from "./sort-nodes.js";

function sorted(things: readonly Record<string, unknown>[], sort: unknown): unknown[] {
	const keys = parseSort(sort, new SearchField([], undefined, () => false));
	const nodes = things.map((thing, place) => ({ ...thing, place })) as unknown as DataNode[];
	return sortNodes(nodes, keys, (node, field) => valueAt(node, field.fullPath)).map(({ place }) => place);
}

const THINGS = [{ a: 2, b: "x" }, { a: null, b: "y" }, { b: "x" }, { a: 1, b: "y" }, { a: Number.NaN, b: "x" }, { a: 2, b: "z" }];

test("values, null, missing, NaN; the other way round when descending; equal ones as they were", () => {
	expect(sorted(THINGS, { a: "ASC" })).toEqual([3, 0, 5, 1, 2, 4]);
	expect(sorted(THINGS, { a: "DESC" })).toEqual([4, 2, 1, 0, 5, 3]);
});

test("several keys, as a list of objects or in the old form", () => {
	const expected = [5, 1, 3, 0, 2, 4];
	expect(sorted(THINGS, [{ b: "DESC" }, { a: "desc" }])).toEqual([5, 1, 3, 4, 2, 0]);
	expect(sorted(THINGS, { fields: ["b"], order: ["DESC"] })).toEqual(expected);
	expect(sorted(THINGS, { fields: ["b", "a"], order: ["DESC", "DESC"] })).toEqual([5, 1, 3, 4, 2, 0]);
	expect(sorted(THINGS, { fields: ["b", "a"], order: ["DESC"] })).toEqual([5, 3, 1, 0, 2, 4]);
	expect(sorted(THINGS, { fields: "b", order: "DESC" })).toEqual(expected);
});

test("nested fields in both forms; `fields` may be a field", () => {
	const things = [{ fields: { slug: "b" } }, { fields: { slug: "a" } }, {}];
	expect(sorted(things, { fields: { slug: "ASC" } })).toEqual([1, 0, 2]);
	expect(sorted(things, { fields: ["fields___slug"], order: ["ASC"] })).toEqual([1, 0, 2]);
	expect(sorted(things, { fields: ["fields.slug"] })).toEqual([1, 0, 2]);
});
