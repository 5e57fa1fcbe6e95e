import { expect } from "vitest";
import { dataTarget, globalsOf, shown } from "./document.js";
import { both, data, expectError, expectNotFound, expectParams } from "./expectations.js";
import { type Line, line } from "./line.js";

/** The table of requests and results. SPEC 1.18. */
export const VECTORS: readonly Line[] = [
	line("1.18.1", "GET /ssr/static/", async (subject) => {
		const { html, json } = await both(subject, "/ssr/static/");
		expect(shown(html)).toEqual({ query: {}, params: {}, url: "/ssr/static/", method: "GET" });
		expect([html.status, globalsOf(html).pagePath, json.path]).toEqual([200, "/ssr/static/", "/ssr/static/"]);
	}),
	line("1.18.2", "GET /ssr/static/?foo=bar", async (subject) => {
		const html = await subject.fetch("/ssr/static/?foo=bar");
		expect([shown(html), globalsOf(html).pagePath]).toEqual([
			{ query: { foo: "bar" }, params: {}, url: "/ssr/static/?foo=bar", method: "GET" },
			"/ssr/static/?foo=bar",
		]);
	}),
	line("1.18.3", "GET /ssr/static?foo=bar is redirected, as trailingSlash is always", async (subject) => {
		const answer = await subject.fetch("/ssr/static?foo=bar");
		expect([answer.status, answer.headers.location]).toEqual([301, "/ssr/static/?foo=bar"]);
	}),
	line("1.18.4", "its page data", async (subject) => {
		const { answer, json } = await data(subject, "/ssr/static/?foo=bar");
		expect([answer.status, json.path, json.result.serverData.url]).toEqual([200, "/ssr/static/?foo=bar", "/ssr/static/?foo=bar"]);
		expect(Object.keys(json)).toEqual(["componentChunkName", "path", "result", "staticQueryHashes", "slicesMap"]);
	}),
	line("1.18.5", "GET /ssr/p/7/", (subject) => expectParams(subject, "/ssr/p/7/", { id: "7" })),
	line("1.18.6", "GET /ssr/p/", (subject) => expectNotFound(subject.fetch("/ssr/p/"))),
	line("1.18.7", "GET /ssr/w/a/b/", (subject) => expectParams(subject, "/ssr/w/a/b/", { rest: "a/b" })),
	line("1.18.8", "GET /ssr/w/", (subject) => expectParams(subject, "/ssr/w/", { rest: "" })),
	line("1.18.9", "GET /ssr/none/ is 200, and its page data inlined", async (subject) => {
		const html = await subject.fetch("/ssr/none/");
		expect([html.status, globalsOf(html).pageData?.path]).toEqual([200, "/ssr/none/"]);
	}),
	line("1.18.10", "GET /ssr/boom/ and its page data", (subject) => expectError(subject, "/ssr/boom/")),
	line("1.18.12", "GET /ssr/teapot/ and its page data", async (subject) => {
		const { html, answer } = await both(subject, "/ssr/teapot/");
		for (const { status, headers } of [html, answer]) {
			expect([status, headers["x-a"], headers["cache-control"], headers["x-frame-options"]]).toEqual([418, "1", "no-store", "DENY"]);
		}
	}),
	line("1.18.14", "HEAD /ssr/static/", async (subject) => {
		const answer = await subject.fetch("/ssr/static/", { method: "HEAD" });
		expect([answer.status, answer.body, answer.headers["content-type"]]).toEqual([200, "", "text/html; charset=utf-8"]);
	}),
	line("1.18.15", "POST /ssr/static/", async (subject) => {
		expect(shown(await subject.fetch("/ssr/static/", { method: "POST", body: "a=1" }))).toMatchObject({ method: "POST" });
	}),
	line("1.18.16", "POST to page data", async (subject) => {
		expect((await subject.fetch(dataTarget("/ssr/static/"), { method: "POST" })).status).toBe(405);
	}),
	line("1.18.17", "GET /ssr/static/ that accepts JSON only", async (subject) => {
		expect((await subject.fetch("/ssr/static/", { headers: { accept: "application/json" } })).status).toBe(404);
	}),
	line("1.18.18", "GET /SSR/static/", (subject) => expectNotFound(subject.fetch("/SSR/static/"))),
	line("1.18.19", "GET /ssr/p/%ED%95%9C/", (subject) => expectParams(subject, "/ssr/p/%ED%95%9C/", { id: "한" })),
	line("1.18.20", "GET /ssr/p/a%20b/", (subject) => expectParams(subject, "/ssr/p/a%20b/", { id: "a b" })),
	line("1.18.21", "GET /ssr/p/100%25/", (subject) => expectParams(subject, "/ssr/p/100%25/", { id: "100%" })),
	line("1.18.22", "GET /ssr/p/a%2Fb/", (subject) => expectParams(subject, "/ssr/p/a%2Fb/", { id: "a/b" })),
	line("1.18.23", "a matching If-None-Match is 304, another page is not", async (subject) => {
		for (const target of ["/ssr/static/", dataTarget("/ssr/static/"), "/deferred/", "/about/"]) {
			const first = await subject.fetch(target);
			const headers = { "if-none-match": `"other", ${first.headers.etag}` };
			const again = await subject.fetch(target, { headers });
			expect([again.status, again.body, again.headers.etag], target).toEqual([304, "", first.headers.etag]);
			expect((await subject.fetch("/ssr/static/?other=1", { headers })).status).toBe(200);
		}
	}),
	line("1.18.24", "GET /nope/", (subject) => expectNotFound(subject.fetch("/nope/"))),
];
