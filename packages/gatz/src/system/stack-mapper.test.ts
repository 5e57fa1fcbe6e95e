import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createStackMapper } from "./stack-mapper.js";

test("frames in bundled code get the places of the source, others stay", async () => {
	const directory = await mkdtemp(join(tmpdir(), "gatz-maps-"));
	const file = join(directory, "chunk.mjs");
	// One mapping: generated 1:1 to src/page.js 7:3.
	await writeFile(`${file}.map`, JSON.stringify({ version: 3, sources: ["src/page.js"], names: [], mappings: "AAME" }));
	const error = new Error("boom", { cause: new Error("inner") });
	error.stack = `Error: boom\n    at Page (file://${file}:1:9)\n    at ${join(directory, "other.mjs")}:2:1\n    at node:internal/x:1:1`;
	createStackMapper(directory).map(error);
	expect(error.stack.split("\n").slice(1)).toEqual([
		`    at Page (${directory}/src/page.js:7:3)`,
		`    at ${directory}/other.mjs:2:1`,
		"    at node:internal/x:1:1",
	]);
	await rm(directory, { recursive: true });
});

test("what is no error is left alone", () => {
	expect(() => createStackMapper("/").map("text")).not.toThrow();
});
