import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { createNodeModel } from "./create-node-model.js";
import { createMemoryNodeStore } from "./memory-node-store.js";
import type { DataNode } from "./node.js";
import type { NodeModel } from "./node-model.js";

const SCHEMA = buildSchema("type Thing { id: ID } type Query { thing: Thing }");

function searchIn(things: readonly Record<string, unknown>[]) {
	const store = createMemoryNodeStore();
	things.forEach((thing, index) => {
		store.put({ id: `t${index}`, parent: null, children: [], internal: internal(index), ...thing });
	});
	const model: NodeModel = createNodeModel({
		store,
		schema: () => SCHEMA,
		createContext: (reads) => ({ nodeModel: model, reads, defaultFieldResolver: () => null }),
	});
	return async (filter: Record<string, unknown>) => {
		const { entries } = await model.findAll<DataNode>({ type: "Thing", query: { filter } });
		return [...entries].map(({ internal: { counter } }) => counter);
	};
}

const internal = (counter: number) => ({ type: "Thing", contentDigest: "", owner: "test", counter });

test.each<[name: string, values: unknown[], filter: Record<string, unknown>, found: number[]]>([
	["equal", [1, "1", 2], { eq: 1 }, [0]],
	["null and missing", [null, undefined, 0, "", {}], { eq: null }, [0, 1, 4]],
	["an element of a list", [[1, 2], [3], 2, []], { eq: 2 }, [0, 2]],
	["null in a list", [[1, null], [1], [{}], []], { eq: null }, [0]],
	["unlike", [1, 2, null, undefined, [1, 2], []], { ne: 1 }, [1, 2, 3, 5]],
	["unlike null", [1, null, undefined, [null], []], { ne: null }, [0, 4]],
	["one of", [1, 2, 3, [3, 4], null], { in: [1, 4] }, [0, 3]],
	["one of, with null", [1, null, undefined], { in: [1, null] }, [0, 1, 2]],
	["one of none", [1, null], { in: [] }, []],
	["none of", [1, 2, null, undefined, [2, 3]], { nin: [2] }, [0, 2, 3]],
	["none of, with null", [1, 2, null, undefined], { nin: [2, null] }, [0]],
	["less", [1, 2, 3, null, undefined, [5, 0]], { lt: 2 }, [0, 5]],
	["less than null", [1, null, undefined], { lt: null }, []],
	["at most null", [1, null, undefined], { lte: null }, [1]],
	["between", [1, 2, 3, 4], { gt: 1, lte: 3 }, [1, 2]],
	["at least, texts", ["a", "b", "c"], { gte: "b" }, [1, 2]],
	["a number's limit as text", [1, 2, 10, "3"], { gte: "2" }, [1, 2, 3]],
	["pattern", ["Gatz", "gatz", null, undefined, ["x", "tz"]], { regex: "/tz$/" }, [0, 1, 4]],
	["pattern with flags", ["Gatz", "gatz", 7], { regex: "/^G/i" }, [0, 1]],
	["pattern with slashes", ["/blog/a", "/about"], { regex: "//blog//" }, [0]],
	["glob", ["a/b.md", "a.md", "b.txt"], { glob: "**/*.md" }, [0, 1]],
	["dates", [new Date("2020-01-02"), "2020-01-01T00:00:00.000Z", new Date(Number.NaN)], { gt: "2020-01-01T00:00:00.000Z" }, [0]],
	["a date wanted", [new Date(0), "1970-01-01T00:00:00.000Z", 0], { eq: new Date(0) }, [0, 1]],
	["an object where a value is wanted", [{ a: 1 }, 1], { eq: 1 }, [1]],
])("%s", async (_name, values, filter, found) => {
	expect(await searchIn(values.map((value) => ({ value })))({ value: filter })).toEqual(found);
});

test.each<[name: string, values: unknown[], filter: Record<string, unknown>, found: number[]]>([
	["an element", [[{ a: 1 }, { a: 2 }], [{ a: 3 }], null, undefined, []], { a: { eq: 2 } }, [0]],
	["one element for all conditions", [[{ a: 1, b: 2 }], [{ a: 1 }, { b: 2 }]], { a: { eq: 1 }, b: { eq: 2 } }, [0]],
	["lists in lists", [[{ c: [{ d: 1 }] }], [{ c: [{ d: 2 }] }]], { c: { elemMatch: { d: { gt: 1 } } } }, [1]],
	["an object counts as a list of one", [{ a: 1 }, { a: 2 }], { a: { eq: 1 } }, [0]],
	["an element without the field", [[{ a: 1 }, {}], [{ a: 1 }]], { a: { eq: null } }, [0]],
	["an element unlike", [[{ a: 1 }, { a: 2 }], [{ a: 1 }], []], { a: { ne: 1 } }, [0]],
])("elemMatch: %s", async (_name, values, filter, found) => {
	expect(await searchIn(values.map((list) => ({ list })))({ list: { elemMatch: filter } })).toEqual(found);
});

