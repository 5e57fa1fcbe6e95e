import { expect, test } from "vitest";
import { buildIndex } from "../compat/build-index";
import { sampleData } from "../compat/sample-data";
import { versionNumber } from "../compat/version";
import { openCompat } from "./compat.server";
import { reachOf, recentArrivals } from "./everywhere.server";
import { supportAt, supportCell, supportedSince } from "./support.server";

const compat = openCompat(buildIndex(sampleData()));
const rowOf = (path: string) => compat.rowOf(compat.find(path));
const cell = (path: string, browser: string) => supportCell(compat, rowOf(path), compat.browserIndex(browser));

test.each([
	["css/properties/grid", "chrome", { support: "yes", version: "1" }],
	["css/properties/user-select", "safari", { support: "partial", version: "1", mark: "-webkit-", hasNotes: true }],
	["css/properties/user-select", "firefox", { support: "flag", version: "2", mark: "flag", hasNotes: true }],
	["css/properties/user-select", "edge", { support: "no", version: "" }],
	["css/properties/user-select/none", "chrome", { support: "no", version: "2", mark: "removed" }],
	["javascript/builtins/Array/at", "safari", { support: "preview", version: "preview" }],
	["css/properties/grid", "netscape", { support: "unknown", version: "" }],
])("%s in %s", (path, browser, expected) => {
	expect(cell(path, browser)).toEqual(expected);
});

test("the answer depends on the version", () => {
	const statements = compat.statements(rowOf("css/properties/user-select/none"), compat.browserIndex("chrome"));
	expect(supportAt(statements, versionNumber("1")).support).toBe("yes");
	expect(supportAt(statements, versionNumber("2")).support).toBe("no");
	expect(supportAt(undefined, versionNumber("2")).support).toBe("unknown");
});

test("tells the release that brought support", () => {
	const safari = compat.browserIndex("safari");
	expect(supportedSince(compat, rowOf("css/properties/grid"), safari)).toEqual({ version: "1", date: "2010-01-01" });
	expect(supportedSince(compat, rowOf("css/properties/user-select"), safari)).toBeNull();
});

test("a feature is everywhere since the last browser got it", () => {
	expect(reachOf(compat, rowOf("css/selectors/has"))).toEqual({ since: "2020-01-01", missing: [], known: 7 });
	expect(reachOf(compat, rowOf("css/properties/user-select"))).toEqual({ since: null, missing: ["edge", "firefox", "safari"], known: 7 });
});

test("arrivals are headlines, one for each group", () => {
	expect(recentArrivals(compat, 5, 5).map(({ node }) => compat.paths[node])).toEqual(["css/properties/grid"]);
});
