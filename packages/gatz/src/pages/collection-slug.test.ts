import slugify from "@sindresorhus/slugify";
import { describe, expect, it } from "vitest";
import { createSlug, type SlugOptions } from "./collection-slug.js";

describe("9.3.17 slugs (SPEC 3.5)", () => {
	it.each([
		["I ♥ Dogs", "i-love-dogs"],
		["FooBar v2 ÄÖ", "foo-bar-v2-ae-oe"],
		[1923, "1923"],
		[0, "0"],
		["/foo/Bar Baz/", "foo/bar-baz"],
		["a//b", "a/b"],
		["a/ /b", "a/b"],
		["C++ & C#", "c-and-c"],
		["don't", "don-t"],
		["2020-01-01T10:00:00.000Z", "2020-01-01-t10-00-00-000-z"],
		[false, "false"],
		[["a", "b"], "a-b"],
		["/", ""],
		["", ""],
		["Привет мир", "privet-mir"],
		// Better than Gatsby, where each of these is nothing. SPEC 3.5.9
		["日本語", "日本語"],
		["안녕, 세상", "안녕-세상"],
		["हिन्दी", "हिन्दी"],
		["a/日本語", "a/日本語"],
		["🎉", "🎉"],
	])("%j is %j", (value, slug) => {
		expect(createSlug(value)).toBe(slug);
	});
	it.each([[null], [undefined], ["!!!"], [" / "]])("%j has none (SPEC 3.5.10, 3.5.14)", (value) => {
		expect(createSlug(value)).toBeUndefined();
	});
	it.each<[SlugOptions, string, string]>([
		[{ separator: "_" }, "Foo Bar", "foo_bar"],
		[{ separator: "" }, "Foo Bar", "foobar"],
		[{ separator: "_" }, "日本 語", "日本_語"],
		[{ lowercase: false }, "Foo Bar", "Foo-Bar"],
		[{ decamelize: false }, "fooBar", "foobar"],
		[{ preserveLeadingUnderscore: true }, "_foo bar", "_foo-bar"],
		[{ customReplacements: [["@", " at "]] }, "me@home", "me-at-home"],
	])("%j: %s is %s (SPEC 3.5.15)", (options, value, slug) => {
		expect(createSlug(value, options)).toBe(slug);
	});
	it("makes of ASCII what slugify makes of it", () => {
		const options: SlugOptions[] = [
			{},
			{ decamelize: false },
			{ lowercase: false },
			{ separator: "_" },
			{ preserveLeadingUnderscore: true },
		];
		const alphabet = "aZbXC09 -_&.'\\";
		let seed = 1;
		const next = (below: number) => {
			seed = (seed * 48271) % 2147483647;
			return seed % below;
		};
		for (let round = 0; round < 150; round++) {
			const text = `a${Array.from({ length: 12 }, () => alphabet[next(alphabet.length)]).join("")}`;
			for (const option of options) expect(createSlug(text, option), text).toBe(slugify(text, option));
		}
	});
});
