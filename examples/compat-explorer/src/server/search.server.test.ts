import { expect, test } from "vitest";
import { buildIndex } from "../compat/build-index";
import { sampleData } from "../compat/sample-data";
import { openCompat } from "./compat.server";
import { createSearch, type SearchQuery } from "./search.server";

const compat = openCompat(buildIndex(sampleData()));
const search = createSearch(compat);
const ANY: SearchQuery = { text: "", category: "", browser: "", support: "" };

function find(query: Partial<SearchQuery>): (string | undefined)[] {
	return search.find({ ...ANY, ...query }).nodes.map((node) => compat.paths[node]);
}

test("the exact name comes first, names that begin with it follow", () => {
	expect(find({ text: "grid" })).toEqual(["css/properties/grid", "css/properties/grid-area"]);
});

test.each([
	["Abort Controller", "api/AbortController"],
	["abortcontroller", "api/AbortController"],
	["controller", "api/AbortController"],
	["AbortController.abort()", "api/AbortController/abort"],
	["Array.prototype.at", "javascript/builtins/Array/at"],
	["csp", "http/headers/Content-Security-Policy"],
	["security policy", "http/headers/Content-Security-Policy"],
	["<dialog>", "html/elements/dialog"],
	[":has", "css/selectors/has"],
	["user-select: none", "css/properties/user-select/none"],
])("%s finds %s first", (text, path) => {
	expect(find({ text })[0]).toBe(path);
});

test("all words have to be there", () => {
	expect(find({ text: "grid controller" })).toEqual([]);
});

test("letters inside of words count only from three on", () => {
	expect(find({ text: "rid" })).toContain("css/properties/grid");
	expect(find({ text: "ri" })).toEqual([]);
});

test("deprecated features come last", () => {
	expect(find({ text: "", category: "api" }).at(-1)).toBe("api/Old");
});

test("an empty text finds everything, in the order of the categories' weights", () => {
	const found = find({});
	expect(found).toHaveLength(compat.size);
	expect(found[0]).toBe("css/properties/grid");
});

test("counts categories before one of them is chosen", () => {
	const { nodes, counts } = search.find({ ...ANY, text: "has", category: "css" });
	expect(nodes.map((node) => compat.paths[node])).toEqual(["css/selectors/has"]);
	expect(counts).toEqual({ css: 1, api: 1 });
});

test("filters by what a browser's current version supports", () => {
	expect(find({ browser: "firefox", support: "no" })).toEqual(["css/properties/user-select"]);
	expect(find({ browser: "safari", support: "no" })).toEqual(["javascript/builtins/Array/at"]);
	expect(find({ browser: "chrome", support: "no" })).toEqual(["css/properties/user-select/none"]);
	expect(find({ text: "user-select", browser: "safari", support: "yes" })).toContain("css/properties/user-select");
});

test("a browser that is not known filters nothing", () => {
	expect(find({ browser: "netscape", support: "no" })).toHaveLength(compat.size);
});

test("suggests a name only when nothing was found", () => {
	expect(search.find({ ...ANY, text: "gird" }).suggestion).toBe("grid");
	expect(search.find({ ...ANY, text: "grid" }).suggestion).toBeNull();
});
