import { expect, test } from "vitest";
import { parseMarkup, plainText } from "./markup";

test("text stays text", () => {
	expect(parseMarkup("plain")).toEqual(["plain"]);
});

test("tags nest and entities are decoded", () => {
	expect(parseMarkup('See <a href="https://x.example/?a&amp;b"><code>&lt;b&gt;</code></a>.')).toEqual([
		"See ",
		{ tag: "a", href: "https://x.example/?a&b", children: [{ tag: "code", children: ["<b>"] }] },
		".",
	]);
});

test("other tags are text, and only web addresses are links", () => {
	expect(parseMarkup("<script>x</script>")).toEqual(["<script>x</script>"]);
	expect(parseMarkup('<a href="javascript:x">y</a>')).toEqual([{ tag: "a", children: ["y"] }]);
});

test("what is never closed ends with the text", () => {
	expect(parseMarkup("<code>a")).toEqual([{ tag: "code", children: ["a"] }]);
	expect(parseMarkup("a</code>b")).toEqual(["a", "b"]);
});

test("plain text has neither tags nor entities", () => {
	expect(plainText("<code>&lt;dialog&gt;</code> element")).toBe("<dialog> element");
});
