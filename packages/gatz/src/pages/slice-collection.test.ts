import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createSliceCollection } from "./slice-collection.js";

const component = fileURLToPath(import.meta.url);
const directory = component.replace(/[^/]*$/, "");

const code = (name: string) => expect.objectContaining({ code: `GATZ_${name}` });

describe("createSlice (SPEC 5.12.1, 5.12.9)", () => {
	it.each([
		["without an id", { component }],
		["with an id that leads elsewhere", { id: "../a", component }],
		["without a component", { id: "a" }],
		["with a relative component", { id: "a", component: "./a.js" }],
	])("refuses a slice %s", (_, input) => {
		expect(() => createSliceCollection(directory).create(input as never, "p")).toThrow(code("SLICE_INVALID"));
	});
	it("refuses a component that is not there, once all are known", async () => {
		const slices = createSliceCollection(directory);
		slices.create({ id: "a", component: `${component}.js` }, "p");
		await expect(slices.collect()).rejects.toThrow(code("SLICE_INVALID"));
	});
	it("gives them by id, with the names of their chunks", async () => {
		const slices = createSliceCollection(directory);
		slices.create({ id: "b", component, context: { word: "Hello" } }, "p");
		slices.create({ id: "a", component }, "p");
		const template = "slice---slice-collection-test-ts";
		expect(await slices.collect()).toEqual([
			{ id: "a", component, context: {}, template, pluginCreator: "p" },
			{ id: "b", component, context: { word: "Hello" }, template, pluginCreator: "p" },
		]);
	});
	it("takes the last of a plugin's slices with one id, and warns; another plugin may not have it", async () => {
		const slices = createSliceCollection(directory);
		slices.create({ id: "a", component, context: { n: 1 } }, "p");
		slices.create({ id: "a", component, context: { n: 2 } }, "p");
		expect(() => slices.create({ id: "a", component }, "q")).toThrow(code("SLICE_TWICE"));
		expect(await slices.collect()).toMatchObject([{ id: "a", context: { n: 2 } }]);
		expect(slices.warnings).toHaveLength(1);
	});
	it("takes none after createPages", async () => {
		const slices = createSliceCollection(directory);
		await slices.collect();
		expect(() => slices.create({ id: "a", component }, "p")).toThrow(code("SLICE_OUTSIDE_CREATE_PAGES"));
	});
});
