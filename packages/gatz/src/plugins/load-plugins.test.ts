import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { validateConfig } from "../config/validate-config.js";
import { createReporter } from "../system/reporter.js";
import { createTerminal } from "../system/terminal.js";
import { loadPlugins } from "./load-plugins.js";
import type { Plugin } from "./plugin.js";

let site: string;
let output: string;
beforeEach(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-plugins-"));
	output = "";
});
afterEach(() => rm(site, { recursive: true }));

async function write(files: Record<string, string>): Promise<void> {
	for (const [name, text] of Object.entries(files)) {
		await mkdir(dirname(join(site, name)), { recursive: true });
		await writeFile(join(site, name), text);
	}
}

function load(plugins: unknown[] = []) {
	const terminal = createTerminal({ write: (text) => (output += text) }, { NO_COLOR: "1" });
	const reporter = createReporter({ terminal, directory: site, exit: process.exit });
	return loadPlugins({ directory: site, config: validateConfig({ plugins }), reporter });
}

describe("loadPlugins", () => {
	it.each([
		["gatsby-node.js", "exports.createPages = () => 1;"],
		["gatsby-node.mjs", "export const createPages = () => 1;"],
		["gatsby-node.cjs", "module.exports = { createPages() {} };"],
		["gatsby-node.ts", "export const createPages = (args: object): number => 1;"],
		["gatsby-node.js", 'import "path";\nexports.createPages = () => 1;'],
		["gatsby-node.js", "export default { createPages() {} };"],
	])("finds the site's hooks in %s: %s", async (name, text) => {
		await write({ [name]: text });
		const [plugin] = await load();
		expect(plugin).toMatchObject({ name: "default-site-plugin", directory: site, nodeFile: join(site, name) });
		expect(Object.keys(plugin?.hooks ?? {})).toEqual(["createPages"]);
	});

	it("loads packages, local plugins and absolute paths in order, the site last", async () => {
		await write({
			"node_modules/packaged/package.json": '{"name":"packaged","version":"1.2.3","exports":"./index.js"}',
			"node_modules/packaged/gatsby-node.js": "exports.onPreInit = () => 1;",
			"node_modules/packaged/gatsby-browser.js": "",
			"plugins/local/package.json": "{}",
			"elsewhere/package.json": '{"name":"absolute"}',
			"elsewhere/lib/index.js": "",
			"gatsby-ssr.js": "",
		});
		const plugins = await load(["packaged", { resolve: "local", options: { a: 1 } }, join(site, "elsewhere/lib/index.js")]);
		expect(plugins.map(({ name, version, options }) => [name, version, options])).toEqual([
			["packaged", "1.2.3", { plugins: [] }],
			["local", "", { a: 1, plugins: [] }],
			["absolute", "", { plugins: [] }],
			["default-site-plugin", "", { plugins: [] }],
		]);
		expect(plugins[0]?.browserFile).toBe(join(site, "node_modules/packaged/gatsby-browser.js"));
		expect(plugins[3]?.ssrFile).toBe(join(site, "gatsby-ssr.js"));
	});

	it.each(["gatsby-plugin-page-creator", "/a/node_modules/gatsby-plugin-page-creator/index.js"])(
		"takes the built-in %s without its package (SPEC 3.1.2)",
		async (resolve) => {
			const [plugin] = await load([{ resolve, options: { path: "/pages" } }]);
			expect(plugin).toMatchObject({ name: "gatsby-plugin-page-creator", options: { path: "/pages" }, hooks: {} });
		},
	);
	it("says where it looked for a plugin", async () => {
		await expect(load(["gatsby-plugin-nowhere"])).rejects.toMatchObject({
			code: "GATZ_PLUGIN_NOT_FOUND",
			what: expect.stringContaining('plugins/gatsby-plugin-nowhere, the package "gatsby-plugin-nowhere"'),
		});
	});

	it("refuses an unknown hook of the site, with a suggestion (SPEC 6.1.25)", async () => {
		await write({ "gatsby-node.js": "exports.createPage = () => 1;" });
		await expect(load()).rejects.toMatchObject({
			code: "GATZ_HOOK_UNKNOWN",
			what: 'gatsby-node.js exports "createPage", which is not a hook. Did you mean "createPages"?',
		});
	});

	it("warns of a plugin's unknown hook", async () => {
		await write({ "plugins/local/gatsby-node.js": "exports.createPage = () => 1;" });
		await load(["local"]);
		expect(output).toContain("warn GATZ_HOOK_UNKNOWN");
	});

	it("leaves out plugins that the framework stands in for, and hooks for webpack of some others, and says what is missing", async () => {
		await write({
			"plugins/gatsby-plugin-mdx/gatsby-node.js": "exports.onCreateWebpackConfig = () => 1; exports.onCreateNode = () => 1;",
		});
		const plugins = await load(["gatsby-plugin-typescript", "gatsby-plugin-mdx"]);
		expect(plugins.map(({ name, hooks }) => [name, Object.keys(hooks)]).slice(0, 2)).toEqual([
			["gatsby-plugin-typescript", []],
			["gatsby-plugin-mdx", ["onCreateNode"]],
		]);
		expect(output).toContain('warn The plugin "gatsby-plugin-typescript" is not needed and does nothing');
		expect(output).not.toContain("gatsby-plugin-mdx");
	});

	it("names a plugin whose package.json is broken", async () => {
		await write({ "plugins/local/package.json": "{" });
		await expect(load(["local"])).rejects.toMatchObject({ code: "GATZ_PLUGIN_INVALID" });
	});

	describe("options", () => {
		const SCHEMA = `exports.pluginOptionsSchema = ({ Joi }) =>
			Joi.object({ folder: Joi.string().required(), depth: Joi.number().default(1), nested: Joi.object({ plugins: Joi.subPlugins() }) });`;

		it("have the defaults of the plugin's schema; unknown ones pass with a warning", async () => {
			await write({ "plugins/local/gatsby-node.js": SCHEMA });
			const [plugin] = await load([{ resolve: "local", options: { folder: "a", colour: "red" } }]);
			expect(plugin?.options).toEqual({ folder: "a", depth: 1, colour: "red", plugins: [] });
			expect(output).toContain('warn The plugin "local" does not know its options colour.');
		});

		it("are refused with all that is wrong", async () => {
			await write({ "plugins/local/gatsby-node.js": SCHEMA });
			await expect(load([{ resolve: "local", options: { depth: "x" } }])).rejects.toMatchObject({
				code: "GATZ_PLUGIN_OPTIONS_INVALID",
				what: 'The options of the plugin "local" are invalid: options.folder is required; options.depth must be a number; it is "x".',
			});
		});

		it("hold sub-plugins in Gatsby's form, which are plugins of their own as well", async () => {
			await write({
				"plugins/local/gatsby-node.js": SCHEMA,
				"plugins/inner/package.json": '{"name":"inner","version":"2.0.0"}',
				"plugins/inner/index.js": "module.exports = () => 42;",
				"plugins/inner/gatsby-browser.js": "",
				"plugins/simple/index.js": "exports.run = () => 43;",
			});
			const nested = { plugins: [{ resolve: "inner", options: { a: 1 } }] };
			const plugins = await load([{ resolve: "local", options: { folder: "a", nested, plugins: ["simple"] } }]);
			expect(plugins.map(({ name }) => name)).toEqual(["local", "inner", "simple", "default-site-plugin"]);
			const { nested: loaded, plugins: simple } = (plugins[0] as Plugin).options as { nested: typeof nested; plugins: unknown[] };
			expect(loaded.plugins).toMatchObject([
				{ name: "inner", version: "2.0.0", resolve: join(site, "plugins/inner"), pluginOptions: { a: 1 }, module: expect.any(Function) },
			]);
			expect(simple).toMatchObject([{ name: "simple", module: { run: expect.any(Function) } }]);
			expect(plugins[1]?.browserFile).toBe(join(site, "plugins/inner/gatsby-browser.js"));
		});
	});
});
