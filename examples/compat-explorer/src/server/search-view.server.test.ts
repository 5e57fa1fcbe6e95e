import { expect, test } from "vitest";
import { buildIndex } from "../compat/build-index";
import { sampleData } from "../compat/sample-data";
import { openCompat } from "./compat.server";
import { createSearch } from "./search.server";
import { PAGE_SIZE, readQuery, searchView } from "./search-view.server";

const compat = openCompat(buildIndex(sampleData()));
const search = createSearch(compat);
const library = { compat, search: () => search };

test("reads the address, and takes what it does not know for nothing", () => {
	expect(readQuery(compat, { q: " grid ", category: "css", browser: "safari", support: "no" })).toEqual({
		text: "grid",
		category: "css",
		browser: "safari",
		support: "no",
	});
	const none = { text: "", category: "", browser: "", support: "" };
	expect(readQuery(compat, { category: "x", browser: "constructor", support: "no", q: { a: "b" } })).toEqual(none);
	expect(readQuery(compat, { browser: "safari", support: "maybe" }).support).toBe("");
	expect(readQuery(compat, { q: ["a", "b"] }).text).toBe("b");
});

test.each([["0"], ["-3"], ["x"], [""], ["1e99"], ["99"]])("page %s is a page that there is", (page) => {
	const view = searchView(library, { page });
	expect(view.page).toBeGreaterThanOrEqual(1);
	expect(view.page).toBeLessThanOrEqual(view.pages);
	expect(view.results.length).toBeLessThanOrEqual(PAGE_SIZE);
});

test("shows a chosen browser beside the usual ones", () => {
	const columns = (browser: string) => searchView(library, { browser }).columns.map(({ id }) => id);
	expect(columns("")).toEqual(["chrome", "edge", "firefox", "safari"]);
	expect(columns("safari")).toEqual(["chrome", "edge", "firefox", "safari"]);
	expect(columns("safari_ios")).toEqual(["chrome", "edge", "firefox", "safari", "safari_ios"]);
});

test("tells what a result is and what it belongs to", () => {
	expect(searchView(library, { q: "AbortController abort" }).results[0]).toMatchObject({
		path: "api/AbortController/abort",
		title: "<code>AbortController.abort</code>",
		kind: "Web API",
		owners: ["AbortController"],
	});
});
