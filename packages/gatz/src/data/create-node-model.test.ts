import { buildSchema, type GraphQLObjectType, type GraphQLSchema } from "graphql";
import { expect, test } from "vitest";
import { createNodeModel } from "./create-node-model.js";
import { createMemoryNodeStore } from "./memory-node-store.js";
import { createReadSet, type DataNode } from "./node.js";
import type { NodeModel, ResolverContext } from "./node-model.js";
import type { NodeStore } from "./node-store.js";

const SDL = `
	interface Node { id: ID! }
	interface Titled { title: String }
	type Post implements Node & Titled { id: ID!, title: String, slug: String, author: Author, authors: [Author], loud: String, seo: Seo }
	type Note implements Node & Titled { id: ID!, title: String }
	type Author implements Node { id: ID!, name: String, born: Int }
	type Seo { image: String }
	union Any = Post | Note
	type Query { post: Post, any: Any }
`;

let counter = 0;

function node(id: string, type: string, fields: Record<string, unknown> = {}): DataNode {
	return { id, parent: null, children: [], internal: { type, contentDigest: id, owner: "test", counter: ++counter }, ...fields };
}

function blog(): NodeStore {
	const store = createMemoryNodeStore();
	const nodes = [
		node("a1", "Author", { name: "Nick" }),
		node("a2", "Author", { name: "Jordan" }),
		node("p1", "Post", { title: "One", slug: "/one", authorId: "a1", seo: { image: "1.png" }, parent: "n1" }),
		node("p2", "Post", { title: "Two", slug: "/two", authorId: "a2" }),
		node("n1", "Note", { title: "One" }),
	];
	for (const each of nodes) store.put(each);
	return store;
}

type Resolve = (source: DataNode, args: unknown, context: ResolverContext) => unknown;

function withResolvers(resolvers: Record<string, Resolve>, sdl = SDL): GraphQLSchema {
	const schema = buildSchema(sdl);
	const fields = (schema.getType("Post") as GraphQLObjectType).getFields();
	for (const [name, resolve] of Object.entries(resolvers)) (fields[name] as { resolve?: unknown }).resolve = resolve;
	return schema;
}

const AUTHOR: Record<string, Resolve> = {
	author: ({ authorId }, _args, { nodeModel }) => nodeModel.getNodeById({ id: authorId as string, type: "Author" }),
};

function open(store: NodeStore, schema = withResolvers(AUTHOR)) {
	const model: NodeModel = createNodeModel({
		store,
		schema: () => schema,
		createContext: (reads) => ({ nodeModel: model.withReads(reads), reads, defaultFieldResolver: () => null }),
	});
	const reads = createReadSet();
	return { reads, model: model.withReads(reads) };
}

const idsOf = (nodes: Iterable<{ id: string }>) => [...nodes].map(({ id }) => id);

test("a node by its id, only if it fits the type", () => {
	const { model, reads } = open(blog());
	expect(model.getNodeById({ id: "p1" })?.title).toBe("One");
	expect(model.getNodeById({ id: "p1", type: "Titled" })?.id).toBe("p1");
	expect(model.getNodeById({ id: "p2", type: "Any" })?.id).toBe("p2");
	expect(model.getNodeById({ id: "p1", type: "Author" })).toBeNull();
	expect(model.getNodeById({ id: "later" })).toBeNull();
	expect(idsOf(model.getNodesByIds({ ids: ["p2", "none", "a1"], type: "Post" }))).toEqual(["p2"]);
	expect([...reads.nodes].sort()).toEqual(["a1", "later", "none", "p1", "p2"]);
	expect(reads.types.size).toBe(0);
});

test("a type's object, wrapped or not, names it", async () => {
	const schema = withResolvers({});
	const { model } = open(blog(), schema);
	const wrapped = (schema.getQueryType() as GraphQLObjectType).getFields().post?.type;
	expect(await model.findOne({ type: wrapped as never, query: { filter: { slug: { eq: "/two" } } } })).toMatchObject({ id: "p2" });
});

