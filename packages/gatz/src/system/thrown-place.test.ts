import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { siteFirstStack, thrownPlace } from "./thrown-place.js";

let site: string;
beforeEach(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz place-"));
	await writeFile(join(site, "a.js"), "one\n\ttwo\nthree\nfour\nfive\n");
});
afterEach(() => rm(site, { recursive: true }));

function errorWith(stack: string): Error {
	return Object.assign(new Error("no luck"), { stack });
}

describe("thrownPlace", () => {
	it.each([
		["a frame", (file: string) => `Error: no luck\n    at run (${file}:2:2)`],
		["a frame without a name", (file: string) => `Error: no luck\n    at ${file}:2:2`],
		["a frame of an ES module", (file: string) => `Error: no luck\n    at run (${pathToFileURL(file).href}:2:2)`],
		["a line of its own", (file: string) => `Error: ParseError: Unexpected token\n ${file}:2:2`],
		["the first frame of the site", (file: string) => `Error\n    at x (/else/b.js:9:9)\n    at y (node:fs:1:1)\n    at run (${file}:2:2)`],
	])("reads %s", (_, stack) => {
		expect(thrownPlace(errorWith(stack(join(site, "a.js"))), site)).toEqual({
			file: "a.js",
			line: 2,
			column: 2,
			frame: "  1 | one\n> 2 |   two\n    |   ^\n  3 | three\n  4 | four",
		});
	});

	it("reads V8's heading of a syntax error, which has no column", () => {
		const place = thrownPlace(errorWith(`${join(site, "a.js")}:5\nfive\n^^\n\nSyntaxError: no luck`), site);
		expect(place).toMatchObject({ file: "a.js", line: 5, frame: expect.stringContaining("> 5 | five") });
	});

	it.each(["no Error", errorWith("Error\n    at x (/else/b.js:9:9)")])("knows nothing of %s", (thrown) => {
		expect(thrownPlace(thrown, site)).toEqual({});
	});

	it("leaves packages out", () => {
		expect(thrownPlace(errorWith(`Error\n    at x (${site}/node_modules/p/i.js:1:1)`), site)).toEqual({});
	});
});

describe("siteFirstStack", () => {
	it("keeps a stack without frames as it is", () => {
		expect(siteFirstStack("Error: no luck", site)).toBe("Error: no luck");
	});
});
