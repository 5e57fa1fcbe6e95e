import { expect, it } from "vitest";
import { TypeMetadata } from "./infer-metadata.js";
import { type InferenceSources, inferType } from "./infer-type.js";
import type { DataNode } from "./node.js";

const NOTHING: InferenceSources = { getNode: () => undefined, allNodes: () => [], hasFile: () => false };

function node(id: string, data: Record<string, unknown>): DataNode {
	return { id, parent: null, children: [], internal: { type: "Test", contentDigest: id, owner: "test", counter: 0 }, ...data };
}

const NODES = [
	node("1", { name: "x", date: "2006-07-22", "odd-key": true, cover: "./a.jpg" }),
	node("2", { empty: [null], list: [1, 2], object: { foo: 1 }, objects: [{ foo: "foo" }], date: "" }),
	node("3", { list: [1.5], object: { bar: "bar" }, objects: [{ foo: "foo" }, { bar: "bar" }], name: 5 }),
	JSON.parse(JSON.stringify(node("4", { object: {}, date: "soon", ...JSON.parse('{"inner": {"__proto__": {"a": 1}}}') }))),
];

function createMetadata(nodes: readonly DataNode[]): TypeMetadata {
	const metadata = new TypeMetadata("Test");
	for (const each of nodes) metadata.add(each);
	return metadata;
}

it("forgets a deleted node, whatever the order", () => {
	const metadata = createMetadata(NODES);
	for (let count = NODES.length - 1; count >= 0; count--) {
		metadata.delete(NODES[count] as DataNode);
		const left = NODES.slice(0, count);
		expect(metadata.total).toBe(count);
		expect(metadata.toRecord()).toEqual(createMetadata(left.toReversed()).toRecord());
		expect(metadata.toInferredType(left, NOTHING)).toEqual(inferType("Test", left, NOTHING));
	}
	expect(metadata.toRecord()).toEqual({ name: "Test", total: 0, fields: [] });
});

it("comes back from plain data", () => {
	const record = JSON.parse(JSON.stringify(createMetadata(NODES.slice(1)).toRecord()));
	const metadata = TypeMetadata.fromRecord(record);
	metadata.add(NODES[0] as DataNode);
	expect(metadata.toRecord()).toEqual(createMetadata(NODES).toRecord());
	expect(metadata.toInferredType(NODES, NOTHING)).toEqual(inferType("Test", NODES, NOTHING));
	metadata.delete(NODES[2] as DataNode);
	expect(metadata.toInferredType([NODES[0], NODES[1], NODES[3]] as DataNode[], NOTHING).fields.map(({ name }) => name)).toEqual([
		"cover",
		"date",
		"inner",
		"list",
		"name",
		"object",
		"objects",
		"odd_key",
	]);
});
