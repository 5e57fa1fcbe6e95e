import { expect } from "vitest";
import { dataTarget, globalsOf, shown } from "./document.js";
import { both, data, expectError, PRIVATE } from "./expectations.js";
import { type Line, line } from "./line.js";

/** Documents, data, headers, errors and methods. SPEC 1.6–1.10. */
export const ANSWERS: readonly Line[] = [
	line("1.6.2", "a page's document is HTML: who accepts none gets a plain 404", async (subject) => {
		const answer = await subject.fetch("/ssr/static/", { headers: { accept: "application/json" } });
		expect([answer.status, answer.headers["content-type"]]).toEqual([404, "text/plain; charset=utf-8"]);
		for (const accept of ["*/*", "text/html", "application/xhtml+xml, text/*;q=0.5", "text/html;q=0.9,*/*;q=0"]) {
			expect((await subject.fetch("/ssr/static/", { headers: { accept } })).status, accept).toBe(200);
		}
	}),
	line("1.6.3", "the document and its types", async (subject) => {
		const { html, answer } = await both(subject, "/ssr/static/");
		expect(html.body).toMatch(/^<!DOCTYPE html>/i);
		expect(html.headers["content-type"]).toBe("text/html; charset=utf-8");
		expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
		expect(answer.headers["x-gatz-build"]).toBeTruthy();
		expect([html.headers["x-powered-by"], html.headers["access-control-allow-origin"]]).toEqual([undefined, undefined]);
	}),
	line("1.6.14", "nothing that is inlined can end its script", async (subject) => {
		const { html, json } = await both(subject, "/ssr/props/?case=script&q=</script><!--");
		expect(json.result.serverData.html).toContain("</script>");
		expect(html.body).not.toContain("<script>alert(1)");
		expect(html.body).not.toContain("<!--\u2028");
		await both(subject, "/ssr/props/?case=dollar");
	}),
	line("1.7.8", "a Content-Type of the page is for its document only", async (subject) => {
		const target = "/ssr/headers/?case=type";
		expect((await subject.fetch(target)).headers["content-type"]).toBe("text/html; charset=x-page");
		expect((await data(subject, target)).answer.headers["content-type"]).toBe("application/json; charset=utf-8");
	}),
	line("1.7.9", "path carries the raw search string", async (subject) => {
		for (const search of ["?a=1&a=2", "?a[b]=c", "?a", "?q=x+y", "?a[]=1", "?a=b%23&x=y%25&j=", "?a=1?b=2"]) {
			const { html, json } = await both(subject, `/ssr/static/${search}`);
			expect([json.path, globalsOf(html).pagePath]).toEqual([`/ssr/static/${search}`, `/ssr/static/${search}`]);
		}
	}),
	line("1.6.18", "a matchPath page keeps the request's spelling, its slash set; the same for HTML and JSON", async (subject) => {
		for (const target of ["/ssr/p/%ED%95%9C/?q=x", "/ssr/p/a%2Fb/", "/ssr/w/a/b/"]) {
			const { html, json } = await both(subject, target);
			expect([json.path, globalsOf(html).pagePath]).toEqual([target, target]);
		}
	}),
	line("1.8.1", "default headers, private", async (subject) => {
		for (const target of ["/ssr/static/", dataTarget("/ssr/static/")]) {
			expect((await subject.fetch(target)).headers).toMatchObject({
				"cache-control": PRIVATE,
				"x-xss-protection": "1; mode=block",
				"x-content-type-options": "nosniff",
				"referrer-policy": "same-origin",
				"x-frame-options": "DENY",
			});
		}
	}),
	line("1.8.2, 9.2.6", "defaults, then the site's dynamic sources, then its static one, then the page", async (subject) => {
		for (const target of ["/ssr/ruled/exact/", dataTarget("/ssr/ruled/exact/")]) {
			const { headers } = await subject.fetch(target);
			expect([headers["cache-control"], headers["x-rule"], headers["x-any"]]).toEqual(["public, max-age=60", "exact", "1"]);
		}
		expect((await subject.fetch("/ssr/ruled/exact/?own=1")).headers["cache-control"]).toBe("private, max-age=1");
		expect((await subject.fetch("/ssr/headers/?case=cache")).headers["cache-control"]).toBe("public, max-age=5");
	}),
	line("1.8.5", "a source matches the page's pattern and the actual path", async (subject) => {
		expect((await subject.fetch("/ssr/p/ruled/")).headers).toMatchObject({ "x-rule": "actual path", "x-param": "1" });
		expect((await subject.fetch("/ssr/p/7/")).headers["x-rule"]).toBeUndefined();
	}),
	line("1.8.11, 9.2.5, 9.2.7", "the site's headers are on static and deferred pages, files and the 404 page too", async (subject) => {
		for (const [path, rule] of Object.entries({ "/about/": "static page", "/deferred/": "deferred page" })) {
			expect((await subject.fetch(path)).headers, path).toMatchObject({ "x-any": "1", "x-rule": rule });
		}
		expect((await subject.fetch("/nope/")).headers["x-any"]).toBe("1");
		expect((await subject.fetch("/robots.txt")).headers["x-rule"]).toBe("file");
	}),
	line("1.9.4", "an error is logged with its file, and nothing of it is sent", (subject) =>
		expectError(subject, "/ssr/boom/", "SERVER_DATA_FAILED", "boom.js", "a secret in the message"),
	),
	line("8.6", "what getServerData has not given at its deadline is answered with 504", async (subject) => {
		for (const search of ["", "?case=listens"]) {
			subject.takeErrors?.();
			const answer = await subject.fetch(`/ssr/hangs/${search}`);
			expect([answer.status, answer.headers["cache-control"]]).toEqual([504, "private, no-store"]);
			expect(answer.body).toContain("The site&#x27;s 500");
			expect(subject.takeErrors?.().join("\n") ?? "SERVER_DATA_TIMEOUT").toContain("SERVER_DATA_TIMEOUT");
		}
		const { answer, json } = await data(subject, "/ssr/hangs/");
		expect([answer.status, json]).toEqual([504, { error: "timeout", requestId: answer.headers["x-request-id"] }]);
		subject.takeErrors?.();
	}),
	line("8.6", "a page that listens to its signal may still answer, and one may be shown without its data", async (subject) => {
		const { html } = await both(subject, "/ssr/hangs/?case=answers");
		expect([html.status, html.body.includes("as good as it gets")]).toEqual([200, true]);
		const without = await subject.fetch("/ssr/degrades/");
		expect([without.status, without.headers["cache-control"]]).toEqual([200, "private, no-store"]);
		expect(without.body).toContain("without data");
		subject.takeErrors?.();
	}),
	line("1.9.6", "whatever getServerData throws is an error", async (subject) => {
		await expectError(subject, "/ssr/throws/?case=text", "SERVER_DATA_FAILED", "a secret text");
		await expectError(subject, "/ssr/throws/?case=nothing", "SERVER_DATA_FAILED");
		await expectError(subject, "/ssr/throws/?case=object", "SERVER_DATA_FAILED");
	}),
	line("1.9.7", "whatever is thrown in render is an error, without the page's headers", async (subject) => {
		for (const name of ["text", "nothing", "object", "error"]) {
			subject.takeErrors?.();
			const answer = await subject.fetch(`/ssr/throws/?in=render&case=${name}`);
			expect([answer.status, answer.headers["cache-control"]], name).toEqual([500, "private, no-store"]);
			expect(answer.body).toContain("The site&#x27;s 500");
			expect(answer.body).not.toContain("secret");
			const log = subject.takeErrors?.();
			if (log) expect(log.join()).toContain("RENDER_FAILED");
		}
	}),
];

