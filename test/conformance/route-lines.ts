import { expect } from "vitest";
import { globalsOf } from "./document.js";
import { both, data, expectNotFound } from "./expectations.js";
import { type Line, line } from "./line.js";

/** Which page or file answers. SPEC 1.11–1.15. */
export const ROUTES: readonly Line[] = [
	line("1.11.7, 9.3.24, 9.13.8", "exact paths, then patterns in rank order", async (subject) => {
		const cases = {
			p1: { page: "[...]", params: { "*": "p1" } },
			"p1/p2": { page: "[p1]/[p2]", params: { p1: "p1", p2: "p2" } },
			"p1/page": { page: "[p1]/page", params: { p1: "p1" } },
			"p1/p2/p3": { page: "[...]", params: { "*": "p1/p2/p3" } },
		};
		for (const [path, props] of Object.entries(cases)) {
			const { json } = await both(subject, `/ssr/path-ranking/${path}/`);
			expect(json.result.serverData, path).toEqual(props);
		}
	}),
	line("1.11.13", "a malformed percent sequence is 400, whatever the method", async (subject) => {
		for (const target of ["/ssr/p/%E0%A4%A/", "/%", "/nope/%zz", "/page-data/ssr/p/%E0%A4%A/page-data.json", "/ssr/p/%00/"]) {
			for (const method of ["GET", "POST"]) expect((await subject.fetch(target, { method })).status, target).toBe(400);
		}
		expect((await subject.fetch("/ssr/static/")).status).toBe(200);
	}),
	line("1.12.3", "a missing slash is added, the query kept", async (subject) => {
		for (const target of ["/ssr/static", "/about", "/ssr/p/7", "/client/7", "/deferred"]) {
			const answer = await subject.fetch(`${target}?a=1?b`);
			expect([answer.status, answer.headers.location]).toEqual([301, `${target}/?a=1?b`]);
		}
	}),
	line("1.12.6", "a last segment with a dot is left alone", async (subject) => {
		expect((await subject.fetch("/ssr/p/v1.2")).status).toBe(200);
		expect((await both(subject, "/ssr/p/v1.2/")).json.path).toBe("/ssr/p/v1.2/");
	}),
	line("9.14.9", "no redirect leads to another host", async (subject) => {
		for (const target of ["//example.com", "//example.com/", "/\\example.com", "/ssr/w/\\\\example.com"]) {
			const { headers } = await subject.fetch(target);
			expect(headers.location === undefined || /^\/(?![/\\])[^\\]*$/.test(String(headers.location)), target).toBe(true);
		}
	}),
	line("1.14.3, 9.3.24", "an unknown path has the site's 404 page, or a plain one", async (subject) => {
		await expectNotFound(subject.fetch("/nope/"));
		await expectNotFound(subject.fetch("/nope.png", { headers: { accept: "image/*,*/*;q=0.8" } }));
		await expectNotFound(subject.fetch("/nope/", { method: "POST" }));
		const plain = await subject.fetch("/nope/", { headers: { accept: "application/json" } });
		expect([plain.status, plain.headers["content-type"]]).toEqual([404, "text/plain; charset=utf-8"]);
		const { answer, json } = await data(subject, "/nope/");
		expect([answer.status, json]).toEqual([404, { error: "not-found" }]);
	}),
	line("1.15.7", "nothing outside of public is ever sent", async (subject) => {
		const targets = [
			"/../package.json",
			"/..%2fpackage.json",
			"/%2e%2e/package.json",
			"/folder/../../package.json",
			"/..%5cpackage.json",
			"/folder/..%2f..%2fpackage.json",
			"/page-data/../package.json",
		];
		for (const target of targets) {
			const answer = await subject.fetch(target);
			expect([400, 404], target).toContain(answer.status);
			expect(answer.body).not.toContain("conformance-site");
		}
	}),
	line("1.15.13", "a public file goes before a page at the same path", async (subject) => {
		expect((await subject.fetch("/ssr/shadowed/")).body).toContain("The file");
		expect((await subject.fetch("/ssr/shadowed/", { method: "POST" })).body).toContain("The page");
		expect((await subject.fetch("/folder/")).body).toContain("A folder of the site");
		expect((await subject.fetch("/folder")).headers.location).toBe("/folder/");
	}),
	line("1.15.14", "files have their type, a tag and may be asked for in parts", async (subject) => {
		const file = await subject.fetch("/robots.txt");
		expect([file.status, file.headers["content-type"]]).toEqual([200, "text/plain; charset=utf-8"]);
		const again = await subject.fetch("/robots.txt", { headers: { "if-none-match": String(file.headers.etag) } });
		expect([again.status, again.body]).toEqual([304, ""]);
	}),
	line("1.2.14", "a static page with a pattern has one document and one data file for all its URLs", async (subject) => {
		const one = await subject.fetch("/client/1/");
		const two = await subject.fetch("/client/2/");
		expect([one.status, one.body]).toEqual([200, two.body]);
		expect(one.headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
		const own = await data(subject, "/client/[id]/");
		const encoded = await data(subject, "/client/%5Bid%5D/");
		const visited = await data(subject, "/client/1/");
		expect([own.answer.status, own.json.path]).toEqual([200, "/client/[id]/"]);
		expect([encoded.json, visited.json]).toEqual([own.json, own.json]);
	}),
	line("1.6.13", "static and deferred pages are public, and inline nothing", async (subject) => {
		for (const target of ["/", "/about/", "/deferred/?a=1"]) {
			const html = await subject.fetch(target);
			expect([html.status, html.headers["cache-control"]], target).toEqual([200, "public, max-age=0, must-revalidate"]);
			const { pagePath, pageData } = globalsOf(html);
			expect([pagePath, pageData]).toEqual([target.replace("?a=1", ""), undefined]);
			const { json } = await data(subject, target);
			expect([json.path, json.result]).toEqual([target.replace("?a=1", ""), { pageContext: {} }]);
		}
	}),
	line(
		"8.45",
		"a deferred page is rendered on its first request, once, for those who ask together and for all who come later",
		async (subject) => {
			const together = await Promise.all(
				["/deferred-counted/", "/deferred-counted/?a=1", "/deferred-counted/"].map((at) => subject.fetch(at)),
			);
			const later = await subject.fetch("/deferred-counted/");
			expect(later.body).toMatch(/Render \d+/);
			expect(together.map((answer) => answer.body)).toEqual([later.body, later.body, later.body]);
		},
	),
	line("H.3", "a splat does not answer for files of the build", async (subject) => {
		await expectNotFound(subject.fetch("/page-data/app-data.json.nope"));
	}),
];
