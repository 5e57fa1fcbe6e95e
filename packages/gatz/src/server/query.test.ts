import { expect, it } from "vitest";
import { parseQuery } from "./query.js";

it("keeps a name that is repeated often an array", () => {
	expect(parseQuery(`?${"a=1&".repeat(25)}`)).toEqual({ a: Array(25).fill("1") });
});

it("drops names of Object.prototype at any depth", () => {
	const query = parseQuery("?toString=1&a[hasOwnProperty]=1&a[b]=2&__proto__[polluted]=1");
	expect(query).toEqual({ a: { b: "2" } });
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it("makes a new object for each request", () => {
	expect(parseQuery("")).not.toBe(parseQuery(""));
});
