import { expect, test } from "vitest";
import { buildIndex } from "../compat/build-index";
import { sampleData } from "../compat/sample-data";
import { openCompat } from "./compat.server";
import { createSearch } from "./search.server";
import { nearbyFeatures, unknownFeatureView } from "./similar-features.server";

const compat = openCompat(buildIndex(sampleData()));
const search = createSearch(compat);
const library = { compat, search: () => search };

test.each([
	["css/properties/GRID", "css/properties/grid"],
	["css/properties/gird", "css/properties/grid"],
	["api/abortcontroller/abort", "api/AbortController/abort"],
	["css/selectors/controller", "api/AbortController"],
	["api/has", "api/AbortController/has"],
	["css/has", "css/selectors/has"],
	["api/AbortSignal/abort", "api/AbortController/abort"],
])("%s may have meant %s", (path, expected) => {
	expect(unknownFeatureView(library, path).similar[0]?.path).toBe(expected);
});

test.each(["", "/", "x".repeat(10_000), "/a".repeat(5_000), "__proto__", "%", "nothing/of/the/kind"])("%.20s is answered", (path) => {
	const view = unknownFeatureView(library, path);
	expect(view.path.length).toBeLessThanOrEqual(120);
	expect(view.similar.length).toBeLessThanOrEqual(8);
});

test("neighbours are a window around the feature, without itself", () => {
	const near = (path: string, limit: number) => nearbyFeatures(compat, compat.find(path), limit).map((hit) => hit.path);
	expect(near("css/properties/grid-area", 2)).toEqual(["css/properties/grid", "css/properties/user-select"]);
	expect(near("css/properties/user-select", 1)).toEqual(["css/properties/grid-area"]);
	expect(near("css/selectors/has", 8)).toEqual([]);
});
