import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";
import type { Visit } from "./visit.js";

interface Asked {
	readonly title: string;
	readonly query?: object;
	readonly params?: object;
}

const DIRECT: readonly (Asked & { readonly line: string; readonly url: string })[] = [
	{ line: "9.1.1, 9.2.1 static path", url: "/ssr/static/", title: "Static" },
	{ line: "9.1.2, 9.2.1 static path, query", url: "/ssr/static/?foo=bar", title: "Static", query: { foo: "bar" } },
	{ line: "9.1.6, 9.2.2 param", url: "/ssr/param/foo/", title: "Param", params: { param: "foo" } },
	{ line: "9.1.7, 9.2.2 param, query", url: "/ssr/param/foo/?foo=bar", title: "Param", query: { foo: "bar" }, params: { param: "foo" } },
	{ line: "9.1.9 p1", url: "/ssr/ranking/p1/", title: "Ranking splat", params: { "*": "p1" } },
	{ line: "9.1.10 p1/p2", url: "/ssr/ranking/p1/p2/", title: "Ranking both", params: { p1: "p1", p2: "p2" } },
	{ line: "9.1.11 p1/page", url: "/ssr/ranking/p1/page/", title: "Ranking page", params: { p1: "p1" } },
	{ line: "9.1.12 p1/p2/p3", url: "/ssr/ranking/p1/p2/p3/", title: "Ranking splat", params: { "*": "p1/p2/p3" } },
	{ line: "9.1.13 wildcard", url: "/ssr/wildcard/foo/nested/", title: "Wildcard", params: { wildcard: "foo/nested" } },
	{
		line: "9.1.14 wildcard, query",
		url: "/ssr/wildcard/foo/nested/?foo=bar",
		title: "Wildcard",
		query: { foo: "bar" },
		params: { wildcard: "foo/nested" },
	},
	{ line: "8.12 encoded slash", url: "/ssr/param/a%2Fb/", title: "Param", params: { param: "a/b" } },
	{ line: "8.12 encoded percent sign", url: "/ssr/param/100%25/", title: "Param", params: { param: "100%" } },
	{ line: "8.12 encoded escape", url: "/ssr/param/a%252Fb/", title: "Param", params: { param: "a%2Fb" } },
	{ line: "9.5.4 Unicode", url: "/ssr/param/%C3%BC%F0%9F%90%98/", title: "Param", params: { param: "ü🐘" } },
	{ line: "8.16 repeated keys", url: "/ssr/static/?a=1&a=2&b[c]=3", title: "Static", query: { a: ["1", "2"], b: { c: "3" } } },
	{ line: "8.17 second question mark", url: "/ssr/static/?r=/x?y=1", title: "Static", query: { r: "/x?y=1" } },
	{ line: "9.1.4, 9.5.16 verbatim query", url: "/ssr/static/?a=b%23&x=y%25&j=", title: "Static", query: { a: "b#", x: "y%", j: "" } },
];

/** Pages that are visited one after the other in one document. SPEC 9.1.3, 9.1.8, 9.1.15. */
const WALKS: Readonly<Record<string, readonly (Asked & { readonly url: string })[]>> = {
	"9.1.3 static path": [
		{ url: "/ssr/static/", title: "Static" },
		{ url: "/ssr/static/?foo=bar", title: "Static", query: { foo: "bar" } },
		{ url: "/ssr/static/?foo=baz", title: "Static", query: { foo: "baz" } },
		{ url: "/ssr/static/", title: "Static" },
	],
	"9.1.8 param": [
		{ url: "/ssr/param/foo/", title: "Param", params: { param: "foo" } },
		{ url: "/ssr/param/foo/?foo=bar", title: "Param", query: { foo: "bar" }, params: { param: "foo" } },
		{ url: "/ssr/param/baz/?foo=bar", title: "Param", query: { foo: "bar" }, params: { param: "baz" } },
		{ url: "/ssr/param/baz/", title: "Param", params: { param: "baz" } },
	],
	"9.1.15 wildcard": [
		{ url: "/ssr/wildcard/foo/nested/", title: "Wildcard", params: { wildcard: "foo/nested" } },
		{ url: "/ssr/wildcard/foo/nested/?foo=bar", title: "Wildcard", query: { foo: "bar" }, params: { wildcard: "foo/nested" } },
		{ url: "/ssr/wildcard/baz/?foo=bar", title: "Wildcard", query: { foo: "bar" }, params: { wildcard: "baz" } },
		{ url: "/ssr/wildcard/baz/", title: "Wildcard", params: { wildcard: "baz" } },
	],
};

/** SPEC 9.1: what getServerData is asked, on a direct visit and on navigation. */
export function serverDataTests(subject: BrowserSubject): void {
	test.each(DIRECT.map(({ line, ...page }) => [line, page] as const))("%s: asks directly", async (_line, { url, ...asked }) => {
		const visit = await subject.open(url);
		await expectAsked(visit, url, asked);
	});

	test("9.1.1–9.1.15, 9.5.16 asks on navigation: every page of the above", async () => {
		const visit = await subject.open("/about/");
		for (const { url, line, ...asked } of DIRECT) {
			await visit.follow(url);
			await expectAsked(visit, url, asked);
		}
		expect(visit.documents).toEqual(["/about/"]);
	});

	test.each(Object.entries(WALKS))("%s: asks again without a reload", async (_line, steps) => {
		const [start] = steps;
		const visit = await subject.open(start?.url ?? "/");
		for (const { url, ...asked } of steps) {
			await visit.follow(url);
			await expectAsked(visit, url, asked);
		}
		expect(visit.documents).toHaveLength(1);
	});

	test("9.1.18 node: modules are used on the server only", async () => {
		const visit = await subject.open("/ssr/node-protocol/");
		expect(await visit.text("h1")).toBe("b");
	});

	test("1.3.19 a page that was created with a pattern has its context", async () => {
		const visit = await subject.open("/made/server/7/a/b/");
		expect(await visit.text("#from")).toBe("created");
		expect(await visit.json("#params")).toEqual({ id: "7", "*": "a/b" });
	});

	test("8.15, 9.2.6 getServerData runs once for a direct visit", async () => {
		const url = `/ssr/static/?once=${subject.command}${subject.react}`;
		const visit = await subject.open(url);
		await visit.page.waitForLoadState("networkidle");
		expect(await subject.runs(url)).toEqual([{ url, method: "GET", purpose: null }]);
	});
}

async function expectAsked(visit: Visit, url: string, { title, query = {}, params = {} }: Asked): Promise<void> {
	await visit.see("#url", url);
	await expect.poll(() => visit.address()).toBe(url);
	await visit.see("h1", title);
	await expect.poll(() => visit.json("#query")).toEqual(query);
	await expect.poll(() => visit.json("#params")).toEqual(params);
	// Search strings are never written anew. SPEC 5.8.14.
	await expect.poll(() => visit.json("#facts")).toMatchObject({ location: { search: new URL(url, "http://site").search } });
	expect(await visit.evaluate("location.search")).toBe(new URL(url, "http://site").search);
}
