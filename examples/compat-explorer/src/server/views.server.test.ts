import { expect, test } from "vitest";
import { buildIndex } from "../compat/build-index";
import { sampleData } from "../compat/sample-data";
import { openCompat } from "./compat.server";
import { featureView } from "./feature-view.server";
import { homeView } from "./home-view.server";
import { myBrowserView } from "./my-browser-view.server";

const compat = openCompat(buildIndex(sampleData()));

test("only features have a page", () => {
	for (const path of ["", "css", "css/properties", "css/properties/nope", "__proto__", "constructor"]) {
		expect(featureView(compat, path, false)).toBeNull();
	}
});

test("a feature's page shows it, its parts and its neighbours", () => {
	const view = featureView(compat, "css/properties/user-select", false);
	expect(view?.rows.map(({ path }) => path)).toEqual(["css/properties/user-select", "css/properties/user-select/none"]);
	expect(view?.siblings.map(({ path }) => path)).toEqual(["css/properties/grid", "css/properties/grid-area"]);
	expect(view?.crumbs).toEqual([
		{ label: "CSS", href: "/search/?category=css" },
		{ label: "Properties", href: null },
	]);
	expect(view?.rows[0]?.cells).toHaveLength(view?.tableGroups.flatMap(({ browsers }) => browsers).length ?? 0);
});

test("a browser's history has a bar for each time and a line for each statement", () => {
	const safari = featureView(compat, "css/properties/user-select", false)?.timeline.browsers.find(({ id }) => id === "safari");
	expect(safari?.bars).toHaveLength(2);
	expect(safari?.entries.map(({ support, versions }) => `${support} ${versions}`)).toEqual(["preview 3", "partial 1", "partial 1 until 2"]);
	expect(safari?.entries[1]).toMatchObject({ date: "2010-01-01", remarks: ["With the prefix <code>-webkit-</code>"] });
});

test("a visitor's browser is taken from the header", () => {
	const header = "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/2.3 Safari/605.1.15";
	const view = myBrowserView(compat, header, { browser: "", version: "" });
	expect(view).toMatchObject({ isChosen: false, visitor: { id: "safari", version: "2", current: "2.5", isCurrent: false } });
	expect(view.elsewhere.map(({ path }) => path)).toEqual(["javascript/builtins/Array/at"]);
	expect(view.total - view.supported).toBe(view.elsewhereCount + view.afterUpdateCount);
});

test("an address chooses another browser, and its current version unless it names one that there is", () => {
	const visitor = (version: string) => myBrowserView(compat, "", { browser: "firefox", version }).visitor;
	expect(visitor("1")).toMatchObject({ id: "firefox", version: "1" });
	expect(visitor("nope")).toMatchObject({ version: "2.5", isCurrent: true });
	const { afterUpdate } = myBrowserView(compat, "", { browser: "firefox", version: "1" });
	expect(afterUpdate).toMatchObject([{ path: "css/selectors/has", fixedIn: "2" }]);
});

test("without a browser there is nothing to compare", () => {
	expect(myBrowserView(compat, "curl/8", { browser: "netscape", version: "4" })).toMatchObject({ visitor: null, total: 0, versions: [] });
});

test("the home page counts categories", () => {
	const view = homeView(compat);
	expect(view.categories.find(({ id }) => id === "css")).toMatchObject({ count: 5, everywhere: 3 });
	expect(view.categories.reduce((sum, { count }) => sum + count, 0)).toBe(view.size);
});
