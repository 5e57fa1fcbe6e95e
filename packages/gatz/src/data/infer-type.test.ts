import { describe, expect, it } from "vitest";
import { type InferenceSources, inferType } from "./infer-type.js";
import type { InferredField, InferredType, InferredValue } from "./inferred-type.js";
import type { DataNode } from "./node.js";

function node(id: string, data: Record<string, unknown>, type = "Test", parent: string | null = null): DataNode {
	return { id, parent, children: [], internal: { type, contentDigest: id, owner: "test", counter: 0 }, ...data };
}

function sourcesOf(nodes: readonly DataNode[], mapping?: Record<string, string>): InferenceSources {
	return {
		...(mapping ? { mapping } : {}),
		getNode: (id) => nodes.find((other) => other.id === id),
		allNodes: () => nodes,
		hasFile: (path) => nodes.some((other) => other.internal.type === "File" && other.absolutePath === path),
	};
}

function infer(data: readonly Record<string, unknown>[], others: readonly DataNode[] = [], mapping?: Record<string, string>): InferredType {
	const nodes = data.map((fields, index) => node(`n${index}`, fields));
	return inferType("Test", nodes, sourcesOf([...nodes, ...others], mapping));
}

/** A type as one object: `{ title: "String", tags: ["String"], author: "Author by id" }`. */
function shape(fields: readonly InferredField[]): Record<string, unknown> {
	return Object.fromEntries(fields.map(({ name, value }) => [name, shapeOf(value)]));
}

function shapeOf(value: InferredValue): unknown {
	switch (value.kind) {
		case "scalar":
			return value.type;
		case "file":
			return "File";
		case "list":
			return [shapeOf(value.of)];
		case "object":
			return shape(value.fields);
		case "link": {
			const link = `${value.types.join("|")} by ${value.by}`;
			return value.isList ? [link] : link;
		}
	}
}

function inferShape(...data: Record<string, unknown>[]): Record<string, unknown> {
	const { fields, conflicts } = infer(data);
	expect(conflicts).toEqual([]);
	return shape(fields);
}

