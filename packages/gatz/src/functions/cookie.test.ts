import { expect, test } from "vitest";
import { serialiseCookie } from "./cookie.js";

test("values and attributes as Express writes them", () => {
	expect(serialiseCookie("a", "b;c é", {})).toBe("a=b%3Bc%20%C3%A9; Path=/");
	expect(serialiseCookie("a", { b: 1 }, { path: "/x", sameSite: true, priority: "high", partitioned: true })).toBe(
		"a=j%3A%7B%22b%22%3A1%7D; Path=/x; Partitioned; Priority=High; SameSite=Strict",
	);
	expect(serialiseCookie("a", 1, { maxAge: 1500, encode: String })).toMatch(/^a=1; Max-Age=1; Path=\/; Expires=\w{3}, .* GMT$/);
	expect(serialiseCookie("a", "", { maxAge: 0, expires: new Date(1) })).toContain("Max-Age=0;");
});

test("nothing gets into the header that does not belong there", () => {
	expect(() => serialiseCookie("a b", "", {})).toThrow(TypeError);
	expect(() => serialiseCookie("a", "", { path: "/; Domain=example.com" })).toThrow("The Path of the cookie");
	expect(() => serialiseCookie("a", "", { domain: "a\r\nb" })).toThrow("The Domain of the cookie");
	expect(() => serialiseCookie("a", "b; Domain=c", { encode: String })).toThrow("The value of the cookie");
});
