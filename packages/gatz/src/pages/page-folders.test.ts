import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plugin } from "../plugins/plugin.js";
import { makeDirectory } from "../system/files.js";
import { FILE_PAGES } from "./page-entry.js";
import { findPageFolders } from "./page-folders.js";

let site: string;
beforeAll(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-folders-"));
	for (const folder of ["src/pages", "content/pages"]) await makeDirectory(join(site, folder));
});
afterAll(() => rm(site, { recursive: true }));

const plugin = (name: string, directory: string, options: object = {}): Plugin =>
	({ name, version: "", directory, options, hooks: {} }) as Plugin;

/** The folders of a site with a theme, whose gatsby-config has these entries for gatsby-plugin-page-creator. */
function find(...options: object[]) {
	const told = options.map((each) => plugin(FILE_PAGES, "", each));
	return findPageFolders(site, [plugin("theme", "/theme"), ...told, plugin("default-site-plugin", site)]);
}

describe("pages folders (SPEC 3.1.1–3.1.3)", () => {
	it("are those of plugins, of the site, and what gatsby-config names", async () => {
		const folders = await find({ path: join(site, "content/pages"), slugify: { separator: "_" } });
		expect(folders.map((folder) => folder.directory)).toEqual(["/theme/src/pages", join(site, "content/pages"), join(site, "src/pages")]);
		expect(folders[1]?.slugOptions).toEqual({ separator: "_" });
	});
	it("takes options for the site's own folder", async () => {
		const folders = await find({ path: `${site}/src/pages/`, ignore: "a.js" });
		expect(folders.map((folder) => folder.ignores("a.js"))).toEqual([false, true]);
	});
	it.each([
		["**/*.styles.js", "b/a.styles.js", "a.js"],
		[["a.js", "x/**"], "x/y/z.js", "b/a.js"],
		[{ patterns: ["UP/*"], options: { nocase: true } }, "up/a.js", "a.js"],
	])("ignores %j (SPEC 3.1.9)", async (ignore, ignored, taken) => {
		const [, folder] = await find({ path: "content/pages", ignore });
		expect([folder?.ignores(ignored), folder?.ignores(taken)]).toEqual([true, false]);
	});
	it.each([
		[{}, "has no option `path`"],
		[{ path: "nowhere" }, '"nowhere", where there is no folder'],
	])("refuses %j", async (options, problem) => {
		await expect(find(options)).rejects.toMatchObject({
			code: "GATZ_PAGE_FOLDER_INVALID",
			message: expect.stringContaining(problem),
		});
	});
});
