import { describe, expect, it } from "vitest";
import type { HeaderRule, SiteSettings } from "../artifact/schema.js";
import type { PageRow } from "../universal/page.js";
import { createHeaderRules } from "./header-rules.js";

const PAGE: PageRow = { path: "/p/[id]/", matchPath: "/p/:id", mode: "SSR", template: "t" };

function rules(sources: Record<string, string>, pathPrefix = "", warnings: string[] = []) {
	const headers: HeaderRule[] = Object.entries(sources).map(([source, value]) => ({ source, headers: [{ key: "X-Rule", value }] }));
	const settings: SiteSettings = { pathPrefix, assetPrefix: "", trailingSlash: "always", headers };
	return createHeaderRules(settings, (message) => warnings.push(message));
}

describe("createHeaderRules", () => {
	it("lets the most specific dynamic source win, and a static one win over all", () => {
		expect(rules({ "/p/:id": "param", "/*": "all", "/p/*": "splat" }).page("/p/7/", PAGE, "x")["x-rule"]).toBe("param");
		expect(rules({ "/p/7": "static", "/p/:id": "param" }).page("/p/7/", PAGE, "x")["x-rule"]).toBe("static");
		expect(rules({ "/*/": "b", "/*": "a" }).page("/p/7/", PAGE, "x")["x-rule"]).toBe("b");
	});

	it("compares the actual path, decoded, and the page's pattern", () => {
		expect(rules({ "/p/한": "actual" }).page("/p/%ED%95%9C/", PAGE, "x")["x-rule"]).toBe("actual");
		expect(rules({ "/p/:id": "pattern" }).page("/elsewhere/", PAGE, "x")["x-rule"]).toBe("pattern");
		expect(rules({ "/q/*": "other" }).page("/p/7/", PAGE, "x")["x-rule"]).toBeUndefined();
	});

	it("takes sources with the path prefix, and without a leading slash", () => {
		expect(rules({ "/blog/p/*": "1" }, "/blog").page("/p/7/", PAGE, "x")["x-rule"]).toBe("1");
		expect(rules({ "p/*": "1" }).page("/p/7/", PAGE, "x")["x-rule"]).toBe("1");
	});

	it("gives files their own defaults", () => {
		expect(rules({ "/a.txt": "file" }).file("/a.txt", "public")).toEqual({
			"cache-control": "public",
			"x-content-type-options": "nosniff",
			"x-rule": "file",
		});
	});

	it("says which rules can't have an effect", () => {
		const warnings: string[] = [];
		expect(rules({ "/a/*/b": "1", "/c": "line\nbreak" }, "", warnings).page("/c/", null, "x")["x-rule"]).toBeUndefined();
		expect(warnings).toHaveLength(2);
	});

	it("makes a fresh object each time", () => {
		const made = rules({});
		expect(made.page("/", null, "x")).not.toBe(made.page("/", null, "x"));
	});
});
