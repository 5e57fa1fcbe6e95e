import { expect, it } from "vitest";
import { TypeInference } from "./infer-types.js";
import { createMemoryNodeStore } from "./memory-node-store.js";
import type { DataNode } from "./node.js";

function node(id: string, type: string, data: Record<string, unknown>, parent: string | null = null): DataNode {
	return { id, parent, children: [], internal: { type, contentDigest: id, owner: "test", counter: 0 }, ...data };
}

function createStore(...nodes: DataNode[]) {
	const store = createMemoryNodeStore();
	for (const each of nodes) store.put(each);
	return store;
}

it("infers all types of a store, with files and mapping", () => {
	const store = createStore(
		node("f1", "File", { dir: "/a", absolutePath: "/a/index.md" }),
		node("f2", "File", { dir: "/a", absolutePath: "/a/cover.png" }),
		node("p1", "Post", { cover: "./cover.png", author: "me" }, "f1"),
	);
	const types = new TypeInference(store, { "Post.author": "Author.name" }).infer();
	expect(types.map(({ name }) => name)).toEqual(["File", "Post"]);
	expect(types[1]?.fields).toEqual([
		{ name: "author", key: "author", value: { kind: "link", types: ["Author"], by: "name", isList: false } },
		{ name: "cover", key: "cover", value: { kind: "file" } },
	]);
});

it("counts again what has changed", () => {
	const store = createStore(node("a", "Post", { x: 1 }), node("b", "Tag", { y: 1 }));
	const inference = new TypeInference(store);
	expect(inference.infer(["Post"])[0]?.fields.map(({ name }) => name)).toEqual(["x"]);
	store.put(node("a", "Post", { z: 1 }));
	expect(inference.infer(["Post"])[0]?.fields.map(({ name }) => name)).toEqual(["z"]);
});

it("goes on from records without reading nodes", () => {
	const records = new TypeInference(createStore(node("a", "Post", { x: 1, date: "2018" }))).toRecords();
	const unread = Object.assign(createStore(), { ofType: () => expect.fail("read"), types: () => ["Post"] });
	const inference = new TypeInference(unread, {}, JSON.parse(JSON.stringify(records)));
	expect(inference.infer()[0]?.fields.map(({ name }) => name)).toEqual(["date", "x"]);
	expect(inference.toRecords()).toEqual(records);
});
