import { describe, expect, it } from "vitest";
import { checkNode, plainNodeData } from "./check-node.js";

const internal = { type: "T", contentDigest: "1" };

describe("checkNode", () => {
	it.each([
		[undefined, "is no object: undefined"],
		[{ internal }, "has no id"],
		[{ id: 7, internal }, "has an id that is no text"],
		[{ id: "a" }, "has no `internal`"],
		[{ id: "a", internal: { contentDigest: "1" } }, "has no `internal.type`"],
		[{ id: "a", internal: { type: "T" } }, 'has no `internal.contentDigest`: {"id":"a","type":"T"}.'],
		[{ id: "a", internal: { ...internal, owner: "p" } }, "sets `internal.owner`"],
		[{ id: "a", internal: { ...internal, colour: "red" } }, "has `internal.colour`"],
		[{ id: "a", internal: { ...internal, content: 1 } }, "has an `internal.content` that is no string"],
		[{ id: "a", internal, fields: {} }, "sets `fields`"],
		[{ id: "a", internal, parent: {} }, "has a `parent` that is no id"],
		[{ id: "a", internal, children: [{}] }, "has `children` that are no list of ids"],
	])("refuses %j", (node, problem) => {
		expect(() => checkNode(node, "p")).toThrow(problem);
	});

	it("takes the rest", () => {
		checkNode(
			{ id: "a", internal: { ...internal, content: null, mediaType: undefined }, parent: null, children: ["b"], fields: undefined },
			"p",
		);
	});
});

describe("plainNodeData", () => {
	it("gives plain data back as they are", () => {
		const data = { id: "a", list: [1, { b: null }], date: new Date(0), nothing: Object.create(null) as object };
		expect(plainNodeData(data, "p")).toBe(data);
	});

	it("leaves out what the database can't hold, without changing what the plugin has", () => {
		const data = { id: "a", run() {}, map: new Map(), deep: { symbol: Symbol("s"), kept: 1 }, list: [1, () => {}, 2] };
		expect(plainNodeData(data, "p")).toEqual({ id: "a", deep: { kept: 1 }, list: [1, undefined, 2] });
		expect(data.deep.symbol).toBeTypeOf("symbol");
	});

	it("refuses a value that contains itself, and takes one that is there twice", () => {
		const shared = { a: 1 };
		expect(plainNodeData({ id: "a", x: shared, y: [shared] }, "p").y[0]).toBe(shared);
		const circular: Record<string, unknown> = { id: "a", x: {} };
		(circular.x as { list: unknown }).list = [circular];
		expect(() => plainNodeData(circular, "p")).toThrow('The node "a" of "p" contains itself: x.list.0 is an object that it is in.');
	});
});
