import { expect, it } from "vitest";
import type { NodeHead } from "./node-head.js";
import { orderNodes } from "./order-nodes.js";

function head(id: string, counter: number, more: Partial<NodeHead> = {}): NodeHead {
	return { id, type: "T", contentDigest: "", owner: "p", parent: null, counter, filePlace: "", ...more };
}

function order(heads: NodeHead[]): string {
	return orderNodes(heads, { rankOf: ({ owner }) => ["p", "q"].indexOf(owner), arrivalOf: ({ counter }) => counter }).join(" ");
}

it("puts plugin after plugin, roots as they arrived, each with its children behind it", () => {
	const heads = [
		head("q1", 1, { owner: "q" }),
		head("p2", 4),
		head("p1", 2),
		head("child2", 6, { parent: "p1" }),
		head("child1", 5, { parent: "p1" }),
	];
	expect(order([...heads, head("grandchild", 7, { parent: "child1", owner: "q" })])).toBe("p1 child1 grandchild child2 p2 q1");
});

it("puts files in the order of their paths, whenever they arrived", () => {
	const files = ["content\nb.md", "content\na/z.md", "assets\nx.png"].map((filePlace, place) =>
		head(filePlace.slice(-4), place, { filePlace }),
	);
	expect(order(files)).toBe(order([...files].reverse()));
	expect(order(files)).toBe(".png z.md b.md");
});

it("loses no node, whatever parents are named", () => {
	expect(order([head("a", 1, { parent: "b" }), head("b", 2, { parent: "a" }), head("c", 3, { parent: "gone" })])).toBe("c a b");
});
