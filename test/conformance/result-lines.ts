import { expect } from "vitest";
import { dataTarget, shown } from "./document.js";
import { both, data, expectError, expectNotFound, expectRedirect, PRIVATE } from "./expectations.js";
import { type Line, line } from "./line.js";

/** What getServerData gives. SPEC 1.4. */
export const RESULT: readonly Line[] = [
	line("1.4.3", "nothing returned is a page without server data", async (subject) => {
		const { html, json } = await both(subject, "/ssr/none/");
		expect([html.status, json.result]).toEqual([200, { pageContext: {} }]);
		expect(html.body).toContain("serverData is undefined");
		expect((await subject.fetch("/ssr/answer/?case=primitive")).status).toBe(200);
	}),
	line("1.4.6", "props pass through JSON on both sides", async (subject) => {
		const { html, json } = await both(subject, "/ssr/props/?case=kinds");
		const props = { date: "1970-01-01T00:00:00.000Z", map: {}, nan: null, point: { x: 1 }, json: "own" };
		expect(json.result.serverData).toEqual(props);
		expect(shown(html)).toEqual(props);
	}),
	line("1.4.7", "a cycle and a BigInt are errors that name their place", async (subject) => {
		await expectError(subject, "/ssr/props/?case=bigint", "SERVER_DATA_NOT_SERIALISABLE", "props.rows[1].total", "props.js");
		await expectError(subject, "/ssr/props/?case=cycle", "SERVER_DATA_NOT_SERIALISABLE", "props.rows[0].self.back");
	}),
	line("1.4.8", "props may be any JSON value", async (subject) => {
		const cases = { array: [1, "a"], text: "text", number: 0, null: null, empty: {} };
		for (const [name, props] of Object.entries(cases)) {
			const { json } = await both(subject, `/ssr/props/?case=${name}`);
			expect(json.result.serverData, name).toEqual(props);
		}
	}),
	line("1.4.9", "a falsy status is 200", async (subject) => {
		for (const value of ["0", "null", '""', "false"]) {
			expect((await subject.fetch(`/ssr/status/?json=${value}`)).status, value).toBe(200);
		}
	}),
	line("1.4.10", "status is that of HTML and of JSON, and never changes what is rendered", async (subject) => {
		for (const code of [200, 201, 301, 302, 307, 308, 400, 404, 410, 418, 500, 503, 599]) {
			const { html, answer } = await both(subject, `/ssr/status/?code=${code}`);
			expect([html.status, answer.status]).toEqual([code, code]);
			expect(html.body).toContain("<h1>Status</h1>");
		}
	}),
	line("1.4.12", "204 has no body; its JSON does, so that navigation works", async (subject) => {
		const html = await subject.fetch("/ssr/status/?code=204");
		expect([html.status, html.body]).toEqual([204, ""]);
		const { answer, json } = await data(subject, "/ssr/status/?code=204");
		expect([answer.status, json.result.serverData]).toEqual([200, { code: "204" }]);
	}),
	line("1.4.13", "a status outside of 200 to 599 is an error that names it", async (subject) => {
		for (const value of ["100", "199", "600", "200.5", '"404"', "{}"]) {
			await expectError(subject, `/ssr/status/?json=${encodeURIComponent(value)}`, "SERVER_DATA_RESULT", "status", "status.js");
		}
	}),
	line("1.4.14", "headers from an object, arrays repeated", async (subject) => {
		const plain = await subject.fetch("/ssr/headers/?case=object");
		expect([plain.headers["x-a"], plain.headers["x-number"]]).toEqual(["1", "7"]);
		for (const target of ["/ssr/headers/?case=cookies", dataTarget("/ssr/headers/?case=cookies")]) {
			expect((await subject.fetch(target)).headers["set-cookie"]).toEqual(["a=1; Path=/", "b=2"]);
		}
	}),
	line("1.4.15", "headers from a Map, Headers and pairs", async (subject) => {
		for (const name of ["map", "headers", "pairs"]) {
			expect((await subject.fetch(`/ssr/headers/?case=${name}`)).headers["x-a"], name).toBe("1");
		}
		expect((await subject.fetch("/ssr/headers/?case=headers")).headers["set-cookie"]).toEqual(["a=1", "b=2"]);
	}),
	line("1.4.16", "headers that HTTP can't carry are errors, and none of the others is sent", async (subject) => {
		await expectError(subject, "/ssr/headers/?case=value", "SERVER_DATA_HEADER", 'headers["x-a"]', "headers.js");
		await expectError(subject, "/ssr/headers/?case=newline", "SERVER_DATA_HEADER", 'headers["x-a"]');
		await expectError(subject, "/ssr/headers/?case=name", "SERVER_DATA_HEADER", 'headers["x a"]');
		await expectError(subject, "/ssr/headers/?case=nested", "SERVER_DATA_RESULT", 'headers["x-a"]');
		await expectError(subject, "/ssr/headers/?case=missing", "SERVER_DATA_RESULT", 'headers["x-a"]');
		await expectError(subject, "/ssr/headers/?case=text", "SERVER_DATA_RESULT", "headers");
	}),
	line("9.14.3", "how long an answer is, is not for the page to say", async (subject) => {
		const { headers, body } = await subject.fetch("/ssr/headers/?case=length");
		expect(headers["x-a"]).toBe("1");
		expect(body).toContain("</html>");
	}),
	line("8.22", "redirects: one result on a direct visit and on navigation", async (subject) => {
		await expectRedirect(subject, "/ssr/answer/?case=location-header", 301, "/about/?a=1");
		await expectRedirect(subject, "/ssr/answer/?case=location-spelling", 302, "https://example.com/x");
		await expectRedirect(subject, "/ssr/answer/?case=redirect-key", 307, "/about/");
		await expectRedirect(subject, "/ssr/answer/?case=redirect-permanent", 308, "/about/");
		await expectRedirect(subject, "/ssr/answer/?case=redirect-code", 303, "/about/");
		await expectRedirect(subject, "/ssr/answer/?case=response-redirect", 307, "/about/");
		await expectRedirect(subject, "/ssr/answer/?case=thrown-redirect", 302, "/about/");
		await expectRedirect(subject, "/ssr/helper/?case=redirect", 302, "/about/");
		await expectRedirect(subject, "/ssr/helper/?case=redirect-308", 308, "/%ED%95%9C/");
		await expectRedirect(subject, "/ssr/helper/?case=redirect-away", 302, "https://example.com/");
		await expectRedirect(subject, "/ssr/helper/?case=thrown-redirect", 303, "/about/");
		await expectError(subject, "/ssr/answer/?case=redirect-bad", "SERVER_DATA_RESULT", "redirect.destination");
		const created = await subject.fetch("/ssr/answer/?case=created-location");
		expect([created.status, created.headers.location]).toEqual([201, "/about/"]);
	}),
	line("1.14.8", "notFound and a thrown 404 show the 404 page, on both ways", async (subject) => {
		for (const target of ["/ssr/helper/?case=not-found", "/ssr/helper/?case=thrown-not-found", "/ssr/answer/?case=thrown-404"]) {
			await expectNotFound(subject.fetch(target));
			const { answer, json } = await data(subject, target);
			expect([answer.status, json]).toEqual([404, { error: "not-found" }]);
		}
	}),
	line("H.1", "a Response is sent as it is; navigation loads it as a document", async (subject) => {
		const own = await subject.fetch("/ssr/answer/?case=response");
		expect([own.status, own.headers["x-a"], own.headers["content-type"], own.body]).toEqual([201, "1", "text/html", "<p>own</p>"]);
		expect(own.headers["cache-control"]).toBe(PRIVATE);
		const thrown = await subject.fetch("/ssr/answer/?case=thrown-response");
		expect([thrown.status, JSON.parse(thrown.body)]).toEqual([418, { error: "teapot" }]);
		const { answer, json } = await data(subject, "/ssr/answer/?case=response");
		expect([answer.status, json]).toEqual([200, { path: "/ssr/answer/?case=response", document: true }]);
	}),
];
