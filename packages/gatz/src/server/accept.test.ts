import { expect, it } from "vitest";
import { acceptsHtml } from "./accept.js";

it.each([
	[undefined, true],
	["", true],
	["*/*", true],
	["text/html", true],
	["text/html,application/xhtml+xml,*/*;q=0.8", true],
	["TEXT/*", true],
	["application/json, text/html;q=0.1", true],
	["application/json", false],
	["image/*", false],
	["text/html;q=0, */*", false],
	["*/*;q=0", false],
])("accept: %s → %s", (accept, expected) => {
	expect(acceptsHtml(accept)).toBe(expected);
});
