import { buildSchema, print } from "graphql";
import { expect, test } from "vitest";
import { compileQueries } from "./compile-queries.js";
import type { GraphqlTag } from "./graphql-tag.js";

const schema = buildSchema(`
	enum Order { ASC DESC }
	input PostSort { title: Order }
	type Post { title: String, slug: String, author: Author }
	type Author { name: String }
	type Site { title: String }
	type Query { site: Site, post(id: String): Post, allPost(sort: [PostSort]): [Post] }
`);

const tag = (path: string, text: string, usage: GraphqlTag["usage"] = "exported"): GraphqlTag => {
	return {
		file: `/site/${path}`,
		text,
		start: 0,
		end: text.length,
		line: 3,
		column: 30,
		usage,
		interpolated: text.includes("$".concat("{")),
	};
};
const compile = (...tags: GraphqlTag[]) => {
	const components = new Set(tags.map(({ file }) => file).filter((file) => file.includes("/pages/")));
	return compileQueries({ schema, tags, components, siteDirectory: "/site" });
};
const codes = (...tags: GraphqlTag[]) => compile(...tags).errors.map(({ code }) => code);

test("each usage is a kind of query; what no page exports is none", () => {
	const { pages, statics, configs, errors } = compile(
		tag("src/pages/index.js", "{ site { title } }"),
		tag("src/pages/index.js", "{ allPost { slug } }", "config"),
		tag("src/components/title.js", "{ site { title } }", "static"),
		tag("src/components/other.js", "{ nonsense }"),
		tag("src/components/unused.js", "{ nonsense }", "none"),
	);
	expect(errors).toEqual([]);
	expect([...pages.keys()]).toEqual(["/site/src/pages/index.js"]);
	expect([...statics.values()].map(({ kind, file }) => [kind, file])).toEqual([["static", "/site/src/components/title.js"]]);
	expect([...configs.values()].map(({ kind }) => kind)).toEqual(["config"]);
});

test("equal static queries are one", () => {
	const { statics } = compile(tag("src/b.js", "{site{title}}", "static"), tag("src/a.js", "{ site { title } } # same", "static"));
	expect([...statics].map(([hash, { file }]) => [hash, file])).toEqual([["2134842980", "/site/src/a.js"]]);
});

test("fragments are known everywhere, and those that they use come along", () => {
	const fragments = [
		tag("src/fragments.js", "fragment Head on Post { title author { ...Name } }"),
		tag("plugins/x/fragments.js", "fragment Name on Author { name } fragment Broken on Nothing { x }"),
	];
	const { pages, errors } = compile(tag("src/pages/post.js", "query Post($id: String) { post(id: $id) { ...Head } }"), ...fragments);
	const query = pages.get("/site/src/pages/post.js");
	expect(errors).toEqual([]);
	expect(query).toMatchObject({ name: "Post", variables: ["id"], fragments: ["Head", "Name"] });
	expect(print(query?.document ?? expect.fail())).toContain("fragment Name on Author");
	const changed = compile(
		tag("src/pages/post.js", "query Post($id: String) { post(id: $id) { ...Head } }"),
		tag("src/fragments.js", "fragment Head on Post { slug }"),
	);
	expect(changed.pages.get("/site/src/pages/post.js")).toMatchObject({ hash: query?.hash });
	expect(changed.pages.get("/site/src/pages/post.js")?.key).not.toBe(query?.key);
});

test("a query without a name gets one", () => {
	const query = compile(tag("src/pages/[id].js", "{ site { title } }")).pages.get("/site/src/pages/[id].js");
	expect(query?.name).toBe("srcPagesIdJs2134842980");
	expect(print(query?.document ?? expect.fail())).toMatch(/^query srcPagesIdJs2134842980/);
});

