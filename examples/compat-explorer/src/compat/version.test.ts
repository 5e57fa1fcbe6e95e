import { expect, test } from "vitest";
import { compareVersions, versionNumber } from "./version";

test.each([
	["57", 57_000_000],
	["10.1", 10_001_000],
	["4.4.3", 4_004_003],
	["≤37", 37_000_000],
	["157.0.7204.93", 157_000_999],
	["preview", Number.POSITIVE_INFINITY],
])("%s is %d", (version, number) => {
	expect(versionNumber(version)).toBe(number);
});

test("no version is no number", () => {
	expect(versionNumber("")).toBeNaN();
});

test("versions are ordered by their parts", () => {
	expect(["10.1", "9", "10", "9.1"].sort(compareVersions)).toEqual(["9", "9.1", "10", "10.1"]);
});
