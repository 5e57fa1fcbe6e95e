import { expect, test } from "vitest";
import { buildIndex } from "../compat/build-index";
import { sampleData } from "../compat/sample-data";
import { openCompat } from "./compat.server";
import { myBrowserView } from "./my-browser-view.server";

const compat = openCompat(buildIndex(sampleData()));

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