test("the form of Gatsby 4 is rewritten, and told once for each file", () => {
	const { pages, hints, errors } = compile(tag("src/pages/a.js", "{ allPost(sort: { fields: [title], order: DESC }) { slug } }"));
	expect(errors).toEqual([]);
	expect(print(pages.get("/site/src/pages/a.js")?.document ?? expect.fail())).toContain("sort: [{title: DESC}]");
	expect(hints).toEqual([expect.stringContaining("src/pages/a.js sorts")]);
	expect(hints[0]).toContain("line 3: sort: [{title: DESC}]");
});

test.each([
	["GRAPHQL_TAG_INTERPOLATED", "{ site { $".concat("{name} } }")],
	["GRAPHQL_TAG_EMPTY", " # nothing \n "],
	["GRAPHQL_SYNTAX", "{ site { title }"],
	["GRAPHQL_QUERIES_TWICE", "query A { site { title } } query B { site { title } }"],
	["GRAPHQL_FRAGMENT_UNKNOWN", "{ site { ...Nowhere } }"],
	["GRAPHQL_FIELD_UNKNOWN", "{ site { titel } }"],
	["GRAPHQL_VARIABLE", "query ($id: String) { site { title } }"],
	["GRAPHQL_VARIABLE", "{ post(id: $id) { title } }"],
	["GRAPHQL_VARIABLE", "query ($id: Boolean) { post(id: $id) { title } }"],
	["GRAPHQL_INVALID", "{ post(ident: 1) { title } }"],
	["GRAPHQL_INVALID", "{ site }"],
])("%s: %s", (code, text) => expect(codes(tag("src/pages/index.js", text))).toEqual([`GATZ_${code}`]));

test("messages name the nearest, and the place in the source", () => {
	const [field] = compile(tag("src/pages/index.js", "{\n  site { titel } }")).errors;
	expect(field).toMatchObject({
		what: expect.stringContaining('Did you mean "title"?'),
		place: { file: "src/pages/index.js", line: 4, column: 10 },
	});
	const [fragment] = compile(
		tag("src/pages/index.js", "{ site { ...SiteHaed } }"),
		tag("src/a.js", "fragment SiteHead on Site { title }"),
	).errors;
	expect(fragment).toMatchObject({ what: expect.stringContaining('Did you mean "SiteHead"?'), place: { line: 3, column: 39 } });
});

test("a fault in a fragment is told once, where it is", () => {
	const { errors } = compile(
		tag("src/pages/a.js", "{ site { ...S } }"),
		tag("src/pages/b.js", "{ site { title ...S } }"),
		tag("src/s.js", "fragment S on Site { nothing }"),
	);
	expect(errors.map(({ place }) => place.file)).toEqual(["src/s.js"]);
});

test("two fragments of one name have to be equal", () => {
	const same = [tag("src/a.js", "fragment S on Site { title }"), tag("src/b.js", "fragment S on Site {title} # same")];
	expect(codes(...same)).toEqual([]);
	const [error] = compile(same[0] as GraphqlTag, tag("src/b.js", "fragment S on Site { t: title }")).errors;
	expect(error).toMatchObject({ code: "GATZ_GRAPHQL_FRAGMENT_TWICE", what: expect.stringContaining("in src/a.js and in src/b.js") });
});

test("a query that can't be compiled is in no list; its file is named", () => {
	const { pages, statics, failed } = compile(
		tag("src/pages/a.js", "{ nothing }"),
		tag("src/b.js", "{ site { ...Nowhere } }", "static"),
		tag("src/c.js", "{ site", "static"),
	);
	expect([pages.size, statics.size]).toEqual([0, 0]);
	expect([...failed.keys()].sort()).toEqual(["/site/src/b.js", "/site/src/c.js", "/site/src/pages/a.js"]);
});

test("a page has one query; static queries may be several", () => {
	expect(codes(tag("src/pages/a.js", "{ site { title } }"), tag("src/pages/a.js", "{ post { title } }"))).toEqual([
		"GATZ_GRAPHQL_QUERIES_TWICE",
	]);
	expect(codes(tag("src/pages/a.js", "{ site { title } }"), tag("src/pages/a.js", "{ post { title } }", "static"))).toEqual([]);
});
