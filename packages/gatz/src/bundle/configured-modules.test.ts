import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "vite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type BundlerSettings, NO_SETTINGS } from "../plugins/bundler-settings.js";
import { configuredModules } from "./configured-modules.js";
import { sharedAliases } from "./module-aliases.js";
import { providedNames } from "./provided-names.js";

let site: string;
beforeEach(async () => {
	site = await realpath(await mkdtemp(join(tmpdir(), "gatz-modules-")));
});
afterEach(() => rm(site, { recursive: true }));

/** What the default export of a bundled `entry.js` is. */
async function bundle(files: Record<string, string>, asked: Partial<BundlerSettings>): Promise<unknown> {
	for (const [name, text] of Object.entries(files)) {
		await mkdir(dirname(join(site, name)), { recursive: true });
		await writeFile(join(site, name), text);
	}
	const settings = { ...NO_SETTINGS, ...asked };
	const result = await build({
		configFile: false,
		root: site,
		logLevel: "error",
		plugins: [configuredModules({ side: "client", settings, bundled: true }), providedNames("client", settings.provide)],
		resolve: { alias: sharedAliases({ client: settings, ssr: NO_SETTINGS }) },
		build: { write: false, minify: false, lib: { entry: join(site, "entry.js"), formats: ["es"] } },
	});
	const [{ output }] = [result].flat() as unknown as [{ output: readonly [{ code: string }] }];
	return (await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)).default;
}

const at = (path: string) => join(site, path);

it("applies aliases that one side has: beginnings, exact names, patterns, several targets, none", async () => {
	const imports = 'import a from "lib/a"; import b from "lib"; import c from "@/c"; import d from "many"; import e, { gone } from "no/e";';
	const value = await bundle(
		{
			"entry.js": `${imports} export default [a, b, c, d, typeof e, gone];`,
			"x/a.js": "export default 1;",
			"b.js": "export default 2;",
			"y/c.js": "export default 3;",
			"d.js": "export default 4;",
		},
		{
			aliases: [
				{ name: "lib", exact: true, targets: [at("b.js")] },
				{ name: "lib", exact: false, targets: [at("x")] },
				{ name: "@/*", exact: false, targets: [at("y/*")] },
				{ name: "many", exact: false, targets: [at("nothing.js"), at("d.js")] },
				{ name: "no", exact: false, targets: [] },
			],
		},
	);
	expect(value).toEqual([1, 2, 3, 4, "object", undefined]);
});

it("falls back where nothing is found, looks into folders, and takes values of the global object", async () => {
	const imports =
		'import fs, { readFile } from "node:fs"; import path from "path"; import there from "there"; import f from "in-folder"; import { cos } from "mathematics";';
	const value = await bundle(
		{
			"entry.js": `${imports} export default [typeof fs, typeof readFile, path, there, f, cos(0)];`,
			"path.js": 'export default "path";',
			"node_modules/there/index.js": 'export default "there";',
			"folder/in-folder.js": 'export default "folder";',
			"folder/there.js": 'export default "wrong";',
		},
		{
			fallbacks: { fs: null, path: at("path.js"), there: null },
			modules: [at("folder")],
			externals: { mathematics: 'globalThis?.["Math"]' },
		},
	);
	expect(value).toEqual(["object", "undefined", "path", "there", "folder", 1]);
});

it("replaces and empties modules by what imports say and by where files are", async () => {
	const imports = 'import a from "./a-node"; import b from "./deep/b.js"; import { c } from "./c.js"; import * as d from "./locale/d";';
	const value = await bundle(
		{
			"entry.js": `${imports} export default [a, b, typeof c, Object.keys(d).length];`,
			"a-web.js": 'export default "a-web";',
			"deep/b.js": 'export default "b";',
			"deep/b-web.js": 'export default "b-web";',
			"c.js": "export const c = 1;",
			"locale/d.js": "export const d = 1;",
		},
		{
			replacements: [
				{ pattern: { source: "a-node$", flags: "" }, target: "./a-web.js" },
				{ pattern: { source: "/deep/b\\.js$", flags: "" }, target: "b-web.js" },
			],
			emptyFiles: [{ source: "/c\\.js$", flags: "" }],
			emptyImports: [{ pattern: { source: "^\\./locale/", flags: "" } }],
		},
	);
	expect(value).toEqual(["a-web", "b-web", "undefined", expect.any(Number)]);
});

it("imports provided names where they are free, in both kinds of modules", async () => {
	const value = await bundle(
		{
			"entry.js": 'import other from "./common.js"; const local = (Given) => Given; export default [Given, other, local(2), Part];',
			"common.js": "module.exports = Given + 1;",
			"given.js": "export default 1;",
			"part.js": "export const inner = 5;",
		},
		{ provide: { Given: [at("given.js"), "default"], Part: [at("part.js"), "inner"] } },
	);
	expect(value).toEqual([1, 2, 2, 5]);
});
