import { describe, expect, it } from "vitest";
import type { SlicePlaceMap } from "../bundle/slice-mapper.js";
import type { SliceEntry } from "../pages/slice-collection.js";
import type { SlicesMap } from "../universal/slice.js";
import { placeSlices } from "./place-slices.js";

const slice = (id: string): SliceEntry => ({ id, component: `/${id}.js`, context: {}, template: `slice---${id}`, pluginCreator: "site" });
const required = (alias: string | null) => ({ alias, required: alias !== null });

function place(places: SlicePlaceMap, given: readonly SlicesMap[], ids: readonly string[], staticQueryHashes = {}) {
	const pages = given.map((slices, index) => {
		const path = `/${index}/`;
		const entry = { path, component: "/t.js", context: {}, template: "t", slices, pluginCreator: "site" };
		return { row: { path, mode: "SSG" as const, template: "t" }, entry };
	});
	const bundles = { pages, server: { bundle: { slicePlaces: places } }, browser: { bundle: { slicePlaces: {} } } };
	const templates = { t: { source: "t.js", staticQueryHashes: ["1"] } };
	const placed = placeSlices(bundles as never, templates, ids.map(slice), staticQueryHashes);
	return { template: placed.templates.t, maps: placed.pages.map(({ row }) => row.slices) };
}

describe("placeSlices (SPEC 2.1.12, 2.1.18, 5.12.2)", () => {
	it("changes nothing where there are no places", () => {
		expect(place({}, [{}], ["a"])).toEqual({ template: { source: "t.js", staticQueryHashes: ["1"] }, maps: [undefined] });
	});
	it("takes the slice whose id the alias is, and slices within slices, with their static queries", () => {
		const places = { t: [required("b")], "slice---b": [required("a")] };
		const { template, maps } = place(places, [{}], ["a", "b", "c"], { "slice---a": ["2"], "slice---c": ["3"] });
		expect(template).toEqual({ source: "t.js", staticQueryHashes: ["1", "2"], slices: { a: "a", b: "b" } });
		expect(maps).toEqual([undefined]);
	});
	it("takes what createPage says; such a page has a map of its own", () => {
		const { template, maps } = place({ t: [required("a")] }, [{}, { a: "b" }, { unused: "b" }], ["a", "b"]);
		expect(template?.slices).toEqual({ a: "a" });
		expect(maps).toEqual([undefined, { a: "b" }, undefined]);
	});
	it("takes all where an alias is known when it is rendered only", () => {
		expect(place({ t: [required(null)] }, [{ x: "b", y: "nothing" }], ["a", "b"]).maps).toEqual([{ a: "a", b: "b", x: "b" }]);
	});
	it("names page, alias and slice where there is none, unless it may be empty", () => {
		const optional = { t: [{ alias: "b", required: false }] };
		expect(place(optional, [{}], []).template).not.toHaveProperty("slices");
		const wrong = () => place({ t: [required("header")] }, [{ header: "haeder--en" }], ["header--en"]);
		expect(wrong).toThrow('The page /0/ has the slice alias "header", and there is no slice "haeder--en". Did you mean "header--en"?');
	});
});
