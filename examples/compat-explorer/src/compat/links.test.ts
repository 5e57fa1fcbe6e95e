import { expect, test } from "vitest";
import { compareHref, featureHref, searchHref } from "./links";

test("a feature's page", () => {
	expect(featureHref("javascript/builtins/Array/@@iterator")).toBe("/feature/javascript/builtins/Array/@@iterator/");
});

test("a search's address holds what was given, in one order", () => {
	expect(searchHref({})).toBe("/search/");
	expect(searchHref({ page: 1, q: " " })).toBe("/search/");
	expect(searchHref({ page: 3, browser: "safari", support: "no", category: "css", q: "a&b" })).toBe(
		"/search/?q=a%26b&category=css&browser=safari&support=no&page=3",
	);
});

test("support without a browser says nothing", () => {
	expect(searchHref({ q: "grid", support: "no" })).toBe("/search/?q=grid");
});

test("a comparison's address names what was chosen, and searches for the rest", () => {
	expect(compareHref({})).toBe("/compare/");
	expect(compareHref({ a: "css/properties/grid", qa: "ignored", qb: "a b" })).toBe("/compare/?a=css/properties/grid&qb=a+b");
	expect(new URL(compareHref({ b: "a&b=c/@@d" }), "http://x").searchParams.get("b")).toBe("a&b=c/@@d");
});
