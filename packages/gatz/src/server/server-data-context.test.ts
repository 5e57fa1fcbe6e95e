import { expect, it } from "vitest";
import type { HandlerRequest } from "./exchange.js";
import { type ContextPage, ServerDataContext } from "./server-data-context.js";

function create(page: Partial<ContextPage> = {}, request: Partial<HandlerRequest> = {}): ServerDataContext {
	const asked: HandlerRequest = {
		method: "GET",
		url: "/a/",
		headers: {},
		body: () => null,
		signal: () => new AbortController().signal,
		origin: () => "https://example.com",
		...request,
	};
	return new ServerDataContext(asked, { url: "/a/", search: "", params: {}, result: '{"pageContext":{}}', pathPrefix: "", ...page });
}

it("has Gatsby's six keys when it is spread", () => {
	const spread = { ...create({ result: '{"data":{},"pageContext":{"a":1}}' }) };
	expect(Object.keys(spread).sort()).toEqual(["headers", "method", "pageContext", "params", "query", "url"]);
	expect(spread.pageContext).toEqual({ a: 1 });
});

it("overlays the URL's parameters by those of a collection route", () => {
	const result = '{"pageContext":{"__params":{"name":"a-b"}}}';
	expect(create({ params: { name: "x", rest: "y" }, result }).params).toEqual({ name: "a-b", rest: "y" });
});

it("parses the page's context once, and lets it be replaced", () => {
	const context = create({ result: '{"pageContext":{"a":1}}' }) as { pageContext: object };
	expect(context.pageContext).toBe(context.pageContext);
	context.pageContext = { b: 2 };
	expect(context.pageContext).toEqual({ b: 2 });
});

it("makes a Request with everything that was sent", async () => {
	const body = () => new Blob(["hello"]).stream();
	const headers = { "x-a": "1", "set-cookie": ["a", "b"] };
	const { request } = create({ url: "/a/?q=1", pathPrefix: "/blog" }, { method: "POST", headers, body });
	expect([request.method, request.url, request.headers.get("x-a")]).toEqual(["POST", "https://example.com/blog/a/?q=1", "1"]);
	expect(await request.text()).toBe("hello");
});
