import { expect, test } from "vitest";
import { suggestName, words } from "./words.server";

test.each([
	["grid", ["grid"]],
	["AbortController", ["abort", "controller"]],
	["Array.prototype.flatMap()", ["array", "flat", "map"]],
	["HTMLDialogElement", ["html", "dialog", "element"]],
	["text-wrap: balance", ["text", "wrap", "balance"]],
	["@@iterator", ["iterator"]],
	["  ", []],
])("%s", (text, expected) => {
	expect(words(text)).toEqual(expected);
});

const NAMES = ["grid", "dialog", "AbortController", "@@iterator"];

test.each([
	["gird", "grid"],
	["dialgo", "dialog"],
	["AbortControler", "AbortController"],
	["abortcontroller", "AbortController"],
])("%s is close to %s", (text, name) => {
	expect(suggestName(text, NAMES)).toBe(name);
});

test("nothing is suggested for what is far from all names, or too short to tell", () => {
	expect(suggestName("zzzzzz", NAMES)).toBeNull();
	expect(suggestName("gri", NAMES)).toBeNull();
	expect(suggestName("x".repeat(5000), NAMES)).toBeNull();
});
