import { expect, test } from "vitest";
import { queryHash } from "./query-hash.js";

// The numbers are those that Gatsby's own function gives.
test("is the number that plugins know", () => {
	expect(queryHash("{ site { title } }")).toBe("2134842980");
	expect(queryHash("{a}")).not.toBe(queryHash("{b}"));
});

test("does not depend on white space, commas and comments", () => {
	expect(queryHash("\n\t{\n\t\tsite, { # the site\n\t\t\ttitle\n\t\t}\n\t}\n")).toBe("2134842980");
});

test("what is not GraphQL has a hash, too", () => {
	expect(queryHash("{ a §")).toMatch(/^\d+$/);
});
