import { describe, expect, it } from "vitest";
import { entityTag, matchesTag, validated } from "./entity-tag.js";
import type { HandlerRequest } from "./exchange.js";

const request = (method: string, ifNoneMatch?: string) =>
	({ method, headers: ifNoneMatch === undefined ? {} : { "if-none-match": ifNoneMatch } }) as unknown as HandlerRequest;
const page = (headers: Record<string, string> = {}, status = 200) => ({
	status,
	headers: { "content-type": "text/html", ...headers },
	body: "page",
});

describe("entityTag", () => {
	it("differs when the text does", () => {
		expect(entityTag("a")).toMatch(/^W\/".+"$/);
		expect(new Set(["", "a", "b", "ab", "ba", "한"].map(entityTag)).size).toBe(6);
	});
});

describe("matchesTag", () => {
	it("compares weakly, any of a list", () => {
		expect(matchesTag(undefined, '"a"')).toBe(false);
		expect(matchesTag("*", '"a"')).toBe(true);
		expect(matchesTag('"b", W/"a"', '"a"')).toBe(true);
		expect(matchesTag('"b"', '"a"')).toBe(false);
	});
});

describe("validated", () => {
	it("answers 304 without the body's headers when the client has the same", () => {
		const { etag } = validated(request("GET"), page()).headers;
		const again = validated(request("HEAD", String(etag)), page({ "cache-control": "private", "set-cookie": "a=1" }));
		expect(again).toEqual({ status: 304, headers: { etag, "cache-control": "private", "set-cookie": "a=1" }, body: null });
	});

	it("keeps the page's own tag", () => {
		expect(validated(request("GET", '"own"'), page({ etag: '"own"' })).status).toBe(304);
	});

	it("leaves other methods, other statuses and what nobody may keep alone", () => {
		const tag = entityTag("page");
		expect(validated(request("POST", tag), page()).status).toBe(200);
		expect(validated(request("GET", tag), page({}, 404)).status).toBe(404);
		expect(validated(request("GET", tag), page({ "cache-control": "no-store" })).headers.etag).toBeUndefined();
	});
});