describe("inferType", () => {
	it("knows scalars, lists and objects, with names sorted", () => {
		const type = inferShape({
			text: "x",
			int: 1,
			float: 1.5,
			big: 3_000_000_000,
			flag: false,
			date: "2018-01-01",
			list: [1, 2],
			nested: [[1], [2.5]],
			objects: [{ a: 1 }, { b: ["x"] }],
			deep: { deep: { level: 1 } },
		});
		expect(type).toEqual({
			text: "String",
			int: "Int",
			float: "Float",
			big: "Float",
			flag: "Boolean",
			date: "Date",
			list: ["Int"],
			nested: [["Float"]],
			objects: [{ a: "Int", b: ["String"] }],
			deep: { deep: { level: "Int" } },
		});
		expect(Object.keys(type)).toEqual([...Object.keys(type)].sort());
	});

	it("leaves out what every node has and what has no value", () => {
		const empty = {
			a: null,
			b: undefined,
			c: [],
			d: {},
			e: [null],
			f: { g: null },
			h: () => 1,
			i: [() => 1],
			j: Symbol("j"),
			k: 1n,
			"": 1,
		};
		expect(inferShape(empty, { ...empty, x: 1, __gatsby_resolved: { x: 1 } })).toEqual({ x: "Int" });
	});

	it("ignores the keys of nodes only in the node itself", () => {
		expect(inferShape({ inner: { id: "x", parent: "y", children: ["z"], internal: { type: "t" } } })).toEqual({
			inner: { id: "String", parent: "String", children: ["String"], internal: { type: "String" } },
		});
	});

	it("merges what nodes have", () => {
		expect(inferShape({ a: { b: 1 } }, { a: null }, { a: { c: "x" } }, { a: {} })).toEqual({ a: { b: "Int", c: "String" } });
		expect(inferShape({ n: 5 }, { n: 2.5 })).toEqual({ n: "Float" });
		expect(inferShape({ n: [5] }, { n: [3_000_000_000, 1] })).toEqual({ n: ["Float"] });
		expect(inferShape({ n: -0 }, { n: 2 ** 31 - 1 }, { n: -(2 ** 31) })).toEqual({ n: "Int" });
	});

	it("does not follow an object into itself", () => {
		const round: Record<string, unknown> = { a: 1 };
		round.self = round;
		expect(inferShape({ round, list: [round] })).toEqual({ round: { a: "Int" }, list: [{ a: "Int" }] });
	});

	describe("dates", () => {
		const date = "2018-01-01T10:00:00Z";
		it.each([
			["dates", [date, "2018"], "Date"],
			["Date objects", [new Date(0)], "Date"],
			["both", [new Date(0), date], "Date"],
			["dates and empty texts", ["", date, ""], "Date"],
			["a text among them", [date, "soon", ""], "String"],
			["no day that there is", ["2018-02-30", "1234-5678"], "String"],
			["one day that there is", ["2018-02-30", "2018-02-28"], "Date"],
			["numbers", [2018, 1987], "Int"],
		])("%s", (_, values, type) => {
			expect(inferShape(...values.map((value) => ({ value })))).toEqual({ value: type });
			expect(inferShape({ value: values })).toEqual({ value: [type] });
		});
	});

	describe("names", () => {
		it("makes names of GraphQL", () => {
			const { fields } = infer([JSON.parse('{"with space": 1, "with-hyphen": 2, "123": 3, "$ref": 4, "__proto__": 5, "a.b": {"c d": 6}}')]);
			expect(fields.map(({ name, key }) => [name, key])).toEqual([
				["_123", "123"],
				["_ref", "$ref"],
				["_xprotoxx", "__proto__"],
				["a_b", "a.b"],
				["with_hyphen", "with-hyphen"],
				["with_space", "with space"],
			]);
			expect(shape(fields).a_b).toEqual({ c_d: "Int" });
		});

		it("uses one of the keys with the same name, and says so", () => {
			const { fields, collisions } = infer([{ "a-b": 1, a_b: "x", "a b": true, inner: { "c-d": 1, "c d": "x" } }]);
			expect(shape(fields)).toEqual({ a_b: "String", inner: { c_d: "String" } });
			expect(collisions).toEqual([
				{ selector: "Test.a_b", used: "a_b", unused: ["a b", "a-b"] },
				{ selector: "Test.inner.c_d", used: "c d", unused: ["c-d"] },
			]);
		});
	});

	describe("links", () => {
		const others = [
			node("c1", { hair: "brown", contact: { email: "a@b" } }, "Child"),
			node("c2", { hair: "blonde" }, "Child"),
			node("p1", { species: "dog" }, "Pet"),
		];
		const inferLinks = (...data: Record<string, unknown>[]) => shape(infer(data, others).fields);

		it("links to nodes by id", () => {
			expect(inferLinks({ a___NODE: "c1" }, { a___NODE: "none" })).toEqual({ a: "Child by id" });
			expect(inferLinks({ a___NODE: ["c1", "c2"] })).toEqual({ a: ["Child by id"] });
			expect(inferLinks({ list: [{ a___NODE: "p1" }] })).toEqual({ list: [{ a: "Pet by id" }] });
			expect(inferLinks({ a___NODE: [] }, { a___NODE: null })).toEqual({});
		});

		it("links to nodes of several types", () => {
			expect(inferLinks({ a___NODE: ["p1", "c1"] })).toEqual({ a: ["Child|Pet by id"] });
			expect(inferLinks({ a___NODE: "p1" }, { a___NODE: "c1" })).toEqual({ a: "Child|Pet by id" });
		});

		it("links to nodes by a field", () => {
			expect(inferLinks({ a___NODE___hair: ["brown"] })).toEqual({ a: ["Child by hair"] });
			expect(inferLinks({ a___NODE___contact___email: "a@b" })).toEqual({ a: "Child by contact.email" });
		});

		it("prefers the link to a field of its name", () => {
			const { fields, collisions } = infer([{ a___NODE: "c1", a: "x" }], others);
			expect(fields).toEqual([{ name: "a", key: "a___NODE", value: { kind: "link", types: ["Child"], by: "id", isList: false } }]);
			expect(collisions).toEqual([{ selector: "Test.a", used: "a___NODE", unused: ["a"] }]);
		});

		it("fails where no node is meant", () => {
			expect(() => inferLinks({ inner: { a___NODE: "none" } })).toThrow('"a___NODE" says that Test.inner.a links');
		});

		it("maps fields that gatsby-config names", () => {
			const mapping = { "Test.frontmatter.author": "AuthorYaml.name", "Test.ids": "Child", "Test.with_space": "Pet", "Test.none": "Pet" };
			const { fields } = infer([{ frontmatter: { author: "me" }, ids: ["c1"], "with space": "p1", none: null }], others, mapping);
			expect(shape(fields)).toEqual({
				frontmatter: { author: "AuthorYaml by name" },
				ids: ["Child by id"],
				with_space: "Pet by id",
			});
		});
	});

	describe("files", () => {
		const files = [
			node("f1", { dir: "/site/content", absolutePath: "/site/content/index.md" }, "File"),
			node("f2", { dir: "/site/content/images", absolutePath: "/site/content/images/a.jpg" }, "File"),
			node("m1", {}, "Mdx", "f1"),
		];
		const inferFiles = (...data: Record<string, unknown>[]) => {
			const nodes = data.map((fields, index) => node(`n${index}`, fields, "Test", "m1"));
			return shape(inferType("Test", nodes, sourcesOf([...nodes, ...files])).fields);
		};

		it("finds files relative to the node's own", () => {
			expect(inferFiles({ a: "./images/a.jpg", b: ["images/a.jpg"], c: [{ d: "images\\a.jpg" }], e: "index.md" })).toEqual({
				a: "File",
				b: ["File"],
				c: [{ d: "File" }],
				e: "File",
			});
		});

		it("goes by the first text", () => {
			expect(inferFiles({}, { a: "./images/a.jpg" }, { a: "./images/none.jpg" })).toEqual({ a: "File" });
			expect(inferFiles({ a: "./images/none.jpg" }, { a: "./images/a.jpg" })).toEqual({ a: "String" });
			expect(inferFiles({ a: "" }, { a: "./images/a.jpg" })).toEqual({ a: "String" });
		});

		it("takes no other text for a path", () => {
			expect(inferFiles({ a: "/site/content/index.md", b: "https://x.org/index.md", c: "images", d: "index.md." })).toEqual({
				a: "String",
				b: "String",
				c: "String",
				d: "String",
			});
		});

		it("leaves a node without a file, and File nodes themselves, as they are", () => {
			expect(shape(infer([{ a: "index.md" }], files).fields)).toEqual({ a: "String" });
			const nodes = [{ ...(files[0] as DataNode), relativePath: "index.md" }];
			expect(shape(inferType("File", nodes, sourcesOf(nodes)).fields)).toMatchObject({ relativePath: "String" });
		});
	});

	describe("conflicts", () => {
		it("leaves fields with different kinds out", () => {
			const { fields, conflicts } = infer([{ a: "x", ok: 1 }, { a: 5 }, { a: 5.5 }]);
			expect(shape(fields)).toEqual({ ok: "Int" });
			expect(conflicts).toEqual([
				{
					selector: "Test.a",
					examples: [
						{ type: "number", value: 5, nodeId: "n1" },
						{ type: "string", value: "x", nodeId: "n0" },
					],
				},
			]);
		});

		it.each([
			["scalar and object", [1, { v: 1 }], ["number", "object"]],
			["scalar and list", ["s", ["s"]], ["array", "string"]],
			["date and number", ["2018-01-01", 1], ["date", "number"]],
			["text in figures", [1, "2"], ["number", "string"]],
			["list and object", [[1], { v: 1 }], ["array", "object"]],
			[
				"items of lists",
				[
					[1, 2],
					[4, "5"],
				],
				["[number]", "[string]"],
			],
			["items of one list", [["a", 5, "b", true]], ["[boolean,number,string]"]],
			["items of inner lists", [[[1], ["a"]]], ["[number,string]"]],
		])("tells %s", (_, values, types) => {
			const { fields, conflicts } = infer(values.map((value) => ({ outer: { value } })));
			expect(fields).toEqual([]);
			expect(conflicts.map(({ selector }) => selector)).toEqual(["Test.outer.value"]);
			expect(conflicts[0]?.examples.map(({ type }) => type)).toEqual(types);
		});

		it("tells links of different kinds", () => {
			const { conflicts } = infer([{ a___NODE: "x" }, { a___NODE: ["y"] }]);
			expect(conflicts).toEqual([
				{
					selector: "Test.a___NODE",
					examples: [
						{ type: "[string]", value: ["y"], nodeId: "n1" },
						{ type: "string", value: "x", nodeId: "n0" },
					],
				},
			]);
		});
	});
});
