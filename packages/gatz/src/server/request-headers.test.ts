import { inspect } from "node:util";
import { expect, it } from "vitest";
import { RequestHeaders } from "./request-headers.js";

const create = () => new RequestHeaders({ "user-agent": "x", "set-cookie": ["a", "b"], missing: undefined });

it("answers to any spelling, and not to names of Object.prototype", () => {
	const headers = create();
	expect(headers).toBeInstanceOf(Map);
	expect([headers.get("User-Agent"), headers.get("user-agent"), headers.get("constructor")]).toEqual(["x", "x", undefined]);
	expect([headers.has("USER-AGENT"), headers.has("missing"), headers.has("toString")]).toEqual([true, false, false]);
});

it("is a whole Map", () => {
	const entries = [
		["user-agent", "x"],
		["set-cookie", ["a", "b"]],
	];
	expect([...create()]).toEqual(entries);
	expect([...create().entries()]).toEqual(entries);
	expect([...create().keys()]).toEqual(["user-agent", "set-cookie"]);
	expect([...create().values()]).toEqual(["x", ["a", "b"]]);
	expect(create().size).toBe(2);
	const seen: unknown[] = [];
	create().forEach((value, name) => {
		seen.push([name, value]);
	});
	expect(seen).toEqual(entries);
	expect(Object.fromEntries(create())).toEqual({ "user-agent": "x", "set-cookie": ["a", "b"] });
	expect(inspect(create())).toContain("user-agent");
	expect(JSON.stringify(create())).toBe("{}");
});

it("can be written without touching the request's own headers", () => {
	const values = { a: "1", b: "2" };
	const headers = new RequestHeaders(values).set("X-New", "3");
	expect(headers.delete("A")).toBe(true);
	expect([...headers]).toEqual([
		["b", "2"],
		["x-new", "3"],
	]);
	headers.clear();
	expect([headers.size, headers.get("b")]).toEqual([0, undefined]);
	expect(values).toEqual({ a: "1", b: "2" });
});