test("findOne by id reads that node, any other search its type", async () => {
	const store = blog();
	const found = open(store);
	expect(await found.model.findOne({ type: "Post", query: { filter: { id: { eq: "p1" } } } })).toMatchObject({ title: "One" });
	expect(await found.model.findOne({ type: "Post", query: { filter: { slug: { eq: "/two" } } } })).toMatchObject({ title: "Two" });
	expect(found.reads).toEqual({ nodes: new Set(["p1"]), types: new Set(["Post"]) });

	const missing = open(store);
	expect(await missing.model.findOne({ type: "Post", query: { filter: { id: { eq: "p9" } } } })).toBeNull();
	expect(await missing.model.findOne({ type: "Post", query: { filter: { id: { eq: "n1" } } } })).toBeNull();
	expect(missing.reads).toEqual({ nodes: new Set(["p9", "n1"]), types: new Set() });
	expect(await missing.model.findOne({ type: "Post", query: { filter: { slug: { eq: "/none" } } } })).toBeNull();
	expect(missing.reads.types).toEqual(new Set(["Post"]));
});

test("findAll: filter, sort, skip, limit; it reads the type", async () => {
	const { model, reads } = open(blog());
	const { entries, totalCount } = await model.findAll<DataNode>({ type: "Post", query: { sort: { title: "DESC" }, skip: 1, limit: 5 } });
	expect(idsOf(entries)).toEqual(["p1"]);
	expect(await totalCount()).toBe(2);
	expect(reads).toEqual({ nodes: new Set(), types: new Set(["Post"]) });
});

test("an interface is searched in all of its types, in the nodes' order; a union isn't", async () => {
	const { model, reads } = open(blog());
	const titled = await model.findAll<DataNode>({ type: "Titled", query: { filter: { title: { eq: "One" } } } });
	expect(idsOf(titled.entries)).toEqual(["p1", "n1"]);
	expect(reads.types).toEqual(new Set(["Post", "Note"]));
	await expect(model.findAll({ type: "Any" })).rejects.toThrow("Any is a union");
});

test("what a search derived goes when nodes of the type change", async () => {
	const store = blog();
	const { model } = open(store);
	const find = async () => (await model.findOne<DataNode>({ type: "Post", query: { filter: { slug: { eq: "/two" } } } }))?.id;
	expect(await find()).toBe("p2");
	store.delete("p2");
	expect(await find()).toBeUndefined();
	store.put(node("p3", "Post", { slug: "/two" }));
	expect(await find()).toBe("p3");
});

test("a filter on a linked node's field; the linked nodes' type is read, and their change is seen", async () => {
	const store = blog();
	const { model, reads } = open(store);
	const query = { filter: { author: { name: { eq: "Jordan" } } } };
	expect(await model.findOne({ type: "Post", query })).toMatchObject({ id: "p2" });
	expect([...reads.types].sort()).toEqual(["Author", "Post"]);
	store.put(node("a1", "Author", { name: "Jordan" }));
	expect(idsOf((await model.findAll<DataNode>({ type: "Post", query })).entries)).toEqual(["p1", "p2"]);
});

test("elemMatch on linked nodes: one of them fulfils all, also when the fields were resolved by several searches", async () => {
	const store = createMemoryNodeStore();
	store.put(node("a1", "Author", { name: "Nick", born: 1892 }));
	store.put(node("a2", "Author", { name: "Jordan", born: 1902 }));
	store.put(node("p1", "Post", { authorIds: ["a1", "a2"] }));
	store.put(node("p2", "Post", { authorIds: ["a2"] }));
	const authors: Resolve = ({ authorIds }, _args, { nodeModel }) => nodeModel.getNodesByIds({ ids: authorIds as string[] });
	const { model } = open(store, withResolvers({ authors }));
	const search = async (elemMatch: Record<string, unknown>) =>
		idsOf((await model.findAll<DataNode>({ type: "Post", query: { filter: { authors: { elemMatch } } } })).entries);
	expect(await search({ name: { eq: "Jordan" } })).toEqual(["p1", "p2"]);
	expect(await search({ name: { eq: "Nick" }, born: { lt: 1900 } })).toEqual(["p1"]);
	expect(await search({ name: { eq: "Jordan" }, born: { lt: 1900 } })).toEqual([]);
});

