import { expect, test } from "vitest";
import { createRedirects } from "./redirects.js";

const row = (fromPath: string, toPath: string, ignoreCase = false) => ({ fromPath, toPath, ignoreCase });
const REDIRECTS = [
	row("/old/", "/new/"),
	row("/any", "/new/", true),
	row("/ANY", "/exact/"),
	row("/first/", "/second"),
	row("/second/", "/new/?own=1#own"),
	row("/out/", "https://else.where/x"),
	row("/round/", "/about/"),
	row("/about/", "/round/"),
	row("/fü ß/", "/new/"),
];

test.each([
	["/old/", "/new/"],
	["/old", "/new/"],
	["/old/?a=1&a=2#h", "/new/?a=1&a=2#h"],
	["/Old/", null],
	["/aNy/", "/new/"],
	["/ANY/", "/exact/"],
	["/first/?a=1#h", "/new/?own=1#own"],
	["/out/?a=1", "https://else.where/x?a=1"],
	["/round/", null],
	["/f%C3%BC%20%C3%9F/", "/new/"],
	["/%zz/", null],
	["/", null],
])("9.6.2, 9.6.6–7, 9.13.3 %s leads to %s", (from, to) => {
	for (const prefix of ["", "/blog"]) {
		const target = createRedirects(REDIRECTS, prefix)(new URL(`http://a.b${prefix}${from}`));
		expect(target?.href ?? null).toBe(to && (to.startsWith("/") ? `http://a.b${prefix}${to}` : to));
	}
});
