import { describe, expect, it } from "vitest";
import { isPublic, readLifetime, readTags } from "./cache-policy.js";
import type { ResponseHeaders } from "./exchange.js";

const of = (control: string, headers: ResponseHeaders = {}, status = 200) =>
	readLifetime({ status, headers: { "cache-control": control, ...headers }, body: "" });
const fresh = (seconds: number) => ({ fresh: seconds, stale: 0, onError: 0 });

describe("readLifetime", () => {
	it.each([
		["s-maxage=60", fresh(60)],
		["max-age=60", fresh(60)],
		["public, max-age=60", fresh(60)],
		["public, max-age=5, s-maxage=60", fresh(60)],
		["PUBLIC, S-MaxAge=60", fresh(60)],
		["s-maxage=60, must-revalidate", fresh(60)],
		["s-maxage=60, stale-while-revalidate=30, stale-if-error=90", { fresh: 60, stale: 30, onError: 90 }],
		["s-maxage=60, stale-while-revalidate=30, must-revalidate", fresh(60)],
		["s-maxage=0, stale-while-revalidate=30", { fresh: 0, stale: 30, onError: 0 }],
		["public", null],
		["", null],
		["max-age=0", null],
		["public, max-age=0, must-revalidate", null],
		["private, max-age=60", null],
		["no-store, s-maxage=60", null],
		["no-cache, s-maxage=60", null],
		["s-maxage=0, max-age=60", null],
		["s-maxage=soon", null],
	])("%s", (control, expected) => {
		expect(of(control)).toEqual(expected);
	});

	it.each([200, 203, 301, 302, 307, 308, 404, 410])("keeps %i when it is told to", (status) => {
		expect(of("s-maxage=60", {}, status)).toEqual(fresh(60));
	});

	it.each([206, 304, 400, 500, 503, 504])("never keeps %i", (status) => {
		expect(of("s-maxage=60", {}, status)).toBeNull();
	});

	it("keeps nothing with a cookie, with Vary: *, or with a nonce", () => {
		expect(of("public, s-maxage=60", { "set-cookie": ["a=1"] })).toBeNull();
		expect(of("public, s-maxage=60", { vary: "accept-language, *" })).toBeNull();
		expect(of("public, s-maxage=60", { "content-security-policy": "script-src 'nonce-a'" })).toBeNull();
	});

	it("guesses nothing from Last-Modified, and takes Expires", () => {
		expect(readLifetime({ status: 200, headers: { "last-modified": new Date(0).toUTCString() }, body: "" })).toBeNull();
		expect(of("public", { expires: new Date(Date.now() + 3_600_000).toUTCString() })?.fresh).toBeGreaterThan(3500);
	});
});

it("knows who says public", () => {
	expect(["public", "s-maxage=1, Public", "max-age=1", "x-public"].map((control) => isPublic({ "cache-control": control }))).toEqual([
		true,
		true,
		false,
		false,
	]);
});

it("reads tags in each dialect", () => {
	expect(readTags({ "surrogate-key": "b a", "cache-tag": "c,a", "netlify-cache-tag": "d" })).toEqual(["a", "b", "c", "d"]);
});
