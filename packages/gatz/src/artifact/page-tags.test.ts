import { describe, expect, it } from "vitest";
import { pathTag, tagsOfPage } from "./page-tags.js";

describe("pathTag", () => {
	it("is one for all spellings of a path, short and fit for every header", () => {
		expect(new Set(["/a/b/", "/a/b", "/a/b/index.html"].map(pathTag)).size).toBe(1);
		expect(pathTag("/")).toBe(pathTag("/index.html"));
		expect(pathTag("/a")).not.toBe(pathTag("/b"));
		expect(pathTag("/ü/")).toMatch(/^[0-9a-f]{12}$/);
	});
});

describe("tagsOfPage", () => {
	it("joins the page's own tag with those of its template, its query and the slices on it, each once", () => {
		const tags = { templates: { t: ["t1", "n1"] }, slices: { footer: ["s1"], other: ["s2"] }, pages: { "/a/": ["n1", "n2"] } };
		const row = { path: "/a/", mode: "SSG", template: "t" } as const;
		const templates = { t: { staticQueryHashes: [], slices: { bottom: "footer" } } };
		expect(tagsOfPage(row, templates, tags)).toEqual([pathTag("/a/"), "t1", "n1", "n2", "s1"]);
		expect(tagsOfPage({ ...row, slices: { bottom: "other" } }, templates, tags).at(-1)).toBe("s2");
	});

	it("are a hundred at most", () => {
		const many = Array.from({ length: 200 }, (_, index) => `n${index}`);
		const tags = { templates: {}, slices: {}, pages: { "/a/": many } };
		expect(tagsOfPage({ path: "/a/", mode: "SSG", template: "t" }, {}, tags)).toHaveLength(100);
	});
});
