import { buildSchema, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { createReadSet } from "../data/node.js";
import type { ResolverContext } from "../data/node-model.js";
import { createRunGraphql } from "../data/run-graphql.js";
import type { HandlerRequest } from "../server/exchange.js";
import { createGraphiql } from "./graphiql.js";

const schema = buildSchema('type Query { title(of: String! = "site"): String, wrong: String }');
const fields = schema.getQueryType()?.getFields() ?? {};
if (fields.title) fields.title.resolve = (_, { of }) => `title of ${of}`;
if (fields.wrong)
	fields.wrong.resolve = () => {
		throw new Error("the resolver's fault");
	};

const graphiql = createGraphiql({
	run: createRunGraphql({ schema: () => schema, createContext: () => ({ reads: createReadSet() }) as unknown as ResolverContext }),
	fragments: () => parse("fragment Head on Query { title }").definitions,
});

interface Asked {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
}

async function ask(url: string, { method = "GET", headers = {}, body }: Asked = {}) {
	const request = { method, url, headers, body: () => new Response(body).body } as HandlerRequest;
	const response = await graphiql(request);
	if (!response) return undefined;
	const text = String(typeof response.body === "string" ? response.body : Buffer.from(response.body as Uint8Array));
	return { status: response.status, type: response.headers["content-type"], headers: response.headers, text };
}

async function post(body: unknown, headers: Readonly<Record<string, string>> = {}) {
	const answer = await ask("/___graphql", {
		method: "POST",
		headers: { "content-type": "application/json", ...headers },
		body: JSON.stringify(body),
	});
	return { status: answer?.status, type: answer?.type, ...JSON.parse(answer?.text ?? "") };
}

describe("9.10.7 GraphiQL (SPEC 1.16.16, 4.6.3)", () => {
	test.each(["/___graphql", "/___graphql/", "/_graphql", "/__graphiql", "/___graphql?query=%7Btitle%7D"])(
		"%s is the explorer's page",
		async (url) => {
			const page = await ask(url, { headers: { accept: "text/html,*/*" } });
			expect(page).toMatchObject({ status: 200, type: "text/html; charset=utf-8" });
			expect(page?.text).toContain('src="/___graphql/./app.js"');
		},
	);

	test("its script and the site's fragments", async () => {
		expect(await ask("/___graphql/app.js")).toMatchObject({ status: 200, type: "text/javascript; charset=utf-8" });
		const fragments = JSON.parse((await ask("/___graphql/fragments"))?.text ?? "");
		expect(fragments).toMatchObject([{ kind: "FragmentDefinition", name: { value: "Head" } }]);
	});

	test.each(["/", "/graphql", "/___graphqls", "/___graphql/other", "/page-data/___graphql"])("%s is not its own", async (url) => {
		expect(await ask(url)).toBeUndefined();
	});

	test("a query by POST, with variables and the operation's name", async () => {
		const query = "query A { title } query B($of: String!) { title(of: $of) }";
		const answer = await post({ query, variables: { of: "b" }, operationName: "B" });
		expect(answer).toEqual({ status: 200, type: "application/json; charset=utf-8", data: { title: "title of b" }, extensions: {} });
		expect(await post({ query: "{ title }", variables: null, operationName: null })).toMatchObject({ status: 200 });
	});

	test("a query by GET, and a query as the body", async () => {
		const search = new URLSearchParams({ query: "query ($of: String!) { title(of: $of) }", variables: '{"of":"get"}' });
		expect((await ask(`/___graphql?${search}`, { headers: { accept: "*/*" } }))?.text).toContain('"title of get"');
		const options = { method: "POST", headers: { "content-type": "application/graphql" }, body: "{ title }" };
		expect((await ask("/___graphql", options))?.text).toContain('"title of site"');
	});

	test("what could not be begun is 400, what failed underway 200", async () => {
		const accept = "application/graphql-response+json, application/json";
		expect(await post({ query: "{" }, { accept })).toMatchObject({ status: 400, type: "application/graphql-response+json; charset=utf-8" });
		const unknown = await post({ query: "{ titel }" });
		expect(unknown).toMatchObject({ status: 400, errors: [{ locations: [{ line: 1, column: 3 }] }] });
		expect(unknown.errors[0].message).toContain('Cannot query field "titel" on type "Query".');
		expect(await post({ query: "query ($of: String!) { title(of: $of) }" })).toMatchObject({ status: 400 });
		expect(await post({ query: "query A { title } query B { title }" })).toMatchObject({ status: 400 });
		expect(await post({ query: "{ title wrong }" })).toMatchObject({
			status: 200,
			data: { title: "title of site", wrong: null },
			errors: [{ message: "the resolver's fault", path: ["wrong"] }],
		});
	});

	test("what asks nothing is refused", async () => {
		for (const body of [{}, [], "x", { query: "" }, { query: "{ title }", variables: [] }, { query: "{ title }", operationName: 1 }])
			expect(await post(body)).toMatchObject({ status: 400, errors: [{ message: expect.any(String) }] });
		expect(await ask("/___graphql", { method: "POST", headers: { "content-type": "text/plain" } })).toMatchObject({ status: 415 });
		expect(await ask("/___graphql?query=%7Btitle%7D&variables=x", { headers: {} })).toMatchObject({ status: 400 });
		expect(await ask("/___graphql", { method: "PUT" })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, POST" } });
	});
});
