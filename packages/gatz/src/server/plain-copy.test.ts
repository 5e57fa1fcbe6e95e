import { describe, expect, it } from "vitest";
import { copyPlainData, NOT_PLAIN } from "./plain-copy.js";

describe("copyPlainData", () => {
	it.each([
		["text"],
		[0],
		[-1.5],
		[true],
		[null],
		[[]],
		[{}],
		[{ a: [{ b: "c", d: null }, [1, [2]]], e: { f: { g: false } } }],
		[{ 2: "b", 1: "a", z: 0 }],
		[Object.assign(Object.create(null), { a: 1 })],
		[JSON.parse('{"__proto__":{"a":1},"constructor":2}')],
	])("copies %j as a round trip through JSON would", (value) => {
		const copy = copyPlainData(value);
		expect(copy).toStrictEqual(JSON.parse(JSON.stringify(value)));
		expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
	});

	it("shares nothing that could be changed", () => {
		const value = { rows: [{ tags: ["a"] }] };
		const copy = copyPlainData(value) as typeof value;
		copy.rows[0]?.tags.push("b");
		copy.rows.push({ tags: [] });
		expect(value).toEqual({ rows: [{ tags: ["a"] }] });
	});

	it.each([
		["a date", { at: new Date(0) }],
		["undefined", { a: undefined }],
		["undefined in a list", [undefined]],
		// biome-ignore lint/suspicious/noSparseArray: that is the case
		["a hole", [1, , 2]],
		["a function", { a() {} }],
		["toJSON", { a: { toJSON: () => 1 } }],
		["toJSON on a list", Object.assign([1], { toJSON: () => 2 })],
		["NaN", [Number.NaN]],
		["infinity", { a: Number.POSITIVE_INFINITY }],
		["minus zero", [-0]],
		["a map", { a: new Map() }],
		["an instance", { a: new (class Point {})() }],
		["a boxed text", { a: Object("a") }],
		["a symbol", [Symbol("a")]],
	])("leaves %s to JSON", (_, value) => {
		expect(copyPlainData(value)).toBe(NOT_PLAIN);
	});
});