/** SPEC 1.10. */
export const METHODS: readonly Line[] = [
	line("1.10.1", "GET, HEAD, POST, PUT, PATCH and DELETE reach getServerData", async (subject) => {
		for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
			const answer = await subject.fetch("/ssr/static/", { method });
			expect([answer.status, (shown(answer) as { method: string }).method]).toEqual([200, method]);
		}
		const options = await subject.fetch("/ssr/static/", { method: "OPTIONS" });
		expect([options.status, options.headers.allow]).toEqual([204, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"]);
		const trace = await subject.fetch("/ssr/static/", { method: "TRACE" });
		expect([trace.status, trace.headers.allow]).toEqual([405, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"]);
	}),
	line("1.10.3", "HEAD has the headers of GET", async (subject) => {
		for (const target of ["/ssr/teapot/", dataTarget("/ssr/teapot/"), "/about/"]) {
			const get = await subject.fetch(target);
			const head = await subject.fetch(target, { method: "HEAD" });
			expect([head.status, head.body, head.headers["content-length"]]).toEqual([get.status, "", get.headers["content-length"]]);
			expect(head.headers["content-type"]).toBe(get.headers["content-type"]);
		}
	}),
	line("1.10.4", "only GET and HEAD are redirected for their slash", async (subject) => {
		const answer = await subject.fetch("/ssr/static?a=1", { method: "POST" });
		expect([answer.status, globalsOf(answer).pagePath]).toEqual([200, "/ssr/static/?a=1"]);
	}),
	line("1.10.5", "static and deferred pages, files and page data answer GET and HEAD only", async (subject) => {
		for (const target of ["/about/", "/deferred/", "/client/1/", "/robots.txt", dataTarget("/about/"), dataTarget("/ssr/static/")]) {
			for (const method of ["POST", "OPTIONS"]) {
				const answer = await subject.fetch(target, { method });
				expect([answer.status, answer.headers.allow], `${method} ${target}`).toEqual([405, "GET, HEAD"]);
			}
		}
	}),
];
