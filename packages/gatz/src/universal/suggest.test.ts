import { describe, expect, it } from "vitest";
import { editDistance, suggest } from "./suggest.js";

describe("editDistance", () => {
	it.each([
		["", "", 0],
		["", "abc", 3],
		["abc", "", 3],
		["kitten", "sitting", 3],
		["plugins", "pulgins", 1],
		["same", "same", 0],
	])("%j to %j is %i", (a, b, distance) => {
		expect(editDistance(a, b)).toBe(distance);
	});
});

describe("suggest", () => {
	it("names the nearest candidate", () => {
		expect(suggest("pathprefx", ["assetPrefix", "pathPrefix"])).toBe(' Did you mean "pathPrefix"?');
	});

	it("says nothing when no candidate is near", () => {
		expect(suggest("zebra", ["plugins", "flags"])).toBe("");
	});
});
