import { mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compileQueries } from "./compile-queries.js";
import type { GraphqlTag } from "./graphql-tag.js";
import { writeQueryTypes } from "./write-query-types.js";

const schema = buildSchema(`
	scalar Date
	scalar JSON
	enum Order { ASC DESC }
	input PostSort { title: Order }
	"""What the blog is made of."""
	type Post { title: String, tags: [String!], written: Date!, extra: JSON, author: Author, snake_case__field: Int }
	type Author { name: String! }
	type Query { post(id: String): Post, allPost(sort: [PostSort]): [Post!]! }
`);
const option = { typesOutputPath: "src/gatsby-types.d.ts", documentSearchPaths: ["./gatsby-node.ts", "./plugins/**/gatsby-node.ts"] };

let siteDirectory: string;
beforeEach(async () => {
	siteDirectory = await mkdtemp(join(tmpdir(), "gatz-types-"));
});
afterEach(() => rm(siteDirectory, { recursive: true }));

const tag = (path: string, text: string, usage: GraphqlTag["usage"] = "exported"): GraphqlTag => {
	return { file: join(siteDirectory, path), text, start: 0, end: text.length, line: 0, column: 0, usage, interpolated: false };
};
const write = (...tags: GraphqlTag[]) => {
	const components = new Set(tags.map(({ file }) => file).filter((file) => file.includes("/pages/")));
	const queries = compileQueries({ schema, tags, components, siteDirectory });
	return writeQueryTypes({ siteDirectory, option: { ...option, generateOnBuild: true }, schema, queries });
};
const read = (path = option.typesOutputPath) => readFile(join(siteDirectory, path), "utf8");

test("a query has a type for its result and one for its variables, a fragment has one (SPEC 4.6.4)", async () => {
	const hints = await write(
		tag("src/pages/post.tsx", "query Post($id: String!) { post(id: $id) { ...Head written extra author { name } } }"),
		tag(
			"src/components/list.tsx",
			"query PostListQuery($sort: [PostSort]) { allPost(sort: $sort) { title: snake_case__field } }",
			"static",
		),
		tag("node_modules/theme/head.js", "fragment Head on Post { title tags }"),
	);
	const types = await read();
	expect(hints).toEqual([]);
	expect(types).toMatch(/^\/\* eslint-disable \*\/\n/);
	expect(types).toContain("\ndeclare namespace Queries {\n");
	expect(types.slice(types.indexOf("type PostQueryVariables"))).toBe(`type PostQueryVariables = Exact<{
  id: Scalars['String']['input'];
}>;


type PostQuery = { readonly post: { readonly written: string, readonly extra: Record<string, unknown> | null, readonly title: string | null, readonly tags: ReadonlyArray<string> | null, readonly author: { readonly name: string } | null } | null };

type PostListQueryQueryVariables = Exact<{
  sort: InputMaybe<ReadonlyArray<InputMaybe<PostSort>> | InputMaybe<PostSort>>;
}>;


type PostListQueryQuery = { readonly allPost: ReadonlyArray<{ readonly title: number | null }> };

type HeadFragment = { readonly title: string | null, readonly tags: ReadonlyArray<string> | null };

}
`);
	expect(types).toContain(`/** What the blog is made of. */
type Post = {
  readonly author: Maybe<Author>;
  readonly extra: Maybe<Scalars['JSON']['output']>;
  readonly snake_case__field: Maybe<Scalars['Int']['output']>;
`);
	expect(types).toContain("type Order =\n  | 'ASC'\n  | 'DESC';");
});

test("queries of gatsby-node.ts get types, too; those that do not fit the schema are left to their run", async () => {
	await writeFile(
		join(siteDirectory, "gatsby-node.ts"),
		[
			"await graphql<Queries.NodePostsQuery>(`#graphql\n query NodePosts { allPost { title } }`);",
			"await graphql(`query NodeWrong { nothing }`); await graphql(`query {`);",
			// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a source file
			"await graphql(`query NodeMade { ${fields} }`);",
		].join("\n"),
	);
	await write();
	expect(await read()).toContain("type NodePostsQuery = { readonly allPost: ReadonlyArray<{ readonly title: string | null }> };");
	expect(await read()).not.toMatch(/NodeWrong|NodeMade/);
});

test("a query without a name, and all but one of those with the same name, get no types and a hint", async () => {
	const hints = await write(
		tag("src/pages/b.tsx", "query Same { allPost { title } }"),
		tag("src/pages/a.tsx", "query Same { allPost { tags } }"),
		tag("src/pages/none.tsx", "{ allPost { title } }"),
		tag("node_modules/theme/static.js", "query Foreign { allPost { title } }", "static"),
	);
	expect(hints).toEqual([
		"Queries without a name get no types: those in src/pages/none.tsx. Write `query Name { … }`.",
		"Of several queries with one name, the first gets types. Give each its own name: Same.",
	]);
	const types = await read();
	expect(types.match(/^type (\w+Query) = /gm)).toEqual(["type SameQuery = "]);
	expect(types).toContain("readonly tags");
});

test("a fragment on a type that the site lacks is left out, and so is what uses it", async () => {
	await write(
		tag("node_modules/a/fragments.js", "fragment Lost on ImageSharp { id } fragment Typo on Post { titel }"),
		tag("node_modules/b/fragments.js", "fragment User on Post { title ...Typo } fragment Fine on Post { title }"),
	);
	expect((await read()).match(/^type (\w+Fragment) /gm)).toEqual(["type FineFragment "]);
});

test("while a query is wrong, the types stay; editors get the schema all the same", async () => {
	await write(tag("src/pages/a.tsx", "query A { allPost { title } }"));
	await write(tag("src/pages/a.tsx", "query A { allPost { titel } }"), tag("src/fragments.tsx", "fragment Head on Post { title }"));
	expect(await read()).toContain("type AQuery =");
	expect(await read(".cache/typegen/fragments.graphql")).toBe("# src/fragments.tsx\nfragment Head on Post {\n  title\n}\n");
	expect(await read(".cache/typegen/schema.graphql")).toContain("type Author {\n  name: String!\n}\n");
	expect(JSON.parse(await read(".cache/typegen/graphql.config.json"))).toEqual({
		schema: ".cache/typegen/schema.graphql",
		documents: ["src/**/**.{ts,js,tsx,jsx}", ".cache/typegen/fragments.graphql"],
		extensions: { endpoints: { default: { url: "http://localhost:8000/___graphql" } } },
	});
});

test("what would stay the same is not written", async () => {
	const tags = () => [tag("src/pages/a.tsx", "query A { allPost { title } }"), tag("src/pages/b.tsx", "query B { allPost { tags } }")];
	await write(...tags());
	const long = new Date(0);
	for (const path of [option.typesOutputPath, ".cache/typegen/schema.graphql"]) await utimes(join(siteDirectory, path), long, long);
	await write(...tags().reverse());
	for (const path of [option.typesOutputPath, ".cache/typegen/schema.graphql"])
		expect((await stat(join(siteDirectory, path))).mtime).toEqual(long);
});
