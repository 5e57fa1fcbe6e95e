import { expect, it } from "vitest";
import { nodeTag, typeTag } from "../artifact/page-tags.js";
import { dataTags } from "./tag-book.js";

const nodes = (count: number) => Array.from({ length: count }, (_, index) => `post-${index}`);

it("names the nodes that were read and the types that were searched", () => {
	expect(dataTags({ nodes: ["b", "a"], types: ["Post"] }, () => undefined)).toEqual([nodeTag("a"), nodeTag("b"), typeTag("Post")].sort());
});

it("names types in the place of many nodes", () => {
	expect(dataTags({ nodes: nodes(24), types: [] }, () => "Post")).toHaveLength(24);
	expect(dataTags({ nodes: nodes(25), types: ["Author"] }, () => "Post")).toEqual([typeTag("Author"), typeTag("Post")].sort());
});
