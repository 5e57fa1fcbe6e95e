import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	GraphQLEnumType,
	GraphQLInt,
	GraphQLList,
	GraphQLNonNull,
	GraphQLObjectType,
	GraphQLSchema,
	GraphQLString,
	graphql,
	printType,
} from "graphql";
import { describe, expect, it } from "vitest";
import type { Hook } from "../plugin-api.js";
import type { HookName } from "../plugins/hooks.js";
import type { Plugin } from "../plugins/plugin.js";
import { SITE_PLUGIN } from "../plugins/plugin.js";
import { TYPE_BUILDERS } from "../plugins/type-builders.js";
import { buildSchema, type SchemaOptions } from "./build-schema.js";
import { createNodeModel } from "./create-node-model.js";
import { TypeInference } from "./infer-types.js";
import { createMemoryNodeStore } from "./memory-node-store.js";
import { createReadSet, type DataNode } from "./node.js";
import type { ResolverContext } from "./node-model.js";
import { createResolverContext } from "./resolver-context.js";
import { createSchemaDeclarations, type SchemaDeclarations } from "./schema-declarations.js";
import { readSchemaInputs } from "./schema-inputs.js";

describe("types of nodes", () => {
	it("have fields as inferred, in types that are named as Gatsby's", async () => {
		const { schema } = await siteOf({ nodes: blog });
		expect(printed(schema, "MarkdownRemark")).toBe(
			"type MarkdownRemark implements Node { id: ID! parent: Node children: [Node!]! internal: Internal! " +
				"fields: MarkdownRemarkFields frontmatter: MarkdownRemarkFrontmatter }",
		);
		expect(printed(schema, "MarkdownRemarkFrontmatter")).toBe(
			"type MarkdownRemarkFrontmatter { author: AuthorJson cover: File date(formatString: String, fromNow: Boolean, difference: String, " +
				"locale: String): Date sections: [MarkdownRemarkFrontmatterSections] strange_key: Int tags: [String] title: String }",
		);
	});

	it("have root fields, inputs and connections", async () => {
		const { schema } = await siteOf({ nodes: blog });
		const { markdownRemark, allMarkdownRemark } = schema.getQueryType()?.getFields() ?? {};
		expect([String(markdownRemark?.type), String(allMarkdownRemark?.type)]).toEqual(["MarkdownRemark", "MarkdownRemarkConnection!"]);
		expect(allMarkdownRemark?.args.map(({ name, type }) => `${name}: ${type}`)).toEqual([
			"filter: MarkdownRemarkFilterInput",
			"sort: [MarkdownRemarkSortInput]",
			"skip: Int",
			"limit: Int",
		]);
		expect(printed(schema, "MarkdownRemarkFrontmatterFilterInput")).toBe(
			"input MarkdownRemarkFrontmatterFilterInput { author: AuthorJsonFilterInput cover: FileFilterInput date: DateQueryOperatorInput " +
				"sections: MarkdownRemarkFrontmatterSectionsFilterListInput strange_key: IntQueryOperatorInput tags: StringQueryOperatorInput " +
				"title: StringQueryOperatorInput }",
		);
		expect(printed(schema, "NodeFilterInput")).toBe(
			"input NodeFilterInput { id: StringQueryOperatorInput parent: NodeFilterInput children: NodeFilterListInput internal: InternalFilterInput }",
		);
		expect(printed(schema, "JSONQueryOperatorInput")).toBe(
			"input JSONQueryOperatorInput { eq: JSON ne: JSON in: [JSON] nin: [JSON] regex: JSON glob: JSON }",
		);
		expect(printed(schema, "DateQueryOperatorInput")).toContain(
			"eq: Date ne: Date gt: Date gte: Date lt: Date lte: Date in: [Date] nin: [Date]",
		);
		expect(printed(schema, "MarkdownRemarkSortInput")).toContain("frontmatter: MarkdownRemarkFrontmatterSortInput");
		expect(printed(schema, "MarkdownRemarkFrontmatterFieldSelector")).toContain("date: FieldSelectorEnum");
		expect(printed(schema, "MarkdownRemarkConnection")).toBe(
			"type MarkdownRemarkConnection { totalCount: Int! edges: [MarkdownRemarkEdge!]! nodes: [MarkdownRemark!]! pageInfo: PageInfo! " +
				"distinct(field: MarkdownRemarkFieldSelector!): [String!]! max(field: MarkdownRemarkFieldSelector!): Float " +
				"min(field: MarkdownRemarkFieldSelector!): Float sum(field: MarkdownRemarkFieldSelector!): Float " +
				"group(skip: Int, limit: Int, field: MarkdownRemarkFieldSelector!): [MarkdownRemarkGroupConnection!]! }",
		);
		expect(printed(schema, "MarkdownRemarkGroupConnection")).toMatch(
			/group\(.*\): \[MarkdownRemarkGroupConnection!\]! field: String! fieldValue: String }$/,
		);
	});

	it("answer queries through links, files, dates, renamed keys and children", async () => {
		const { run } = await siteOf({ nodes: blog });
		const data = await run(`{
			markdownRemark(fields: { slug: { eq: "/a/" } }) {
				frontmatter { date(formatString: "YYYY") strange_key author { name } cover { base } sections { heading } }
				parent { id ... on File { base childMarkdownRemark { id } childrenMarkdownRemark { id } } }
			}
			allFile(filter: { childMarkdownRemark: { frontmatter: { title: { eq: "A" } } } }) { totalCount edges { node { id } next { id } } }
			allMarkdownRemark(sort: { frontmatter: { title: DESC } }) {
				nodes { id }
				distinct(field: { frontmatter: { tags: SELECT } })
				group(field: { frontmatter: { tags: SELECT } }) { fieldValue totalCount }
			}
		}`);
		expect(data).toEqual({
			markdownRemark: {
				frontmatter: { date: "2020", strange_key: 1, author: { name: "Ada" }, cover: { base: "cover.png" }, sections: [{ heading: "h" }] },
				parent: { id: "f1", base: "a.md", childMarkdownRemark: { id: "m1" }, childrenMarkdownRemark: [{ id: "m1" }] },
			},
			allFile: { totalCount: 1, edges: [{ node: { id: "f1" }, next: null }] },
			allMarkdownRemark: {
				nodes: [{ id: "m2" }, { id: "m1" }],
				distinct: ["x", "y"],
				group: [
					{ fieldValue: "x", totalCount: 2 },
					{ fieldValue: "y", totalCount: 1 },
				],
			},
		});
	});

	it("take no inferred fields where the framework declares them without", async () => {
		const { schema, run } = await siteOf({ nodes: [{ type: "SitePage", id: "s", path: "/a/", context: { a: 1 }, other: 1 }] });
		expect(printed(schema, "SitePage")).not.toContain("other");
		expect(await run("{ sitePage { path pageContext } }")).toEqual({ sitePage: { path: "/a/", pageContext: { a: 1 } } });
	});

	it("say of dates that searching them needs no resolver", async () => {
		const { schema } = await siteOf({ nodes: blog });
		const { date, cover } = (schema.getType("MarkdownRemarkFrontmatter") as GraphQLObjectType).getFields();
		expect([date?.extensions.needsResolve, cover?.extensions.needsResolve]).toEqual([false, undefined]);
	});

	it("are inferred anew only when something has changed", async () => {
		const { inputs, store } = await siteOf({ nodes: blog });
		expect(inputs().key).toBe(inputs().key);
		const before = inputs().key;
		store.put({ ...(store.get("m2") as DataNode), fields: { slug: "/other/" } });
		expect(inputs().key).toBe(before);
		store.put({ ...(store.get("m2") as DataNode), fields: { slug: 1 } });
		expect(inputs().key).not.toBe(before);
	});
});

