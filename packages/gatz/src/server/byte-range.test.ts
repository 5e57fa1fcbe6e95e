import { expect, it } from "vitest";
import { parseRange } from "./byte-range.js";

it.each([
	[undefined, null],
	["bytes=0-4", { start: 0, end: 4 }],
	["bytes=5-", { start: 5, end: 9 }],
	["bytes=-3", { start: 7, end: 9 }],
	["bytes=-30", { start: 0, end: 9 }],
	["bytes=8-99", { start: 8, end: 9 }],
	["bytes=10-", "unsatisfiable"],
	["bytes=-0", "unsatisfiable"],
	["bytes=4-2", null],
	["bytes=0-1,3-4", null],
	["bytes=-", null],
	["lines=0-1", null],
])("%s of 10 bytes", (header, expected) => {
	expect(parseRange(header, 10)).toEqual(expected);
});
