import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { babelConfigNotice } from "./babel-config.js";
import { babelNotices } from "./babel-notices.js";

it("is silent about what is done without Babel, and says what to do about the rest (SPEC 6.1.19)", () => {
	const builtIn = [
		"babel-preset-gatsby",
		["babel-preset-gatsby", { targets: {} }],
		"@babel/env",
		"@babel/preset-react",
		{ name: "@babel/plugin-syntax-jsx" },
	];
	expect(
		babelNotices([...builtIn, "@babel/plugin-proposal-optional-chaining", "/a/node_modules/@babel/plugin-transform-runtime/lib/index.js"]),
	).toEqual([]);
	expect(
		babelNotices(["styled-components", "/a/node_modules/@emotion/babel-plugin/dist/x.js", "@babel/plugin-proposal-decorators", () => {}]),
	).toEqual([
		"styled-components: components work, their displayName is not set: set it yourself where you need it",
		'@emotion/babel-plugin: the css prop needs jsxImportSource: "@emotion/react" in gatsby-config; labels and components as selectors are not there',
		"@babel/plugin-proposal-decorators: write it without syntax that is not part of JavaScript yet",
		"a plugin of your own: write the code without it",
	]);
});

describe("babelConfigNotice", () => {
	let site: string;
	beforeEach(async () => {
		site = await mkdtemp(join(tmpdir(), "gatz-babel-"));
	});
	afterEach(() => rm(site, { recursive: true }));

	it.each([
		[".babelrc", '{ // for tests too\n "presets": ["babel-preset-gatsby",], "plugins": [["module-resolver", {}]] }', ".babelrc has "],
		[
			"babel.config.js",
			"module.exports = (api) => { api.cache.forever(); return { plugins: ['lodash', 'macros'] }; };",
			"babel.config.js has ",
		],
		["package.json", '{ "babel": { "plugins": ["babel-plugin-twin"] } }', "package.json has "],
		[".babelrc", "{ no", "it can't be read"],
	])("names what %s has: %s", async (file, text, expected) => {
		await writeFile(join(site, file), text);
		expect(await babelConfigNotice(site)).toContain(expected);
	});

	it("has nothing to say of a site without one, and of one that only extends Gatsby's", async () => {
		expect(await babelConfigNotice(site)).toBeUndefined();
		await writeFile(join(site, ".babelrc"), '{ "presets": ["babel-preset-gatsby"] }');
		expect(await babelConfigNotice(site)).toBeUndefined();
	});
});
