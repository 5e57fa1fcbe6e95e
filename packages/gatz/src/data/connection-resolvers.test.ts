import { buildSchema, type GraphQLObjectType, graphql } from "graphql";
import { expect, test } from "vitest";
import { connectionFieldResolvers, resolveFindMany, resolveFindOne } from "./connection-resolvers.js";
import { createNodeModel } from "./create-node-model.js";
import { createMemoryNodeStore } from "./memory-node-store.js";
import { createReadSet } from "./node.js";
import type { NodeModel, ResolverContext } from "./node-model.js";

const FIELDS = `
	totalCount: Int! edges: [Edge!]! nodes: [Post!]! pageInfo: PageInfo!
	distinct(field: Selector!): [String!]! min(field: Selector!): Float max(field: Selector!): Float sum(field: Selector!): Float
	group(field: Selector!, skip: Int, limit: Int): [Group!]!
`;
const schema = buildSchema(`
	type Meta { tags: [String] words: Int date: String loud: String }
	type Post { id: ID! title: String meta: Meta }
	type Connection { ${FIELDS} }
	type Group { ${FIELDS} field: String! fieldValue: String }
	type Edge { node: Post! next: Post previous: Post }
	type PageInfo {
		currentPage: Int! hasPreviousPage: Boolean! hasNextPage: Boolean! itemCount: Int! pageCount: Int! perPage: Int totalCount: Int!
	}
	enum Select { SELECT }
	input MetaSelector { tags: Select words: Select date: Select loud: Select }
	input Selector { id: Select title: Select meta: MetaSelector }
	enum Order { ASC DESC }
	input Sort { title: Order }
	input Text { eq: String ne: String in: [String] }
	input Filter { id: Text title: Text }
	type Query { post(id: Text, title: Text): Post allPost(filter: Filter, sort: [Sort], skip: Int, limit: Int): Connection! }
`);

function wire(type: string, resolvers: Record<string, unknown>): void {
	const fields = (schema.getType(type) as GraphQLObjectType).getFields();
	for (const [name, resolve] of Object.entries(resolvers)) Object.assign(fields[name] as object, { resolve });
}
wire("Query", { post: resolveFindOne("Post"), allPost: resolveFindMany("Post") });
wire("Connection", connectionFieldResolvers);
wire("Group", connectionFieldResolvers);
wire("Meta", { loud: async ({ words }: { words?: number }) => (words === undefined ? null : `${words}!`) });

const POSTS = [
	{ title: "b", meta: { tags: ["red", "green"], words: 10, date: new Date(0) } },
	{ title: "a", meta: { tags: ["green", null], words: 5 } },
	{ title: "c", meta: { tags: [], words: null } },
	{ title: "d" },
	{ title: "e", meta: { tags: ["constructor"], words: 1.5 } },
];

async function run(query: string) {
	const store = createMemoryNodeStore();
	POSTS.forEach((post, index) => {
		const internal = { type: "Post", contentDigest: "", owner: "test", counter: index + 1 };
		store.put({ id: `p${index + 1}`, parent: null, children: [], internal, ...post });
	});
	const model: NodeModel = createNodeModel({ store, schema: () => schema, createContext });
	function createContext(reads = createReadSet()): ResolverContext {
		return { nodeModel: model.withReads(reads), reads, defaultFieldResolver: () => null };
	}
	const { data, errors } = await graphql({ schema, source: query, contextValue: createContext() });
	expect(errors).toBeUndefined();
	return JSON.parse(JSON.stringify(data));
}

test("one node by its filter", async () => {
	expect(await run('{ post(id: { eq: "p2" }) { title } }')).toEqual({ post: { title: "a" } });
	expect(await run('{ post(title: { eq: "c" }) { id } }')).toEqual({ post: { id: "p3" } });
	expect(await run('{ post(title: { eq: "none" }) { id } }')).toEqual({ post: null });
});

