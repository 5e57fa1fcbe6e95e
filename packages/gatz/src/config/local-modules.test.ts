import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readLocalModules } from "./local-modules.js";

const FILES = {
	"gatsby-node.js": 'const { a } = require("./lib/a");\nimport b from "./lib/b.js";\nimport "lodash";\nrequire.resolve("./page.js");\n',
	"lib/a.js": 'module.exports = { ...require("./data.json"), lazy: () => import("./folder") };',
	"lib/b.ts": 'export * from "../gatsby-node.js";\nimport "./gone.js";\n',
	"lib/data.json": "{}",
	"lib/folder/index.mjs": "",
	"page.js": "",
};

let directory: string;
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), "gatz-modules-"));
	for (const [path, text] of Object.entries(FILES)) {
		await mkdir(dirname(join(directory, path)), { recursive: true });
		await writeFile(join(directory, path), text);
	}
});
afterAll(() => rm(directory, { recursive: true }));

test("modules are followed by the relative paths in them, in rings too", async () => {
	const modules = await readLocalModules([join(directory, "gatsby-node.js")]);
	expect([...modules.keys()].map((file) => file.slice(directory.length + 1))).toEqual([
		"gatsby-node.js",
		"lib/a.js",
		"lib/b.ts",
		"lib/data.json",
		"lib/folder/index.mjs",
	]);
	expect(modules.get(join(directory, "lib/data.json"))).toBe("{}");
});
