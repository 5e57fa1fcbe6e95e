import { buildSchema, GraphQLObjectType } from "graphql";
import { expect, test } from "vitest";
import { compileQueries } from "./compile-queries.js";
import type { CompiledQuery } from "./compiled-query.js";
import type { ResolverContext } from "./node-model.js";
import { createRunGraphql } from "./run-graphql.js";
import { createQueryRunner } from "./run-query.js";

const schema = buildSchema(`
	enum Order { ASC DESC }
	input PostSort { title: Order }
	type Post { title: String, broken: String }
	type Query { post(id: String): Post, allPost(sort: [PostSort]): [Post] }
`);
const post = schema.getType("Post");
if (post instanceof GraphQLObjectType) {
	post.getFields().broken = {
		...(post.getFields().broken ?? expect.fail()),
		resolve: () => {
			throw new TypeError("the price is no number");
		},
	};
}
const fields = schema.getQueryType()?.getFields() ?? {};
Object.assign(fields.post ?? {}, {
	resolve: (_source: unknown, { id }: { id: string }, { reads }: ResolverContext) => {
		reads.nodes.add(id);
		return { title: `Post ${id}` };
	},
});
Object.assign(fields.allPost ?? {}, { resolve: (_source: unknown, args: object) => [{ title: JSON.stringify(args) }] });

const createContext = (reads: unknown) => ({ reads }) as unknown as ResolverContext;
const runner = createQueryRunner({ schema, createContext, siteDirectory: "/site" });

function compile(text: string): CompiledQuery {
	const file = "/site/src/pages/post.js";
	const tag = { file, text, start: 0, end: 0, line: 7, column: 1, usage: "exported", interpolated: false } as const;
	const { pages, errors } = compileQueries({ schema, tags: [tag], components: new Set([file]), siteDirectory: "/site" });
	expect(errors).toEqual([]);
	return pages.get(file) ?? expect.fail();
}

test("runs with the variables that it declares and says what was read", async () => {
	const { data, errors, reads } = await runner.run(
		compile("query ($id: String) { post(id: $id) { title } }"),
		{ id: "a", other: 1 },
		"/a/",
	);
	expect(JSON.stringify(data)).toBe('{"post":{"title":"Post a"}}');
	expect(errors).toEqual([]);
	expect([...reads.nodes]).toEqual(["a"]);
});

test("an error tells field, page and place, with what the resolver threw underneath", async () => {
	const { errors } = await runner.run(compile('{\n\tpost(id: "a") {\n\t\tbroken\n\t}\n}'), {}, "/a/");
	expect(errors).toEqual([
		expect.objectContaining({
			code: "GATZ_GRAPHQL_RESULT",
			what: "The field post.broken of the query in src/pages/post.js failed for the page /a/: the price is no number",
			place: { file: "src/pages/post.js", line: 9, column: 3, page: "/a/" },
			cause: expect.any(TypeError),
		}),
	]);
});

test("a value that does not fit its variable", async () => {
	const { errors } = await runner.run(compile("query ($id: String) { post(id: $id) { title } }"), { id: { no: "text" } }, "/a/");
	expect(errors[0]?.what).toMatch(
		/^A variable of the query in src\/pages\/post\.js failed for the page \/a\/: Variable "\$id" got invalid value/,
	);
});

test("the function of hooks answers with errors and never rejects for them", async () => {
	const hints: string[] = [];
	const graphql = createRunGraphql({ schema: () => schema, createContext, onHint: (message) => hints.push(message) });
	expect(await graphql("query ($id: String) { post(id: $id) { title } }", { id: "b" })).toEqual({ data: { post: { title: "Post b" } } });
	expect((await graphql("{ post {")).errors?.[0]?.message).toMatch(/^Syntax Error/);
	expect((await graphql("{ poost { title } }")).errors?.[0]?.message).toContain('Did you mean "post"');
	expect(await graphql('{ post(id: "c") { broken } }')).toMatchObject({
		data: { post: { broken: null } },
		errors: [{ message: "the price is no number" }],
	});
	const old = "{ allPost(sort: { fields: title, order: DESC }) { title } }";
	expect(await graphql(old)).toEqual({ data: { allPost: [{ title: '{"sort":[{"title":"DESC"}]}' }] } });
	await graphql(old);
	expect(hints).toEqual([expect.stringContaining("sort: [{title: DESC}]")]);
	await expect(graphql(["{ post { title } }"] as unknown as string)).rejects.toMatchObject({ code: "GATZ_GRAPHQL_FUNCTION_AS_TAG" });
});