test("a page of nodes", async () => {
	const { allPost } = await run(`{ allPost(sort: { title: DESC }, skip: 2, limit: 2) {
		totalCount nodes { title } edges { node { title } next { title } previous { title } }
		pageInfo { currentPage hasPreviousPage hasNextPage itemCount pageCount perPage totalCount }
	} }`);
	expect(allPost).toEqual({
		totalCount: 5,
		nodes: [{ title: "c" }, { title: "b" }],
		edges: [
			{ node: { title: "c" }, next: { title: "b" }, previous: null },
			{ node: { title: "b" }, next: null, previous: { title: "c" } },
		],
		pageInfo: { currentPage: 2, hasPreviousPage: true, hasNextPage: true, itemCount: 2, pageCount: 3, perPage: 2, totalCount: 5 },
	});
});

test.each([
	["", { currentPage: 1, hasPreviousPage: false, hasNextPage: false, itemCount: 5, pageCount: 1, perPage: null, totalCount: 5 }],
	["(skip: 1)", { currentPage: 2, hasPreviousPage: true, hasNextPage: false, itemCount: 4, pageCount: 2, perPage: null, totalCount: 5 }],
	["(limit: 2)", { currentPage: 1, hasPreviousPage: false, hasNextPage: true, itemCount: 2, pageCount: 3, perPage: 2, totalCount: 5 }],
	[
		"(skip: 4, limit: 2)",
		{ currentPage: 3, hasPreviousPage: true, hasNextPage: false, itemCount: 1, pageCount: 3, perPage: 2, totalCount: 5 },
	],
	[
		"(limit: null, skip: null)",
		{ currentPage: 1, hasPreviousPage: false, hasNextPage: false, itemCount: 5, pageCount: 1, perPage: null, totalCount: 5 },
	],
])("pageInfo of allPost%s", async (args, pageInfo) => {
	const fields = "currentPage hasPreviousPage hasNextPage itemCount pageCount perPage totalCount";
	expect(await run(`{ allPost${args} { pageInfo { ${fields} } } }`)).toEqual({ allPost: { pageInfo } });
});

test("distinct values: lists one by one, without null, sorted as texts", async () => {
	const { allPost } = await run(`{ allPost {
		tags: distinct(field: { meta: { tags: SELECT } })
		words: distinct(field: { meta: { words: SELECT } })
		dates: distinct(field: { meta: { date: SELECT } })
		loud: distinct(field: { meta: { loud: SELECT } })
	} }`);
	expect(allPost).toEqual({
		tags: ["constructor", "green", "red"],
		words: ["1.5", "10", "5"],
		dates: ["1970-01-01T00:00:00.000Z"],
		loud: ["1.5!", "10!", "5!", "null!"],
	});
});

test("numbers of the page", async () => {
	const { allPost } = await run(`{ allPost(limit: 4) {
		min(field: { meta: { words: SELECT } }) max(field: { meta: { words: SELECT } }) sum(field: { meta: { words: SELECT } })
		none: sum(field: { title: SELECT })
	} }`);
	expect(allPost).toEqual({ min: 5, max: 10, sum: 15, none: null });
});

test("groups, pages of them, and groups of groups", async () => {
	const { allPost } = await run(`{ allPost { group(field: { meta: { tags: SELECT } }, limit: 1) {
		field fieldValue totalCount nodes { title } pageInfo { hasNextPage }
		group(field: { meta: { words: SELECT } }) { fieldValue nodes { title } }
	} } }`);
	expect(allPost.group).toEqual([
		group("constructor", 1, "e", "1.5"),
		{ ...group("green", 2, "b", "10"), pageInfo: { hasNextPage: true } },
		group("red", 1, "b", "10"),
	]);
	function group(fieldValue: string, totalCount: number, title: string, words: string) {
		const inner = [{ fieldValue: words, nodes: [{ title }] }];
		return { field: "meta.tags", fieldValue, totalCount, nodes: [{ title }], pageInfo: { hasNextPage: false }, group: inner };
	}
});