test("nested fields; a list on the way needs elemMatch", async () => {
	const search = searchIn([{ a: { b: { c: 1 } } }, { a: { b: null } }, { a: [{ b: { c: 1 } }] }, { a: "text" }]);
	expect(await search({ a: { b: { c: { eq: 1 } } } })).toEqual([0]);
	expect(await search({ a: { b: { c: { eq: null } } } })).toEqual([1, 2, 3]);
	expect(await search({ a: { length: { eq: 1 } } })).toEqual([]);
});

test("a condition whose variable is missing is none", async () => {
	const search = searchIn([{ a: 1 }, { a: 2 }]);
	expect(await search({ a: {} })).toEqual([0, 1]);
	expect(await search({ a: null as never })).toEqual([0, 1]);
});

test("what is wrong with a filter is said", async () => {
	const search = searchIn([{ a: 1 }]);
	await expect(search({ a: { equ: 1 } })).rejects.toThrow('"equ" is not an operator of filters. Did you mean "eq"?');
	await expect(search({ a: { in: 1 } })).rejects.toThrow('"in" needs a list');
	await expect(search({ a: { regex: "abc" } })).rejects.toThrow('"regex" needs a text such as');
	await expect(search({ a: { regex: "/(/" } })).rejects.toThrow("Invalid regular expression");
});

test("random filters find what a plain scan finds", async () => {
	const random = createRandom(42);
	const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
	const PLAIN = [null, undefined, 0, 1, 2, 3.5, -1, "", "a", "b", "ab", "1", "2020-01-01", true, false];
	const plain = () => pick(PLAIN);
	const value = () => (random() < 0.25 ? Array.from({ length: Math.floor(random() * 4) }, plain) : plain());
	const object = () => (random() < 0.1 ? pick([null, undefined, "text", 5]) : { x: value(), y: value() });
	const things = Array.from({ length: 300 }, () => ({
		a: value(),
		b: object(),
		list: random() < 0.15 ? pick([null, undefined, []]) : Array.from({ length: 3 }, object),
	}));
	const condition = (): Record<string, unknown> => {
		const operator = pick(["eq", "ne", "in", "nin", "lt", "lte", "gt", "gte", "regex", "glob"]);
		if (operator === "regex") return { regex: pick(["/a/", "/^A$/i", "/1|u/"]) };
		if (operator === "glob") return { glob: pick(["a*", "?", "*1*"]) };
		const operand = () => plain() ?? null;
		return { [operator]: operator === "in" || operator === "nin" ? Array.from({ length: 3 }, operand) : operand() };
	};
	const filter = (): Record<string, unknown> => ({
		...(random() < 0.6 ? { a: { ...condition(), ...(random() < 0.3 ? condition() : {}) } } : {}),
		...(random() < 0.4 ? { b: { x: condition(), ...(random() < 0.3 ? { y: condition() } : {}) } } : {}),
		...(random() < 0.4 ? { list: { elemMatch: { x: condition(), ...(random() < 0.5 ? { y: condition() } : {}) } } } : {}),
	});
	const search = searchIn(things);
	for (let round = 0; round < 1500; round++) {
		const wanted = filter();
		const expected = things.flatMap((thing, index) => (scan(thing, wanted) ? [index] : []));
		expect(await search(wanted), JSON.stringify(wanted)).toEqual(expected);
	}
});

/** The rules once more, one after the other, without any index. */
function scan(value: unknown, filter: Record<string, unknown>): boolean {
	return Object.entries(filter).every(([key, wanted]) => {
		if (key === "elemMatch") {
			const elements = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
			return elements.some((element) => scan(element, wanted as Record<string, unknown>));
		}
		if (typeof wanted === "object" && wanted !== null && !Array.isArray(wanted)) {
			const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
			return scan(isObject ? (value as Record<string, unknown>)[key] : undefined, wanted as Record<string, unknown>);
		}
		const values = Array.isArray(value) ? value : [typeof value === "object" ? (value === null ? null : undefined) : value];
		const equal = (a: unknown, b: unknown) => (b === null ? a === null || a === undefined : a === b);
		const compare = (test: (a: number, b: number) => boolean) =>
			values.some((each) => each !== null && each !== undefined && wanted !== null && test(each as number, wanted as number));
		const patterns: Record<string, RegExp> = {
			"/a/": /a/,
			"/^A$/i": /^a$/i,
			"/1|u/": /1|u/,
			"a*": /^a[^/]*$/,
			"?": /^[^/.]$/,
			"*1*": /^[^/.]*1[^/]*$|^[^/.][^/]*1[^/]*$/,
		};
		switch (key) {
			case "eq":
				return values.some((each) => equal(each, wanted));
			case "ne":
				return !values.some((each) => equal(each, wanted));
			case "in":
				return values.some((each) => (wanted as unknown[]).some((one) => equal(each, one)));
			case "nin":
				return !values.some((each) => (wanted as unknown[]).some((one) => equal(each, one)));
			case "lt":
				return compare((a, b) => a < b);
			case "lte":
				return compare((a, b) => a <= b) || (wanted === null && values.includes(null));
			case "gt":
				return compare((a, b) => a > b);
			case "gte":
				return compare((a, b) => a >= b) || (wanted === null && values.includes(null));
			default:
				return values.some((each) => each !== undefined && (patterns[wanted as string] as RegExp).test(String(each)));
		}
	});
}

/** Numbers from 0 to 1, the same ones for the same seed. */
function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}
