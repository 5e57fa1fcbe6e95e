import { expect, test } from "vitest";
import { buildIndex } from "../compat/build-index";
import type { BrowserHistory } from "../compat/feature";
import { sampleData } from "../compat/sample-data";
import { openCompat } from "../server/compat.server";
import { createCompatNodes } from "./create-compat-nodes";
import type { categoryFields, editionFields } from "./edition-fields";
import type { featureFieldMaker } from "./feature-fields";

type FeatureFields = ReturnType<ReturnType<typeof featureFieldMaker>>;

const compat = openCompat(buildIndex(sampleData()));
const nodes = [...createCompatNodes(compat, (name) => `id of ${name}`)];
const fieldsOf = <Fields>(type: string) => nodes.filter((node) => node.type === type).map(({ fields }) => fields as Fields);
const feature = (path: string) => fieldsOf<FeatureFields>("CompatFeature").find((fields) => fields.path === path);
const idOf = (path: string) => `id of CompatFeature ${path}`;

test("every feature is a node, and what only holds features is none", () => {
	expect(fieldsOf("CompatFeature")).toHaveLength(compat.size);
	expect(feature("css/properties/grid")).toBeDefined();
	expect(feature("css/properties")).toBeUndefined();
});

test("ids are unique, and every link leads to a node", () => {
	const ids = new Set(nodes.map(({ id }) => id));
	expect(ids.size).toBe(nodes.length);
	for (const { owner, subFeatures, siblings } of fieldsOf<FeatureFields>("CompatFeature")) {
		for (const id of [...subFeatures, ...siblings, ...(owner ? [owner] : [])]) expect(ids).toContain(id);
	}
});

test("a feature knows what it lies in, its parts and its neighbours", () => {
	expect(feature("css/properties/user-select")).toMatchObject({
		trail: [
			{ label: "CSS", path: "css", isFeature: false },
			{ label: "Properties", path: "css/properties", isFeature: false },
		],
		owner: null,
		subFeatures: [idOf("css/properties/user-select/none")],
		siblings: [idOf("css/properties/grid"), idOf("css/properties/grid-area")],
	});
	expect(feature("css/properties/user-select/none")).toMatchObject({ owner: idOf("css/properties/user-select"), siblings: [] });
});

test("a browser's history has a line for each statement", () => {
	const history: readonly BrowserHistory[] = feature("css/properties/user-select")?.history ?? [];
	const safari = history.find(({ browser }) => browser === "safari");
	expect(safari?.entries.map(({ support, versions }) => `${support} ${versions}`)).toEqual(["preview 3", "partial 1", "partial 1 until 2"]);
	expect(safari?.entries[1]).toMatchObject({ from: "2010-01-01", to: "", remarks: ["With the prefix <code>-webkit-</code>"] });
	expect(safari?.entries[2]).toMatchObject({ to: "2020-01-01" });
});

test("browsers come in the order of the table's columns", () => {
	const keys = fieldsOf<{ key: string; group: string }>("CompatBrowser").map(({ key, group }) => `${group} ${key}`);
	expect(keys.slice(0, 4)).toEqual(["Desktop chrome", "Desktop edge", "Desktop firefox", "Desktop safari"]);
});

test("categories' counts are those of the whole", () => {
	const categories = fieldsOf<ReturnType<typeof categoryFields>[number]>("CompatCategory");
	const [edition] = fieldsOf<ReturnType<typeof editionFields>>("CompatEdition");
	expect(categories.find(({ key }) => key === "css")).toMatchObject({ count: 5, everywhere: 3 });
	expect(categories.reduce((sum, { count }) => sum + count, 0)).toBe(edition?.count);
	expect(edition?.examples).toEqual([idOf("css/selectors/has"), idOf("html/elements/dialog")]);
});
