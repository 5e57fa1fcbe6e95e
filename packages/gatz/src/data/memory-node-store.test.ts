import { describe, expect, it } from "vitest";
import { createMemoryNodeStore } from "./memory-node-store.js";
import type { DataNode } from "./node.js";
import { createNodeHead } from "./node-head.js";

function node(id: string, type: string, counter: number): DataNode {
	return { id, parent: null, children: [], internal: { type, contentDigest: "1", owner: "p", counter } };
}

describe("createMemoryNodeStore", () => {
	it("has the nodes of a type in the order of their counters, and the names of types that have nodes", () => {
		const store = createMemoryNodeStore();
		for (const one of [node("b", "T", 2), node("a", "T", 1), node("x", "Other", 3)]) store.put(one);
		expect(store.ofType("T").map(({ id }) => id)).toEqual(["a", "b"]);
		expect(store.ofType("T")).toBe(store.ofType("T"));
		expect(store.types()).toEqual(["Other", "T"]);
		store.delete("x");
		expect(store.types()).toEqual(["T"]);
		expect([...store.all()].map(({ id }) => id)).toEqual(["a", "b"]);
		expect(store.size).toBe(2);
	});

	it("tells which nodes and types have changed, and a version per type", () => {
		const store = createMemoryNodeStore();
		const first = node("a", "T", 1);
		store.put(first);
		store.clearChanges();
		const before = store.versionOf("T");
		store.touch(first);
		expect([...store.changes.nodes]).toEqual(["a"]);
		expect(store.versionOf("T")).toBeGreaterThan(before);
		store.put(node("a", "Moved", 1));
		expect([...store.changes.types].sort()).toEqual(["Moved", "T"]);
		expect(store.ofType("T")).toEqual([]);
		expect(store.versionOf("Unknown")).toBe(0);
	});

	it("reads a node of the last build when it is first asked for", () => {
		const reads: string[] = [];
		const stored = [createNodeHead(node("a", "T", 1)), createNodeHead(node("b", "T", 2))];
		const read = (id: string): DataNode => {
			reads.push(id);
			return node(id, "T", 99);
		};
		const store = createMemoryNodeStore({ stored, read });
		expect(store.head("b")?.contentDigest).toBe("1");
		expect(reads).toEqual([]);
		expect(store.get("b")?.internal.counter).toBe(2);
		expect(store.get("b")).toBe(store.ofType("T")[1]);
		expect(reads).toEqual(["b", "a"]);
		expect(store.changes.nodes.size).toBe(0);
	});

	it("counts a type as changed when its nodes change places, and not when they only move up", () => {
		const store = createMemoryNodeStore();
		for (const one of [node("a", "T", 1), node("b", "T", 5), node("c", "U", 9)]) store.put(one);
		store.clearChanges();
		store.renumber(["a", "b", "c"]);
		expect([...store.changes.types]).toEqual([]);
		expect(store.get("c")?.internal.counter).toBe(3);
		store.renumber(["b", "a", "c"]);
		expect([...store.changes.types]).toEqual(["T"]);
		expect(store.ofType("T").map(({ id }) => id)).toEqual(["b", "a"]);
		expect(store.nextCounter()).toBe(4);
	});

	it("counts one of two types as changed when nodes of the two change places, and none when a changed node keeps its place", () => {
		const stored = ["a", "b", "c"].map((id, index) => createNodeHead(node(id, id === "c" ? "U" : "T", index + 1)));
		const store = createMemoryNodeStore({ stored, read: (id) => node(id, id === "c" ? "U" : "T", 1) });
		store.renumber(["c", "a", "b"]);
		expect([...store.changes.types]).toEqual(["U"]);
		expect(store.takeUnsaved().reordered).toBe(true);
		store.clearChanges();
		store.put(node("c", "U", store.nextCounter()));
		store.renumber(["c", "a", "b"]);
		expect([...store.changes.types]).toEqual(["U"]);
	});

	it("makes late nodes when one of them is asked for, after all others, and never saves them", () => {
		const store = createMemoryNodeStore();
		let made = 0;
		const late = (ids: readonly string[], isChanged: boolean) => ({
			hasId: (id: string) => id.startsWith("Late "),
			isChanged,
			*make() {
				made++;
				for (const id of ids) yield node(id, "Late", 0);
			},
		});
		store.setLateNodes("Late", late(["Late b", "Late a"], false));
		store.put(node("x", "T", store.nextCounter()));
		expect(store.types()).toEqual(["Late", "T"]);
		expect([...store.heads()].map(({ id }) => id)).toEqual(["x"]);
		expect([store.get("unknown"), made]).toEqual([undefined, 0]);
		expect([store.get("Late a")?.id, store.head("Late b")?.id, made]).toEqual(["Late a", "Late b", 1]);
		expect([...store.all()].map(({ id }) => id)).toEqual(["x", "Late b", "Late a"]);
		store.touch(node("Late a", "Late", 0));
		expect([...store.takeUnsaved().ids]).toEqual(["x"]);
		expect(store.nextCounter()).toBe(2);

		store.clearChanges();
		const before = store.versionOf("Late");
		store.setLateNodes("Late", late(["Late c"], true));
		expect(store.versionOf("Late")).toBeGreaterThan(before);
		expect([...store.changes.types]).toEqual(["Late"]);
		expect([store.get("Late a"), store.ofType("Late").map(({ id }) => id)]).toEqual([undefined, ["Late c"]]);
	});
});
