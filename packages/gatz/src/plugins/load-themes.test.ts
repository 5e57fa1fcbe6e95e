import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadThemedConfig } from "./load-themes.js";

let site: string;
beforeEach(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-themes-"));
});
afterEach(() => rm(site, { recursive: true }));

async function write(files: Record<string, string>): Promise<void> {
	for (const [name, text] of Object.entries(files)) {
		await mkdir(dirname(join(site, name)), { recursive: true });
		await writeFile(join(site, name), text);
	}
}

describe("loadThemedConfig (SPEC 6.3.19, 6.3.21)", () => {
	it("puts a theme's plugins before it and parents first; the site's values win; the same plugin with the same options is there once", async () => {
		await write({
			"node_modules/base/package.json": '{"name":"base"}',
			"node_modules/base/gatsby-config.js": 'module.exports = { siteMetadata: { title: "Base", from: "base" }, plugins: ["leaf"] };',
			"node_modules/@a/theme/package.json": '{"name":"@a/theme"}',
			"node_modules/@a/theme/gatsby-config.mjs":
				'export default ({ title }) => ({ siteMetadata: { title, menu: { a: 1 } }, plugins: ["base", { resolve: "leaf", options: { of: "theme" } }, "inner"] });',
			"node_modules/@a/theme/plugins/inner/index.js": "",
			"node_modules/leaf/package.json": '{"name":"leaf"}',
			"gatsby-config.js":
				'module.exports = { siteMetadata: { title: "Site", menu: { b: 2 } }, plugins: [{ resolve: "@a/theme", options: { title: "Theme" } }, "leaf"] };',
		});
		const { siteMetadata, plugins } = await loadThemedConfig(site);
		expect(siteMetadata).toEqual({ title: "Site", from: "base", menu: { a: 1, b: 2 } });
		expect(plugins.map(({ resolve, options, parentDir }) => [resolve, options, parentDir?.slice(site.length)])).toEqual([
			["leaf", {}, "/node_modules/base"],
			["base", {}, "/node_modules/@a/theme"],
			["leaf", { of: "theme" }, "/node_modules/@a/theme"],
			["inner", {}, "/node_modules/@a/theme"],
			["@a/theme", { title: "Theme" }, undefined],
		]);
	});

	it("ends with themes that name each other", async () => {
		await write({
			"plugins/one/gatsby-config.js": 'module.exports = { plugins: [require.resolve("../two")] };',
			"plugins/one/index.js": "",
			"plugins/two/gatsby-config.js": 'module.exports = { plugins: [require.resolve("../one")] };',
			"plugins/two/index.js": "",
			"gatsby-config.js": 'module.exports = { plugins: ["one"] };',
		});
		const { plugins } = await loadThemedConfig(site);
		expect(plugins.map(({ resolve }) => resolve.replace(site, ""))).toEqual(["/plugins/one/index.js", "/plugins/two/index.js", "one"]);
	});

	it.each([
		["module.exports = { pathPrefx: 1 };", "GATZ_CONFIG_UNKNOWN_KEY"],
		["module.exports = () => { throw new Error('no title'); };", "GATZ_CONFIG_THROWS"],
	])("names the theme's file: %s", async (text, code) => {
		await write({
			"plugins/theme/gatsby-config.js": text,
			"plugins/theme/index.js": "",
			"gatsby-config.js": 'module.exports = { plugins: ["theme"] };',
		});
		const place = { file: "plugins/theme/gatsby-config.js", plugin: "theme" };
		await expect(loadThemedConfig(site)).rejects.toMatchObject({ code, place: expect.objectContaining(place) });
	});
});
