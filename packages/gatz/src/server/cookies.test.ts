import { expect, it } from "vitest";
import { parseCookies } from "./cookies.js";

it("reads names and values, decoded, the first of a name", () => {
	const cookies = parseCookies('a=1; b="x y"; c=%C3%A9; a=2; bad=%E0%A4%A; none; d=1=2; e=');
	expect(Object.fromEntries(cookies)).toEqual({ a: "1", b: "x y", c: "é", bad: "%E0%A4%A", d: "1=2", e: "" });
	expect(parseCookies(undefined).size).toBe(0);
});
