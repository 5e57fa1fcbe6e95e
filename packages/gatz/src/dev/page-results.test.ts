import { expect, test } from "vitest";
import { createReadSet } from "../data/node.js";
import type { PageEntry } from "../pages/page-entry.js";
import { createPageResults } from "./page-results.js";

const entry = (path: string, context = {}) => ({ path, context }) as PageEntry;
const record = (path: string, node: string) => {
	const reads = createReadSet();
	reads.nodes.add(node);
	return { entry: entry(path), query: "key", reads, json: path };
};

test("a result holds until its query, its page or a node that it read is another one", () => {
	const results = createPageResults(2);
	results.add(record("/a/", "a"));
	results.add(record("/b/", "b"));
	expect(results.find(entry("/a/"), "key")).toBe("/a/");
	expect(results.find(entry("/a/"), "other")).toBeUndefined();
	expect(results.find(entry("/a/", { id: 1 }), "key")).toBeUndefined();
	expect(results.drop((reads) => reads.nodes.has("a"), entry)).toEqual(["/a/"]);
	expect(
		results.drop(
			() => false,
			() => undefined,
		),
	).toEqual(["/b/"]); // its page is gone
});

test("what is known of no page any more may have changed", () => {
	const results = createPageResults(1);
	results.add(record("/a/", "a"));
	results.add(record("/b/", "b"));
	expect(results.find(entry("/a/"), "key")).toBeUndefined();
	expect(results.drop(() => false, entry)).toBeNull();
});
