import { expect, test } from "vitest";
import { openCompat } from "../server/compat.server";
import { readStatement } from "../server/support.server";
import { buildIndex } from "./build-index";
import { INDEX_FORMAT } from "./index-format";
import { sampleData } from "./sample-data";

const index = buildIndex(sampleData());
const compat = openCompat(JSON.parse(JSON.stringify(index)));

test("says what it was made of", () => {
	expect(index).toMatchObject({ format: INDEX_FORMAT, version: "0.0.1", date: "2024-05-05" });
});

test("is the same for the same data", () => {
	expect(JSON.stringify(buildIndex(sampleData()))).toBe(JSON.stringify(index));
});

test("keeps every path, and counts only features", () => {
	expect(compat.paths).toContain("css/properties/user-select/none");
	expect(compat.is(compat.find("css/properties"), "feature")).toBe(false);
	expect(compat.is(compat.find("css/properties/grid"), "feature")).toBe(true);
	expect(compat.size).toBe(compat.paths.filter((_, node) => compat.is(node, "feature")).length);
	expect(compat.find("css/properties/nothing")).toBe(-1);
});

test("knows children in order", () => {
	const names = compat.children(compat.find("css/properties")).map((node) => compat.names[node]);
	expect(names).toEqual(["grid", "grid-area", "user-select"]);
	expect(compat.children(compat.find("css/properties/grid"))).toEqual([]);
});

test("lists desktop browsers before mobile ones, with the release that is current", () => {
	const types = compat.browsers.map(({ type }) => type);
	expect(types).toEqual([...types].sort());
	expect(compat.browsers[0]).toMatchObject({ current: "2.5", currentNumber: 2_005_000 });
	expect(compat.browsers[0]?.releases.at(-1)).toMatchObject({ version: "3", date: "" });
});

test("restores links, whole or derived from the parent's", () => {
	const abort = compat.find("api/AbortController/abort");
	expect(compat.mdnUrl(abort)).toBe("https://developer.mozilla.org/docs/Web/API/AbortController/abort");
	expect(compat.mdnUrl(compat.find("css/properties/grid-area"))).toBeNull();
	expect(compat.specUrls(compat.find("css/properties/grid"))).toEqual(["https://spec.example/grid#a", "https://spec.example/grid#b"]);
	expect(compat.specUrls(abort)).toEqual([]);
});

test("keeps web-feature groups and leaves snapshots out", () => {
	expect(compat.groups(compat.find("css/properties/grid"))).toEqual(["grid"]);
});

test("restores statements with all that they say", () => {
	const row = compat.rowOf(compat.find("css/properties/user-select"));
	const read = (browser: string) =>
		compat.statements(row, compat.browserIndex(browser))?.map((packed) => readStatement(packed, compat.text));
	const plain = { removed: "", partial: false, prefix: "", alternative: "", flag: "", impl: "", notes: [] };
	expect(read("safari")).toEqual([
		{ ...plain, added: "3" },
		{ ...plain, added: "1", prefix: "-webkit-", notes: ["A <code>note</code>.", "Another."] },
		{ ...plain, added: "1", removed: "2", alternative: "old-name" },
	]);
	expect(read("firefox")).toEqual([{ ...plain, added: "2", flag: "the <code>some.flag</code> preference set to <code>true</code>" }]);
	expect(read("edge")).toEqual([{ ...plain, added: "", impl: "https://bug.example/1" }]);
	expect(read("opera")).toBeUndefined();
});

test("gives features with equal support one row", () => {
	expect(compat.rowOf(compat.find("css/properties/grid"))).toBe(compat.rowOf(compat.find("html/elements/dialog/open")));
});