test("a link that leads nowhere is looked up again when a node comes", async () => {
	const store = blog();
	store.delete("a2");
	const { model, reads } = open(store);
	const query = { filter: { author: { name: { eq: "Jordan" } } } };
	expect(await model.findOne({ type: "Post", query })).toBeNull();
	expect(reads.nodes).toContain("a2");
	store.put(node("a2", "Author", { name: "Jordan" }));
	expect(await model.findOne({ type: "Post", query })).toMatchObject({ id: "p2" });
});

test("each node is resolved once, whatever the number of searches at a time", async () => {
	let calls = 0;
	const loud: Resolve = async ({ title }) => {
		calls++;
		return String(title).toUpperCase();
	};
	const { model } = open(blog(), withResolvers({ ...AUTHOR, loud }));
	const search = (title: string) => model.findOne({ type: "Post", query: { filter: { loud: { eq: title } } } });
	expect(await Promise.all([search("ONE"), search("TWO"), search("THREE")])).toMatchObject([{ id: "p1" }, { id: "p2" }, null]);
	const both = { loud: { eq: "TWO" }, author: { name: { eq: "Jordan" } } };
	expect(await model.findOne({ type: "Post", query: { filter: both, sort: { loud: "ASC" } } })).toMatchObject({ id: "p2" });
	expect(calls).toBe(2);
});

test("a resolver that throws is named with its node, once tried", async () => {
	let calls = 0;
	const loud: Resolve = ({ id }) => {
		calls++;
		if (id === "p2") throw new Error("too loud");
	};
	const { model } = open(blog(), withResolvers({ loud }));
	const query = { filter: { loud: { eq: "ONE" } } };
	const message = 'Post.loud of the node "p2" can\'t be resolved: too loud';
	await expect(model.findOne({ type: "Post", query })).rejects.toThrow(message);
	await expect(model.findAll({ type: "Post", query })).rejects.toThrow(message);
	expect(calls).toBe(2);
});

test("a resolver that needs its own search is an error, not a wait without end", async () => {
	const loud: Resolve = (_source, _args, { nodeModel }) => nodeModel.findOne({ type: "Post", query: { filter: { loud: { eq: "x" } } } });
	const { model } = open(blog(), withResolvers({ loud }));
	await expect(model.findOne({ type: "Post", query: { filter: { loud: { eq: "x" } } } })).rejects.toThrow("needs it in turn");
});

test("getFieldValue resolves as a query would, and reads only what that needs", async () => {
	const store = blog();
	const { model, reads } = open(store);
	const post = store.get("p2") as DataNode;
	expect(await model.getFieldValue(post, "author.name")).toBe("Jordan");
	expect(await model.getFieldValue(post, "title")).toBe("Two");
	expect(reads).toEqual({ nodes: new Set(["p2", "a2"]), types: new Set() });
});

test("ancestors of a node and of an object inside of one", () => {
	const store = blog();
	const { model, reads } = open(store);
	const post = store.get("p1") as DataNode;
	expect(model.findRootNodeAncestor(post)?.id).toBe("n1");
	expect(model.findRootNodeAncestor(post.seo)?.id).toBe("n1");
	expect(model.findRootNodeAncestor(post.seo, ({ internal }) => internal.type === "Post")?.id).toBe("p1");
	expect(model.findRootNodeAncestor(post, ({ internal }) => internal.type === "File")).toBeNull();
	expect(model.findRootNodeAncestor({})).toBeNull();
	expect([...reads.nodes].sort()).toEqual(["n1", "p1"]);
});

test("types of nodes; connectionType widens a read", () => {
	const { model, reads } = open(blog());
	expect(model.getTypes()).toEqual(["Author", "Note", "Post"]);
	model.getNodeById({ id: "p1" }, { connectionType: "Titled" });
	expect(reads.types).toEqual(new Set(["Post", "Note"]));
});
