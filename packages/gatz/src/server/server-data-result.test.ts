import { describe, expect, it } from "vitest";
import { notFound, redirect } from "../universal/answers.js";
import { readReturned, readThrown } from "./server-data-result.js";

const SOURCE = { file: "src/pages/a.js", pathPrefix: "/blog" };

describe("readReturned", () => {
	it("reads a page", () => {
		expect(readReturned({ props: { a: 1 }, status: 404, headers: { "X-A": 1 } }, SOURCE)).toEqual({
			kind: "page",
			status: 404,
			headers: { "x-a": "1" },
			cache: null,
			props: { a: 1 },
			serverData: '{"a":1}',
		});
		for (const value of [undefined, null, "text", 7, {}]) {
			expect(readReturned(value, SOURCE)).toEqual({ kind: "page", status: 200, headers: null, cache: null, serverData: undefined });
		}
	});

	it("adds the path prefix to a path of the site, as Link does, and to nothing else", () => {
		const destination = (to: string) => (readReturned(redirect(to), SOURCE) as { destination: string }).destination;
		expect(destination("/a b/?q=한")).toBe("/blog/a%20b/?q=%ED%95%9C");
		expect(destination("https://example.com/")).toBe("https://example.com/");
		expect(destination("//example.com/")).toBe("//example.com/");
		expect(destination("?page=2")).toBe("?page=2");
		expect(destination("/x\r\nset-cookie: a=1")).toBe("/blog/x%0D%0Aset-cookie:%20a=1");
		expect(readReturned({ redirect: { destination: "/a/" } }, SOURCE)).toMatchObject({ destination: "/blog/a/", status: 307 });
		expect(readReturned({ status: 301, headers: { Location: "/a/" } }, SOURCE)).toMatchObject({ destination: "/a/", status: 301 });
	});

	it("refuses what is no redirect, with its key path", () => {
		expect(() => readReturned(redirect("/a/", 200 as 301), SOURCE)).toThrow(/redirect\.status as 200/);
		expect(() => readReturned({ redirect: {} }, SOURCE)).toThrow(/redirect\.destination as undefined/);
		expect(() => readReturned(redirect("/\ud800"), SOURCE)).toThrow(/redirect\.destination/);
	});
});

describe("readThrown", () => {
	it("tells answers from errors", () => {
		expect(readThrown(notFound(), SOURCE)).toEqual({ kind: "not-found" });
		expect(readThrown(new Response(null, { status: 404 }), SOURCE)).toEqual({ kind: "not-found" });
		expect(readThrown(redirect("/a/"), SOURCE)).toMatchObject({ kind: "redirect", status: 302 });
		for (const value of [new Error("x"), "x", undefined, { status: 404 }]) expect(readThrown(value, SOURCE)).toBeNull();
	});

	it("keeps the other headers of a redirecting Response", () => {
		const headers = new Headers({ location: "/a/", "content-type": "text/plain" });
		headers.append("set-cookie", "a=1");
		headers.append("set-cookie", "b=2");
		expect(readThrown(new Response("moved", { status: 307, headers }), SOURCE)).toEqual({
			kind: "redirect",
			status: 307,
			destination: "/a/",
			headers: { "set-cookie": ["a=1", "b=2"] },
			cache: null,
		});
	});
});
