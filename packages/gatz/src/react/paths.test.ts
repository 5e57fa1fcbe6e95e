import { afterEach, describe, expect, it, vi } from "vitest";
import { isLocalLink, parsePath, resolvePath, rewriteLinkPath, withAssetPrefix, withPrefix } from "./paths.js";

afterEach(() => vi.unstubAllGlobals());

function stubConstants(trailingSlash: string, base = ""): void {
	vi.stubGlobal("__TRAILING_SLASH__", trailingSlash);
	vi.stubGlobal("__BASE_PATH__", base);
}

describe("9.13.6 parsePath (SPEC 5.6.5)", () => {
	it.each([
		["/a?b#c", "/a", "?b", "#c"],
		["/a#c?b", "/a", "", "#c?b"],
		["/a?b=?c", "/a", "?b=?c", ""],
		["/a?", "/a", "", ""],
		["/a#", "/a", "", ""],
		["?b", "", "?b", ""],
		["", "/", "", ""],
	])("%s", (path, pathname, search, hash) => {
		expect(parsePath(path)).toEqual({ pathname, search, hash });
	});
});

describe("isLocalLink (SPEC 5.5.3)", () => {
	it.each(["/a", "a", "./a", "../a", "?q=a:b", "#x", "/a:b", "", "a/b:c"])("%s stays", (to) => {
		expect(isLocalLink(to)).toBe(true);
	});
	it.each([
		"https://a.b",
		"HTTP://a.b",
		"mailto:a@b",
		"tel:1",
		"//a.b/x",
		"/\\a.b",
		"\\\\a.b",
		"javascript:x",
		" javascript:x",
		"java\nscript:x",
		"/\t/a.b",
	])("%j leaves", (to) => {
		expect(isLocalLink(to)).toBe(false);
	});
});

describe("9.13.6 rewriteLinkPath (SPEC 5.5.1–2)", () => {
	it.each([
		["always", "", "/a", "/", "/a/"],
		["always", "", "/a#h", "/", "/a/#h"],
		["always", "", "/a?q=1#h", "/", "/a/?q=1#h"],
		["always", "", "/a/?q=/x", "/", "/a/?q=/x"],
		["always", "", "/file.pdf", "/", "/file.pdf"],
		["never", "", "/a/", "/", "/a"],
		["never", "", "/a/?q=1#h", "/", "/a?q=1#h"],
		["never", "", "/", "/x", "/"],
		["ignore", "", "/a", "/", "/a"],
		["ignore", "", "/a/", "/", "/a/"],
		["always", "/blog", "/a", "/blog/", "/blog/a/"],
		["never", "/blog", "/", "/blog/x", "/blog/"],
		["always", "", "./b", "/a/", "/a/b/"],
		["always", "", "b?q#h", "/a", "/a/b/?q#h"],
		["always", "", "../b", "/a/c/", "/a/b/"],
		["always", "", "../..", "/a/b/c", "/a/"],
		["never", "", "../b/", "/a/c/", "/a/b"],
		["ignore", "", "b/", "/a", "/a/b/"],
		["always", "/blog", "b", "/blog/a/", "/blog/a/b/"],
		["never", "/blog", "..", "/blog/a", "/blog/"],
		["always", "", "?page=2", "/a/?page=1", "/a/?page=2"],
		["always", "", "#h", "/a/?page=1", "/a/?page=1#h"],
		["always", "/blog", "https://a.b/c", "/", "https://a.b/c"],
		["always", "/blog", "//a.b/c", "/", "//a.b/c"],
	])("%s, prefix %j: %s on %s → %s", (slash, base, to, from, href) => {
		stubConstants(slash, base);
		expect(rewriteLinkPath(to, from)).toBe(href);
	});
});

describe("withPrefix (SPEC 5.6.3–4)", () => {
	it("puts the prefix in front of paths only", () => {
		stubConstants("always", "/blog");
		vi.stubGlobal("__PATH_PREFIX__", "https://cdn.a.b/blog");
		expect(["/x", "x", "./x", "../x", "https://a.b", "/"].map(withPrefix)).toEqual([
			"/blog/x",
			"/blog/x",
			"./x",
			"../x",
			"https://a.b",
			"/blog/",
		]);
		expect(withAssetPrefix("/x.png")).toBe("https://cdn.a.b/blog/x.png");
	});

	it("changes nothing without one, in plain Node.js too", () => {
		expect(withPrefix("/x")).toBe("/x");
		expect(withAssetPrefix("x")).toBe("/x");
	});
});

describe("resolvePath", () => {
	it("never leaves the root", () => {
		expect(resolvePath("../../../x", "/a")).toBe("/x");
		expect(resolvePath("..", "/a")).toBe("/");
	});
});
