import { describe, expect, it } from "vitest";
import { readTrust, readVisitor, type TrustHop } from "./trusted-proxies.js";

const INNER = "10.0.0.2";
const EDGE = "10.0.0.1";
const VISITOR = "203.0.113.7";
const LIED = { "x-forwarded-for": "1.1.1.1", "x-forwarded-proto": "https", "x-forwarded-host": "bank.example" };

describe("readVisitor", () => {
	it("believes nobody who is not trusted", () => {
		expect(read(["loopback"], VISITOR, LIED)).toEqual({ address: VISITOR });
		expect(readTrust(false)).toBeUndefined();
		expect(readTrust(0)).toBeUndefined();
	});

	it.each([["a list", ["10.0.0.0/8"]] as const, ["a number", 2] as const])(
		"takes what the first trusted proxy saw, by %s",
		(_, proxies) => {
			const headers = {
				"x-forwarded-for": `1.1.1.1, ${VISITOR}, ${EDGE}`,
				"x-forwarded-proto": "gopher, https, http",
				"x-forwarded-host": "bank.example, site.example, inner:8080",
			};
			expect(read(proxies, INNER, headers)).toEqual({ address: VISITOR, scheme: "https", host: "site.example" });
		},
	);

	it("takes the one value of a proxy that replaces what was there", () => {
		const headers = { "x-forwarded-for": `${VISITOR}, ${EDGE}`, "x-forwarded-proto": "https", "x-forwarded-host": "site.example" };
		expect(read(["10.0.0.0/8"], INNER, headers)).toEqual({ address: VISITOR, scheme: "https", host: "site.example" });
	});

	it("takes all where all are trusted", () => {
		expect(read(true, INNER, { ...LIED })).toEqual({ address: "1.1.1.1", scheme: "https", host: "bank.example" });
	});

	it("reads Forwarded where there is nothing else", () => {
		const forwarded = `for=1.1.1.1;host=bank.example, For="[2001:db8::7]:4711";proto=https;host="site.example:8443"`;
		const seen = { address: "2001:db8::7", scheme: "https", host: "site.example:8443" };
		expect(read(1, EDGE, { forwarded })).toEqual(seen);
		expect(read(1, EDGE, { forwarded, "x-forwarded-for": VISITOR })).toMatchObject({ address: VISITOR });
	});

	it.each([
		[{ "x-forwarded-for": "unknown" }, { address: EDGE }],
		[{ "x-forwarded-for": `${VISITOR}:4711` }, { address: VISITOR }],
		[{ "x-forwarded-host": "a b/c?" }, { address: EDGE }],
		[{ "x-forwarded-proto": "javascript" }, { address: EDGE }],
		[{ forwarded: "for=_hidden;;=,proto" }, { address: EDGE }],
		[{}, { address: EDGE }],
	])("makes of %j %j", (headers, visitor) => {
		expect(read(1, EDGE, headers)).toEqual(visitor);
	});

	it("refuses what is no address", () => {
		expect(() => readTrust(["300.1.1.1"])).toThrowError(/trustProxy/);
	});
});

function read(proxies: Parameters<typeof readTrust>[0], peer: string, headers: Record<string, string>) {
	return readVisitor(headers, peer, readTrust(proxies) as TrustHop);
}
