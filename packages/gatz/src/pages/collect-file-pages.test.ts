import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { write } from "../system/files.js";
import { collectFilePages } from "./collect-file-pages.js";
import { filePath, isPageFile, listPageFiles } from "./page-files.js";

let site: string;
beforeAll(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-[pages]-"));
});
afterAll(() => rm(site, { recursive: true }));

/** The pages of a site whose `src/pages` has only these files. */
async function collect(...files: string[]) {
	return collectFilePages(await list(...files), () => Promise.reject(new Error("no query")));
}

async function list(...files: string[]) {
	const directory = join(site, "src/pages");
	await rm(directory, { recursive: true, force: true });
	for (const file of files) await write(join(directory, file), "");
	return listPageFiles({ directory, ignores: (file) => file.startsWith("ignored/"), slugOptions: {} }, site);
}

describe("which files become pages (SPEC 3.1)", () => {
	it.each([
		"index.js",
		"a.jsx",
		"a.tsx",
		"a.mjs",
		"a.wasm",
		"test.js",
		"a.test.mjs",
		"a.stories.js",
		"_private/a.js",
		".well-known/a.js",
		"template-x/a.js",
	])("takes %s", (file) => {
		expect(isPageFile(file)).toBe(true);
	});
	it.each([
		"_a.js",
		".a.js",
		"template-a.js",
		"a.d.ts",
		"a.json",
		"a.yaml",
		"a.css",
		"a.mdx",
		"__tests__/a.js",
		"b/__tests__/c/a.js",
		"a.test.js",
		"a.test.tsx",
		"a.spec.ts",
		"a.spec.jsx",
	])("leaves %s", (file) => {
		expect(isPageFile(file)).toBe(false);
	});
	it("takes the extensions it is given", () => {
		expect(isPageFile("a.mdx", [".mdx"])).toBe(true);
		expect(isPageFile("a.js", [".mdx"])).toBe(false);
	});
	it("finds no pages where there is no folder", async () => {
		expect(await list()).toEqual([]);
	});
	it("gives them in the order of their names, wherever the site is", async () => {
		const files = await list("b.js", "a/index.js", "a.js", "ignored/c.js");
		expect(files.map((page) => page.source)).toEqual(["src/pages/a.js", "src/pages/a/index.js", "src/pages/b.js"]);
		const pages = await collect("b.js", "a/index.js", "a.js");
		expect(pages.every((page) => page.matchPath === undefined)).toBe(true); // SPEC 3.3.1
		expect(pages[0]?.component).toBe(join(site, "src/pages/a.js"));
	});
});

describe("9.3.23 file name to path (SPEC 3.2)", () => {
	it.each([
		["index.js", "/"],
		["about.js", "/about/"],
		["blog/index.tsx", "/blog/"],
		["blog/post.jsx", "/blog/post/"],
		["foo.bar.js", "/foo.bar/"],
		["Foo Bar.tsx", "/Foo Bar/"],
		["안녕.js", "/안녕/"],
		["index/index.js", "/index/"],
		["404.js", "/404/"],
		["foo/_bar/baz.js", "/foo/_bar/baz/"],
	])("%s → %s", (file, path) => {
		expect(filePath(file)).toBe(path);
	});
});

describe("9.3.20 brackets (SPEC 3.3)", () => {
	it.each([
		["foo/[id].js", "/foo/[id]/", "/foo/:id"],
		["foo/[id]/index.js", "/foo/[id]/", "/foo/:id"],
		["foo/[id]/edit.js", "/foo/[id]/edit/", "/foo/:id/edit"],
		["[a]/[b].js", "/[a]/[b]/", "/:a/:b"],
		["[...].js", "/[...]/", "/*"],
		["foo/[...].js", "/foo/[...]/", "/foo/*"],
		["foo/[...slug].js", "/foo/[...slug]/", "/foo/*slug"],
		["foo/[id]/[...rest].js", "/foo/[id]/[...rest]/", "/foo/:id/*rest"],
		["prefix-[id].js", "/prefix-[id]/", "/prefix-:id"],
		["[id].html.js", "/[id].html/", "/:id.html"],
		["100%/a:b/[id].js", "/100%/a:b/[id]/", "/100%25/a%3Ab/:id"],
	])("%s → %s, %s", async (file, path, matchPath) => {
		expect(await collect(file)).toMatchObject([{ path, matchPath, context: {} }]);
	});
	it.each(["[id]-[b].js", "[...rest]/edit.js", "a[...rest].js", "[].js", "[id.js", "[id]s.js", "[a]/[a].js"])(
		"refuses %s",
		async (file) => {
			await expect(collect(file)).rejects.toMatchObject({ code: "GATZ_PAGE_PATTERN", place: { file: `src/pages/${file}` } });
		},
	);
	it.each(["[uri].js", "[path].js"])("refuses %s, whose parameter is a prop", async (file) => {
		await expect(collect(file)).rejects.toMatchObject({ code: "GATZ_PAGE_PARAM_RESERVED" });
	});
});