describe("createTypes", () => {
	it("takes SDL: declared fields win, inferred ones are added, others' types are joined", async () => {
		const { schema, said } = await siteOf({
			nodes: [...blog, { type: "Plain", id: "p", a: 1, b: 1 }],
			declare(declarations, site) {
				declarations.createTypes(
					"type MarkdownRemark implements Node { frontmatter: Matter }\n type Matter { title: Int! }",
					pluginOf("remark"),
				);
				declarations.createTypes("type Plain implements Node @dontInfer { b: String }", site);
				declarations.createTypes("extend type MarkdownRemark { extra: [Int!] }", site);
				declarations.createTypes("type Matter { tags: [String!]! }", pluginOf("other"));
				declarations.createTypes("type SiteSiteMetadata { extra: String } type File { url: String }", pluginOf("other"));
			},
		});
		expect(printed(schema, "MarkdownRemark")).toContain("frontmatter: Matter extra: [Int!] fields: MarkdownRemarkFields id: ID!");
		expect(printed(schema, "Matter")).toMatch(
			/^type Matter { title: Int! tags: \[String!\]! author: AuthorJson .*MarkdownRemarkFrontmatterSections/,
		);
		expect(printed(schema, "Plain")).toBe(
			"type Plain implements Node { b: String id: ID! parent: Node children: [Node!]! internal: Internal! }",
		);
		expect(said).toEqual([
			"Plugin `other` has customized the GraphQL type `Matter`, which has already been defined by the plugin `remark`. This could potentially cause conflicts.",
			"Plugin `other` has customized the built-in Gatsby GraphQL type `File`. This is allowed, but could potentially cause conflicts.",
		]);
	});

	it("takes builders and types of graphql-js, which stay as they are", async () => {
		const Level = new GraphQLEnumType({ name: "Level", values: { LOW: { value: 0 }, HIGH: { value: 1 } } });
		const Note = new GraphQLObjectType({
			name: "Note",
			fields: { level: { type: new GraphQLNonNull(Level) }, text: { type: GraphQLString } },
		});
		const setup: SiteSetup = {
			nodes: [{ type: "Thing", id: "t", note: { level: 1, text: "n" }, day: "2020-05-06" }],
			declare(declarations, site) {
				const { buildObjectType, buildInterfaceType } = TYPE_BUILDERS;
				const thing = buildObjectType({
					name: "Thing",
					interfaces: ["Node", "Named"],
					extensions: { infer: false },
					fields: {
						name: {
							type: "String!",
							args: { loud: { type: "Boolean", defaultValue: true } },
							resolve: (_: unknown, { loud }: { loud: boolean }) => `${loud}`,
						},
						note: Note,
						notes: { type: new GraphQLList(Note), resolve: ({ note }: { note: unknown }) => [note] },
						day: { type: "Date", extensions: { dateformat: { formatString: "D.M." } } },
						self: { type: () => "Thing", extensions: { link: { from: "id" } } },
					},
				});
				declarations.createTypes([thing, buildInterfaceType({ name: "Named", interfaces: ["Node"], fields: { name: "String!" } })], site);
			},
		};
		for (const { schema, run, said } of [await siteOf(setup), await siteOf(setup)]) {
			expect(said).toEqual([]);
			expect(await run(`{ thing { name note { level text } notes { level } day self { id } } allNamed { nodes { name id } } }`)).toEqual({
				thing: { name: "true", note: { level: "HIGH", text: "n" }, notes: [{ level: "HIGH" }], day: "6.5.", self: { id: "t" } },
				allNamed: { nodes: [{ name: "true", id: "t" }] },
			});
			expect(schema.getType("Note")).not.toBe(Note);
		}
	});

	it("has unions, links by any field, files of a given field, proxies and children by media type", async () => {
		const { run } = await siteOf({
			nodes: [
				...blog,
				{ type: "File", id: "f3", dir: "/site", children: ["p1"] },
				{
					type: "Page",
					id: "p1",
					slugs: ["/b/", "/a/"],
					meta: { picture: "./cover.png" },
					author: "ada@x.org",
					deep: { value: 7 },
					parent: "f3",
				},
			],
			declare(declarations, site) {
				const sdl = `
					type Page implements Node @childOf(mimeTypes: ["text/markdown"]) {
						posts: [MarkdownRemark] @link(by: "fields.slug", from: "slugs")
						writer: AuthorJson @link(by: "email", from: "author")
						any: [Either] @link(from: "ids")
						picture: File @fileByRelativePath(from: "meta.picture")
						value: Int @proxy(from: "deep.value")
					}
					type File implements Node @mimeTypes(types: ["text/markdown"]) { x: Int }
					type AuthorJson implements Node { pages: [Page] @link(by: "author", from: "email") ids: [String] }
					union Either = MarkdownRemark | AuthorJson`;
				declarations.createTypes(sdl, site);
			},
		});
		expect(
			await run(
				`{ page { posts { id } writer { name pages { id } } picture { base } value } file(id: { eq: "f3" }) { childPage { id } } }`,
			),
		).toEqual({
			page: {
				posts: [{ id: "m2" }, { id: "m1" }],
				writer: { name: "Ada", pages: [{ id: "p1" }] },
				picture: { base: "cover.png" },
				value: 7,
			},
			file: { childPage: { id: "p1" } },
		});
	});

	it("has extensions of one's own", async () => {
		const { run } = await siteOf({
			nodes: [{ type: "Thing", id: "t", text: "a" }],
			declare(declarations, site) {
				declarations.createFieldExtension(
					{
						name: "repeat",
						args: { times: { type: "Int!", defaultValue: 2 } },
						extend: ({ times }: { times: number }, { resolve }: { resolve?: (...args: unknown[]) => unknown }) => ({
							resolve: (...args: [never, never, ResolverContext, never]) =>
								String((resolve ?? args[2].defaultFieldResolver)(...args)).repeat(times) + args[2].mark,
						}),
					},
					site,
				);
				declarations.createResolverContext({ mark: "!" }, site);
				declarations.createTypes(
					'type Thing implements Node { text: String @repeat twice: String @repeat(times: 3) @proxy(from: "text") }',
					site,
				);
			},
		});
		expect(await run('{ thing(twice: { eq: "aaa!" }) { text twice } }')).toEqual({ thing: { text: "aa!", twice: "aaa!" } });
	});

	it.each([
		["SCHEMA_SDL_INVALID", "type Thing {"],
		["TYPE_NAME_RESERVED", "type Node { id: ID! }"],
		["TYPE_NAME_RESERVED", "type PostFilterInput { id: ID! }"],
		["TYPE_KIND_CONFLICT", "interface File { id: ID! }"],
		["TYPE_UNKNOWN", "type Thing implements Node { author: Autor }"],
		["TYPE_UNKNOWN", "type Thing implements Node { author(by: Autor): Int }"],
		["TYPE_NOT_NODE", "type MarkdownRemark { title: String }"],
		["TYPE_NOT_NODE", "interface Named implements Node { name: Int } type Thing implements Named { name: Int }"],
		["SCHEMA_SDL_INVALID", "type Thing { a: Int @proxy }"],
		[
			"FIELD_EXTENSION_ARGUMENT",
			TYPE_BUILDERS.buildObjectType({ name: "Thing", fields: { a: { type: "Int", extensions: { proxy: {} } } } }),
		],
		["SCHEMA_INVALID", "interface Named { name: Int } type Thing implements Named & Node { other: Int }"],
		["SCHEMA_INVALID", "interface Named @nodeInterface { name: Int }"],
		["SCHEMA_INVALID", "type Thing implements Node { empty: Empty } type Empty"],
		["TYPE_UNKNOWN", "input Thing { author: Autor }"],
		["SCHEMA_ACTION_INVALID", 5],
	])("refuses with %s: %s", async (code, types) => {
		const site = siteOf({ nodes: blog, declare: (declarations, plugin) => declarations.createTypes(types, plugin) });
		await expect(site).rejects.toMatchObject({ code: `GATZ_${code}`, place: { plugin: SITE_PLUGIN } });
	});

	it("reports an extension that no one has created", async () => {
		const { said } = await siteOf({ declare: (declarations, site) => declarations.createTypes("type Thing { a: Int @lnk }", site) });
		expect(said).toEqual(['Field extension `lnk` on `Thing.a` of `default-site-plugin` is not available. Did you mean "link"?']);
	});
});

describe("hooks", () => {
	it("createResolvers adds fields and wraps resolvers", async () => {
		const { run, said } = await siteOf({
			nodes: blog,
			hooks: {
				createResolvers: ({
					createResolvers,
					intermediateSchema,
				}: {
					createResolvers: (resolvers: object, options?: object) => void;
					intermediateSchema: GraphQLSchema;
				}) => {
					createResolvers({
						Query: { slugs: { type: ["String"], resolve: () => intermediateSchema.getQueryType() && ["/a/"] } },
						MarkdownRemarkFrontmatter: {
							title: {
								resolve: async (...args: [unknown, unknown, unknown, { originalResolver: (...args: unknown[]) => unknown }]) =>
									`${await args[3].originalResolver(...args)}!`,
							},
							date: { type: "String", resolve: () => "" },
						},
						Missing: { a: { type: "Int" } },
					});
					createResolvers({ Missing: { a: { type: "Int" } } }, { ignoreNonexistentTypes: true });
				},
			},
		});
		expect(await run(`{ slugs markdownRemark(frontmatter: { title: { eq: "A!" } }) { frontmatter { title date } } }`)).toEqual({
			slugs: ["/a/"],
			markdownRemark: { frontmatter: { title: "A!", date: "2020-01-02" } },
		});
		expect(said).toEqual([
			"`createResolvers` passed resolvers for field `MarkdownRemarkFrontmatter.date` with type `String`. Such a field with type `Date` already exists on the type. Use `createTypes` to override type fields.",
			"`createResolvers` passed resolvers for type `Missing` that doesn't exist in the schema. Use `createTypes` to add the type before adding resolvers.",
		]);
	});

	it("setFieldsOnGraphQLNodeType adds fields, which filters know; so does gatsbyPath", async () => {
		const { run } = await siteOf({
			nodes: blog,
			hooks: {
				setFieldsOnGraphQLNodeType: ({ type }: { type: { name: string; nodes: readonly unknown[] } }) =>
					type.name === "MarkdownRemark"
						? {
								count: { type: GraphQLInt, resolve: () => type.nodes.length },
								"frontmatter.upper": { type: "String", resolve: () => "UP" },
							}
						: {},
			},
			gatsbyPath: { types: ["MarkdownRemark"], resolve: async (file, read) => `${file}${await read("fields.slug")}` },
		});
		expect(await run(`{ markdownRemark(count: { eq: 2 }) { count frontmatter { upper } gatsbyPath(filePath: "/x") } }`)).toEqual({
			markdownRemark: { count: 2, frontmatter: { upper: "UP" }, gatsbyPath: "/x/a/" },
		});
	});

	it("names the plugin of a resolver that throws", async () => {
		const { run } = await siteOf({
			nodes: blog,
			hooks: {
				setFieldsOnGraphQLNodeType: () => ({ broken: { type: GraphQLInt, resolve: () => Promise.reject(new Error("no luck")) } }),
			},
		});
		await expect(run("{ markdownRemark { broken } }")).rejects.toThrow(
			'The resolver of MarkdownRemark.broken, which "default-site-plugin" gave, failed: no luck',
		);
	});
});

describe("addThirdPartySchema", () => {
	it("adds root fields and types", async () => {
		const Remote: GraphQLObjectType = new GraphQLObjectType({
			name: "Remote",
			fields: () => ({ name: { type: GraphQLString, resolve: () => "far" }, root: { type: Root, resolve: () => ({}) } }),
		});
		const Root: GraphQLObjectType = new GraphQLObjectType({
			name: "RemoteRoot",
			fields: { remote: { type: Remote, resolve: () => ({}) } },
		});
		const schema = new GraphQLSchema({ query: Root });
		const { run } = await siteOf({
			nodes: [{ type: "Thing", id: "t", a: 1 }],
			declare(declarations, site) {
				declarations.addThirdPartySchema({ schema }, site);
				declarations.createTypes("type Thing implements Node { remote: Remote }", site);
			},
			hooks: {
				createResolvers: ({ createResolvers }: { createResolvers: (resolvers: object) => void }) =>
					createResolvers({ Remote: { added: { type: "Int", resolve: () => 1 } } }),
			},
		});
		expect(await run("{ remote { name added root { thing { a } } } }")).toEqual({
			remote: { name: "far", added: 1, root: { thing: { a: 1 } } },
		});
		expect(Object.keys(Remote.getFields())).toEqual(["name", "root"]);
	});
});

describe("printTypeDefinitions", () => {
	it("writes what createTypes can read", async () => {
		const directory = await mkdtemp(join(tmpdir(), "gatz-types-"));
		await siteOf({
			nodes: blog,
			directory,
			declare: (declarations, site) => declarations.printTypeDefinitions({ include: { types: ["MarkdownRemark"] } }, site),
		});
		const text = await readFile(join(directory, "schema.gql"), "utf8");
		await rm(directory, { recursive: true });
		expect(text).toContain(
			"type MarkdownRemark implements Node @dontInfer {\n  fields: MarkdownRemarkFields\n  frontmatter: MarkdownRemarkFrontmatter\n}",
		);
		expect(text).toContain('strange_key: Int @proxy(from: "strange key")');
		expect(text).toContain("date: Date @dateformat\n");
		const { run } = await siteOf({ nodes: blog, declare: (declarations, site) => declarations.createTypes(text, site) });
		expect(await run("{ markdownRemark { frontmatter { strange_key author { name } } } }")).toEqual({
			markdownRemark: { frontmatter: { strange_key: 1, author: { name: "Ada" } } },
		});
	});
});

function printed(schema: GraphQLSchema, type: string): string {
	const named = schema.getType(type);
	if (!named) throw new Error(`There is no type ${type}.`);
	return printType(named)
		.replace(/"""[\s\S]*?"""/g, "")
		.replace(/\s+/g, " ")
		.replace(/\( /g, "(")
		.replace(/ \)/g, ")")
		.replace(/(formatString: String|fromNow: Boolean|difference: String) /g, "$1, ");
}

const blog: NodeData[] = [
	{ type: "File", id: "f1", absolutePath: "/site/a.md", dir: "/site", base: "a.md", children: ["m1"] },
	{ type: "File", id: "f2", absolutePath: "/site/cover.png", dir: "/site", base: "cover.png" },
	{ type: "AuthorJson", id: "a1", name: "Ada", email: "ada@x.org" },
	{
		type: "MarkdownRemark",
		id: "m1",
		parent: "f1",
		frontmatter: {
			title: "A",
			date: "2020-01-02",
			tags: ["x", "y"],
			"strange key": 1,
			cover: "./cover.png",
			author___NODE: "a1",
			sections: [{ heading: "h" }],
		},
		fields: { slug: "/a/" },
	},
	{ type: "MarkdownRemark", id: "m2", frontmatter: { title: "B", tags: ["x"] }, fields: { slug: "/b/" } },
];

interface NodeData {
	readonly type: string;
	readonly id: string;
	readonly parent?: string;
	readonly children?: string[];
	readonly [key: string]: unknown;
}

interface SiteSetup {
	readonly nodes?: readonly NodeData[];
	declare?(declarations: SchemaDeclarations, plugin: Plugin): void;
	readonly hooks?: Partial<Record<HookName, Hook>>;
	readonly gatsbyPath?: SchemaOptions["gatsbyPath"];
	readonly directory?: string;
}

async function siteOf({ nodes = [], declare, hooks = {}, gatsbyPath, directory = "/nowhere" }: SiteSetup) {
	const store = createMemoryNodeStore();
	nodes.forEach(({ type, parent = null, children = [], ...data }, index) => {
		const internal = { type, contentDigest: data.id, owner: "source", counter: index + 1 };
		store.put({ ...data, parent, children, internal } as DataNode);
	});
	const declarations = createSchemaDeclarations();
	declare?.(declarations, pluginOf(SITE_PLUGIN));
	const inference = new TypeInference(store);
	const inputs = () => readSchemaInputs({ declarations, store, infer: (types) => inference.infer(types) });
	const said: string[] = [];
	const say = (message: unknown) => void said.push(message instanceof Error ? message.message : String(message));
	const reporter = { warn: say, error: say, info: say } as never;
	const schema = await buildSchema({
		inputs: inputs(),
		plugins: [{ ...pluginOf(SITE_PLUGIN), hooks }],
		createArguments: () => ({}) as never,
		reporter,
		directory,
		...(gatsbyPath && { gatsbyPath }),
	});
	return { schema, said, store, inputs, run: (source: string) => run(schema, source, store, declarations) };
}

async function run(
	schema: GraphQLSchema,
	source: string,
	store: ReturnType<typeof createMemoryNodeStore>,
	declarations: SchemaDeclarations,
) {
	const custom = declarations.resolverContext;
	const nodeModel = createNodeModel({
		store,
		schema: () => schema,
		createContext: (reads) => createResolverContext({ custom, nodeModel: nodeModel.withReads(reads), reads }),
	});
	const reads = createReadSet();
	const contextValue = createResolverContext({ custom, nodeModel: nodeModel.withReads(reads), reads });
	const { data, errors } = await graphql({ schema, source, contextValue });
	if (errors) throw errors[0];
	return data;
}

function pluginOf(name: string): Plugin {
	return { name, version: "1.0.0", directory: "/nowhere", options: {}, hooks: {} };
}
