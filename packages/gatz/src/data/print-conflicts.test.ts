import { expect, it } from "vitest";
import type { InferredType } from "./inferred-type.js";
import { printConflicts } from "./print-conflicts.js";

const TYPE: InferredType = {
	name: "Post",
	fields: [],
	conflicts: [
		{
			selector: "Post.meta.rating",
			examples: [
				{ type: "number", value: 5, nodeId: "a" },
				{ type: "string", value: "five".repeat(40), nodeId: "b" },
			],
		},
		{
			selector: "Post.tags",
			examples: [
				{ type: "[number,string]", value: [1, "x"], nodeId: "a" },
				{ type: "[object]", value: [{ a: { b: 1 } }], nodeId: "b" },
			],
		},
	],
	collisions: [{ selector: "Post.a_b", used: "a b", unused: ["a-b"] }],
};

it("names fields, examples and nodes", () => {
	const [conflicts, ...collisions] = printConflicts([TYPE]);
	expect(conflicts?.split("\n\n").slice(1)).toEqual([
		`Post.meta.rating:\n - type: number\n   value: 5\n   node: a\n - type: string\n   value: '${"five".repeat(20)}'... 80 more characters\n   node: b`,
		"Post.tags:\n - type: [number,string]\n   value: [ 1, 'x' ]\n   node: a\n - type: [object]\n   value: [ ..., { a: [Object] }, ... ]\n   node: b",
	]);
	expect(collisions).toEqual(["Several keys of nodes have the name `Post.a_b` in GraphQL: `a b`, `a-b`. Queries get the value of `a b`."]);
});

it("has nothing to say of types without conflicts, nor of SitePlugin", () => {
	expect(
		printConflicts([
			{ name: "A", fields: [], conflicts: [] },
			{ ...TYPE, name: "SitePlugin", collisions: [] },
		]),
	).toEqual([]);
});
