import { describe, expect, it } from "vitest";
import { validateConfig } from "./validate-config.js";

describe("validateConfig (SPEC 6.3)", () => {
	it.each([
		[{ pathPrefix: "blog" }, { pathPrefix: "/blog" }],
		[{ pathPrefix: "/blog/" }, { pathPrefix: "/blog" }],
		[{ pathPrefix: "/" }, { pathPrefix: "" }],
		[{ assetPrefix: "https://a.example/" }, { assetPrefix: "https://a.example" }],
		[{ pathPrefix: "/b", assetPrefix: "//a.example" }, { assetPrefix: "//a.example" }],
		[{ siteMetadata: { siteUrl: "https://a.example/", title: "A" } }, { siteMetadata: { siteUrl: "https://a.example", title: "A" } }],
		[
			{ plugins: [false, "a", null, { resolve: "b", options: { c: 1 } }] },
			{
				plugins: [
					{ resolve: "a", options: {} },
					{ resolve: "b", options: { c: 1 } },
				],
			},
		],
		[{ proxy: { prefix: "/api", url: "http://localhost" } }, { proxy: [{ prefix: "/api", url: "http://localhost" }] }],
		[
			{ graphqlTypegen: true },
			{
				graphqlTypegen: {
					typesOutputPath: "src/gatsby-types.d.ts",
					documentSearchPaths: ["./gatsby-node.ts", "./plugins/**/gatsby-node.ts"],
					generateOnBuild: false,
				},
			},
		],
		[
			{ graphqlTypegen: { typesOutputPath: "types.d.ts", generateOnBuild: true } },
			{ graphqlTypegen: { typesOutputPath: "types.d.ts", generateOnBuild: true } },
		],
		[{ graphqlTypegen: false }, { graphqlTypegen: false }],
	])("%j becomes %j", (given, expected) => {
		expect(validateConfig(given)).toMatchObject(expected);
	});

	it.each([
		[{ trailingSlash: "alway" }, "trailingSlash", 'trailingSlash has to be one of "always", "never", "ignore"'],
		[{ plugins: ["a", { resolve: 3 }] }, "plugins[1].resolve", "has to be a string that is not empty; it is 3."],
		[{ plugins: "a" }, "plugins", 'has to be an array; it is "a".'],
		[{ headers: [{ source: "/", headers: [{ key: "X" }] }] }, "headers[0].headers[0].value", "has to be a string; it is absent."],
		[{ siteMetadata: { siteUrl: "example.com" } }, "siteMetadata.siteUrl", "has to be an absolute URL"],
		[{ pathPrefix: "/a", assetPrefix: "/b" }, "assetPrefix", "when pathPrefix is set"],
		[{ linkPrefix: "/a" }, "linkPrefix", "pathPrefix"],
		[{ flags: { FAST_DEV: 1 } }, "flags.FAST_DEV", "has to be true or false"],
		[{ adapter: { name: "a" } }, "adapter.adapt", "has to be a function"],
		[{ graphqlTypegen: "src/types.d.ts" }, "graphqlTypegen", 'has to be an object; it is "src/types.d.ts".'],
		[{ graphqlTypegen: { documentSearchPaths: "src/**" } }, "graphqlTypegen.documentSearchPaths", "has to be an array"],
		[[], "the export", "has to be an object; it is []."],
	])("%j is refused at %s", (given, keyPath, message) => {
		expect(() => validateConfig(given)).toThrow(expect.objectContaining({ code: "GATZ_CONFIG_INVALID", place: { keyPath } }));
		expect(() => validateConfig(given)).toThrow(message);
	});

	it.each([
		[{ pathprefx: "" }, 'the unknown key "pathprefx". Did you mean "pathPrefix"?'],
		[{ graphqlTypegen: { generateOnBuilt: true } }, 'the unknown key "graphqlTypegen.generateOnBuilt". Did you mean "generateOnBuild"?'],
		[{ headers: [{ source: "/", header: [] }] }, 'the unknown key "headers[0].header". Did you mean "headers"?'],
		[{ plugins: [{ resolve: "a", option: {} }] }, 'the unknown key "plugins[0].option". Did you mean "options"?'],
	])("%j names the unknown key", (given, message) => {
		expect(() => validateConfig(given)).toThrow(message);
	});
});
