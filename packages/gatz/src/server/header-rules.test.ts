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

	it("9.13.1 adds rules up, by specificity and not by order", () => {
		const made = rules({ "/*": "all", "/p/*": "below", "/p/:id": "param" });
		const headers = (source: string, key: string) => ({ source, headers: [{ key, value: source }] });
		const sources = [
			headers("/p/7/", "X-Static"),
			headers("/p/*", "X-Splat"),
			headers("/:a/:b", "X-Splat"),
			headers("/*", "Referrer-Policy"),
		];
		const several = createHeaderRules({ pathPrefix: "", assetPrefix: "", trailingSlash: "always", headers: sources }, () => {});
		expect(several.page("/p/7", PAGE, "x")).toMatchObject({ "x-static": "/p/7/", "x-splat": "/:a/:b", "referrer-policy": "/*" });
		expect(made.page("/elsewhere/", null, "x")["x-rule"]).toBe("all");
	});

	it("9.13.1 has defaults only where no rule is for the path, and takes a slash at the end for nothing", () => {
		expect(Object.keys(rules({ "/other/": "1" }).page("/p/7/", PAGE, "x"))).toHaveLength(5);
		for (const source of ["/p/7", "/p/7/"])
			for (const path of ["/p/7", "/p/7/"]) expect(rules({ [source]: "1" }).page(path, null, "x")["x-rule"]).toBe("1");
	});

	it("lays rules over what has no defaults", () => {
		expect(rules({ "/api/*": "1" }).over("/api/%C3%BC", { "x-own": "2" })).toEqual({ "x-own": "2", "x-rule": "1" });
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
