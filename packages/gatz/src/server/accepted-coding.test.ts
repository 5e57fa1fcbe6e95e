import { expect, it } from "vitest";
import { createCodingChoice } from "./accepted-coding.js";

it.each([
	[undefined, null],
	["", null],
	["identity", null],
	["gzip, deflate, br, zstd", "br"],
	["gzip", "gzip"],
	["GZIP", "gzip"],
	["br;q=0.1, gzip;q=0.9", "gzip"],
	["br;q=0, gzip;q=0", null],
	["identity;q=1, gzip;q=0.5", null],
	["*", "br"],
	["*;q=0", null],
	["deflate, zstd", null],
	[";;,,q=br", null],
])("chooses for %j %j", (accepted, coding) => {
	const choose = createCodingChoice();
	expect(choose(accepted)).toBe(coding);
	expect(choose(accepted)).toBe(coding);
});
