import { expect, it } from "vitest";
import { mergeConfigs } from "./merge-config.js";

it("merges siteMetadata and mapping deeply, arrays by their places; of other keys the later counts (SPEC 6.3.21)", () => {
	const theme = { siteMetadata: { title: "Theme", menu: [{ to: "/a", label: "A" }, "b"] }, mapping: { "A.b": "C" }, pathPrefix: "/theme" };
	const site = {
		siteMetadata: { title: "Site", author: undefined, menu: [{ label: "Changed" }] },
		mapping: { "D.e": "F" },
		trailingSlash: "never",
	};
	expect(mergeConfigs(theme, site as object)).toEqual({
		siteMetadata: { title: "Site", menu: [{ to: "/a", label: "Changed" }, "b"] },
		mapping: { "A.b": "C", "D.e": "F" },
		pathPrefix: "/theme",
		trailingSlash: "never",
	});
});

it("keeps the first of plugins with the same name and options", () => {
	const first = { plugins: ["a", { resolve: "b", options: { list: [1] } }, false as const] };
	const second = { plugins: [{ resolve: "a" }, { resolve: "b", options: { list: [2] } }, { resolve: "b", options: { list: [1] } }] };
	expect(mergeConfigs(first, second).plugins).toEqual([
		"a",
		{ resolve: "b", options: { list: [1] } },
		{ resolve: "b", options: { list: [2] } },
	]);
});

it("can't be made to change a prototype", () => {
	mergeConfigs({ siteMetadata: { a: 1 } }, { siteMetadata: JSON.parse('{"__proto__":{"polluted":true}}') });
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
