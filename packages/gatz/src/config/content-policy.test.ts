import { expect, it } from "vitest";
import { CONTENT_POLICY } from "./content-policy.js";

const read = (csp: unknown) => CONTENT_POLICY(csp, "csp");

it("is off, or a policy of the site's own things", () => {
	expect(read(false)).toBe(null);
	expect(read(true)).toMatchObject({ "default-src": ["'self'"], "script-src": ["'self'"], "object-src": ["'none'"] });
});

it("adds sources to those that are there, and to those that a directive would have without being named", () => {
	const policy = read({
		"img-src": "https://a.example  https://b.example",
		"connect-src": ["wss://c.example"],
		"frame-ancestors": "'self'",
	});
	expect(policy).toMatchObject({
		"img-src": ["'self'", "data:", "https://a.example", "https://b.example"],
		"connect-src": ["'self'", "wss://c.example"],
		"frame-ancestors": ["'self'"],
	});
});

it("knows 'none', false and directives without sources", () => {
	const policy = read({
		"media-src": "'none'",
		"object-src": "https://o.example",
		"style-src-attr": false,
		"upgrade-insecure-requests": true,
	});
	expect(policy).toMatchObject({ "media-src": ["'none'"], "object-src": ["https://o.example"], "upgrade-insecure-requests": [] });
	expect(policy).not.toHaveProperty("style-src-attr");
});

it.each([
	["yes", "csp has to be true, false or an object of directives"],
	[{ "script-source": "x" }, 'csp["script-source"] is not a directive that can be set (did you mean "script-src"?)'],
	[{ "script-src": false }, 'csp["script-src"] can\'t be left out'],
	[{ "img-src": "a; script-src *" }, 'csp["img-src"] has to hold sources without spaces, commas and semicolons'],
	[{ "img-src": ["a\nb"] }, 'csp["img-src"] has to hold sources'],
	[{ "img-src": 7 }, 'csp["img-src"] has to be a string or an array of strings'],
])("refuses %j", (csp, message) => {
	expect(() => read(csp)).toThrow(message);
});
