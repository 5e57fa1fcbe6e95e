import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { validateConfig } from "../config/validate-config.js";
import { createReporter } from "../system/reporter.js";
import { createTerminal } from "../system/terminal.js";
import { loadPlugins } from "./load-plugins.js";

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
			["packaged", "1.2.3", {}],
			["local", "", { a: 1 }],
			["absolute", "", {}],
			["default-site-plugin", "", { plugins: [] }],
		]);
		expect(plugins[0]?.browserFile).toBe(join(site, "node_modules/packaged/gatsby-browser.js"));
		expect(plugins[3]?.ssrFile).toBe(join(site, "gatsby-ssr.js"));
	});

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

	it("warns of a plugin's unknown hook and of one that does not run yet", async () => {
		await write({ "plugins/local/gatsby-node.js": "exports.createPage = () => 1; exports.sourceNodes = () => 1;" });
		await load(["local"]);
		expect(output).toContain("warn GATZ_HOOK_UNKNOWN");
		expect(output).toContain('warn The hook sourceNodes of "local" is not run by this version.');
	});

	it("names a plugin whose package.json is broken", async () => {
		await write({ "plugins/local/package.json": "{" });
		await expect(load(["local"])).rejects.toMatchObject({ code: "GATZ_PLUGIN_INVALID" });
	});
});
