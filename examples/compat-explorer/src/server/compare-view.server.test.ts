import { expect, test } from "vitest";
import { buildIndex } from "../compat/build-index";
import { sampleData } from "../compat/sample-data";
import { compareView } from "./compare-view.server";
import { openCompat } from "./compat.server";
import { createSearch } from "./search.server";

const compat = openCompat(buildIndex(sampleData()));
const search = createSearch(compat);
const library = { compat, search: () => search };
const paths = (choices: readonly { readonly path: string }[]) => choices.map(({ path }) => path);

test("an empty address has two empty sides", () => {
	const empty = { feature: null, unknown: "", query: "", choices: [], total: 0, suggestion: null };
	expect(compareView(library, {})).toEqual({ a: empty, b: empty });
});

test("a side that is named is a feature, the other offers its neighbours", () => {
	const { a, b } = compareView(library, { a: "css/properties/grid", qa: "ignored" });
	expect(a.feature).toMatchObject({
		path: "css/properties/grid",
		kind: "CSS property",
		cells: { safari: { support: "yes", date: "2010-01-01" } },
	});
	expect([a.query, a.choices]).toEqual(["", []]);
	expect(paths(b.choices)).toEqual(["css/properties/grid-area", "css/properties/user-select"]);
});

test("a side that is searched for has the search's hits", () => {
	const { a } = compareView(library, { qa: "abort controller", b: "css/properties/grid" });
	expect(a).toMatchObject({ query: "abort controller", total: 3 });
	expect(paths(a.choices)[0]).toBe("api/AbortController");
	expect(compareView(library, { qa: "gird" }).a).toMatchObject({ total: 0, suggestion: "grid" });
});

test("a side that names nothing says so, and offers what is like it", () => {
	const { b } = compareView(library, { b: "css/properties/gird" });
	expect(b).toMatchObject({ feature: null, unknown: "css/properties/gird" });
	expect(paths(b.choices)[0]).toBe("css/properties/grid");
});

test.each(["css", "css/properties", "__proto__", "constructor"])("%s is no feature", (a) => {
	expect(compareView(library, { a }).a.feature).toBeNull();
});
