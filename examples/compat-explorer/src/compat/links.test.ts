import { expect, test } from "vitest";
import { featureHref, searchHref } from "./links";

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
