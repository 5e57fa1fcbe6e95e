import { expect } from "vitest";
import { shown } from "./document.js";
import { both, data } from "./expectations.js";
import { type Line, line } from "./line.js";

/** What getServerData gets. SPEC 1.3. */
export const CONTEXT: readonly Line[] = [
	line("1.3.1", "the context has Gatsby's six keys, and is the only argument", async (subject) => {
		const { json } = await data(subject, "/ssr/context/");
		expect(json.result.serverData.keys).toEqual(["headers", "method", "pageContext", "params", "query", "url"]);
		expect(json.result.serverData.arguments).toBe(1);
	}),
	line("1.3.2", "headers is a Map that answers to any spelling", async (subject) => {
		const { json } = await data(subject, "/ssr/context/", { headers: { "User-Agent": "Test", "x-own": "1" } });
		const seen = json.result.serverData;
		expect([seen.isMap, seen.agent, seen.hasAgent, seen.prototypeName]).toEqual([true, ["Test", "Test", null], true, null]);
		expect(seen.headersJson).toBe("{}");
		expect(seen.names).toEqual(expect.arrayContaining(["user-agent", "x-own"]));
	}),
	line("1.3.6", "url is the page's own path with the raw search string, for HTML and JSON alike", async (subject) => {
		const { json } = await both(subject, "/ssr/static/?a=1&b=x+y");
		expect(json.result.serverData.url).toBe("/ssr/static/?a=1&b=x+y");
	}),
	line("1.3.10", "query is parsed as Express's extended parser does", async (subject) => {
		const cases = {
			"": {},
			"?": {},
			"?a=1&a=2": { a: ["1", "2"] },
			"?a[b]=c": { a: { b: "c" } },
			"?a[]=1": { a: ["1"] },
			"?a[0]=x&a[1]=y": { a: ["x", "y"] },
			"?a": { a: "" },
			"?a=": { a: "" },
			"?q=x+y%20z": { q: "x y z" },
			"?q=%E0%A4%A": { q: "%E0%A4%A" },
			"?hasOwnProperty=x&__proto__[a]=b&ok=1": { ok: "1" },
			"?a=1?b=2": { a: "1?b=2" },
		};
		for (const [search, query] of Object.entries(cases)) {
			const { json } = await data(subject, `/ssr/static/${search}`);
			expect(json.result.serverData.query, search).toEqual(query);
		}
	}),
	line("1.3.18", "pageContext is a copy: what one request changes no other sees", async (subject) => {
		const seen = JSON.stringify({ colour: "blue", list: ["a"] });
		for (const _ of [1, 2]) {
			const { json } = await both(subject, "/ssr/created/");
			expect(json.result).toEqual({ pageContext: JSON.parse(seen), serverData: { seen } });
		}
	}),
	line("8.20", "params, path, uri and location of the component", async (subject) => {
		const html = await subject.fetch("/ssr/p/a%20b/?x=1");
		expect(shown(html, "route")).toEqual({
			params: { id: "a b" },
			path: "/ssr/p/:id",
			uri: "/ssr/p/a%20b",
			pathname: "/ssr/p/a%20b/",
			search: "?x=1",
		});
	}),
	line("8.55", "signal, cookies and request are there too", async (subject) => {
		const headers = { accept: "text/html", cookie: "session=%C3%A9; session=2" };
		const html = await subject.fetch("/ssr/context/?a=1", { method: "POST", headers, body: "hello" });
		expect(shown(html)).toMatchObject({
			cookie: "é",
			aborted: false,
			requestUrl: "/ssr/context/?a=1",
			requestMethod: "POST",
			body: "hello",
			method: "POST",
		});
	}),
	line("9.14.12", "requests at the same time do not see each other's data", async (subject) => {
		const ids = Array.from({ length: 20 }, (_, index) => `n${index}`);
		const answers = await Promise.all(ids.map((id) => subject.fetch(`/ssr/p/${id}/`)));
		expect(answers.map((answer) => (shown(answer) as { params: { id: string } }).params.id)).toEqual(ids);
	}),
];
