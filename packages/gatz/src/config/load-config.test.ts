import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPrefixes, loadConfig } from "./load-config.js";
import { validateConfig } from "./validate-config.js";

let directory: string;
beforeEach(async () => {
	directory = await mkdtemp(join(tmpdir(), "gatz-config-"));
});
afterEach(() => rm(directory, { recursive: true }));

async function write(files: Record<string, string>): Promise<void> {
	for (const [name, text] of Object.entries(files)) {
		const file = join(directory, name);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text);
	}
}

describe("loadConfig", () => {
	it.each([
		["gatsby-config.js", 'module.exports = { pathPrefix: "/x" };', {}],
		["gatsby-config.js", 'export default { pathPrefix: "/x" };', {}],
		["gatsby-config.js", 'export default { pathPrefix: "/x" };', { "package.json": '{"type":"module"}' }],
		["gatsby-config.js", 'exports.pathPrefix = "/x";', { "package.json": '{"type":"commonjs"}' }],
		["gatsby-config.js", 'import { join } from "path";\nmodule.exports = { pathPrefix: join("/", "x") };', {}],
		["gatsby-config.mjs", 'export const pathPrefix = "/x";', {}],
		["gatsby-config.mjs", 'const { join } = require("path");\nexport default { pathPrefix: join("/", "x") };', {}],
		["gatsby-config.cjs", 'module.exports = { pathPrefix: "/x" };', {}],
		["gatsby-config.cjs", 'Object.defineProperty(exports, "__esModule", { value: true }); exports.default = { pathPrefix: "/x" };', {}],
		["gatsby-config.ts", 'const prefix: string = "/x";\nexport default { pathPrefix: prefix };', {}],
		[
			"gatsby-config.ts",
			'import { prefix } from "./prefix";\nexport default { pathPrefix: prefix };',
			{ "prefix.ts": 'export const prefix: string = "/x";' },
		],
		["gatsby-config.ts", 'module.exports = { pathPrefix: "/x" as string };', {}],
		[
			"gatsby-config.js",
			'import { prefix } from "./prefix";\nexport default { pathPrefix: prefix };',
			{ "prefix.ts": 'export const prefix: string = "/x";' },
		],
	])("evaluates %s: %s", async (name, text, others) => {
		await write({ [name]: text, ...others });
		expect((await loadConfig(directory)).pathPrefix).toBe("/x");
	});

	it("has defaults for a site without a file", async () => {
		expect(await loadConfig(directory)).toMatchObject({ plugins: [], trailingSlash: "always", pathPrefix: "", headers: [] });
	});

	it("refuses two files", async () => {
		await write({ "gatsby-config.js": "", "gatsby-config.ts": "" });
		await expect(loadConfig(directory)).rejects.toMatchObject({
			code: "GATZ_CONFIG_TWICE",
			what: expect.stringContaining("gatsby-config.js, gatsby-config.ts"),
		});
	});

	it("refuses a function (SPEC 6.3.19)", async () => {
		await write({ "gatsby-config.js": "module.exports = () => ({});" });
		await expect(loadConfig(directory)).rejects.toMatchObject({ code: "GATZ_CONFIG_IS_FUNCTION", place: { file: "gatsby-config.js" } });
	});

	it.each([
		["gatsby-config.js", "\n\nthrow new Error('no luck');", 3],
		["gatsby-config.ts", "const a: number = 1;\n\nthrow new Error('no luck');", 3],
	])("names file and line of what %s throws", async (name, text, line) => {
		await write({ [name]: text });
		await expect(loadConfig(directory)).rejects.toMatchObject({
			code: "GATZ_CONFIG_THROWS",
			what: expect.stringContaining("no luck"),
			place: { file: name, line, frame: expect.stringContaining(`> ${line} | throw`) },
		});
	});

	it("names file and line of a syntax error", async () => {
		await write({ "gatsby-config.ts": "module.exports = {\n  plugins: [,\n  pathPrefix = }" });
		await expect(loadConfig(directory)).rejects.toMatchObject({ code: "GATZ_CONFIG_THROWS", place: { file: "gatsby-config.ts", line: 3 } });
	});
});

describe("createPrefixes (SPEC 1.13)", () => {
	const config = validateConfig({ pathPrefix: "blog/", assetPrefix: "https://cdn.example.com/" });

	it("applies the prefixes only when asked for", () => {
		expect(createPrefixes(config, false)).toEqual({ basePath: "", pathPrefix: "", assetPrefix: "" });
		expect(createPrefixes(config, true)).toEqual({
			basePath: "/blog",
			pathPrefix: "https://cdn.example.com/blog",
			assetPrefix: "https://cdn.example.com",
		});
	});
});
