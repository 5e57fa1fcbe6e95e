import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { validateConfig } from "../config/validate-config.js";
import type { Hook, Node, NodePluginArgs } from "../plugin-api.js";
import { createHookArguments } from "../plugins/hook-arguments.js";
import type { HookName } from "../plugins/hooks.js";
import type { Plugin } from "../plugins/plugin.js";
import { createReporter } from "../system/reporter.js";
import { createTerminal } from "../system/terminal.js";
import { createDataSource } from "./data-source.js";
import { createMemoryNodeStore, type MemoryNodeStore } from "./memory-node-store.js";

let site: string;
beforeAll(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-source-"));
});
afterAll(() => rm(site, { recursive: true }));

type AnyHook = (args: NodePluginArgs & { node: Node }) => unknown;

function plugin(name: string, hooks: Partial<Record<HookName, AnyHook>>): Plugin {
	return { name, version: "1", directory: site, options: {}, hooks: hooks as Partial<Record<HookName, Hook>> };
}

/** Runs the sources of some plugins, on the nodes of an earlier run or on none. */
async function run(plugins: readonly Plugin[], store: MemoryNodeStore = createMemoryNodeStore()) {
	let output = "";
	const terminal = createTerminal({ write: (text) => (output += text) }, { NO_COLOR: "1" });
	const reporter = createReporter({ terminal, directory: site, exit: process.exit });
	const options = { directory: site, config: validateConfig({}), prefixes: { basePath: "", pathPrefix: "", assetPrefix: "" }, plugins };
	const pages = { createPage() {}, deletePage() {} };
	const source = createDataSource({
		...options,
		store,
		reporter,
		emitter: { emit() {} },
		buildTime: new Date(0),
		createArguments: (actions, reads) => createHookArguments({ ...options, reporter, reads, sink: { ...pages, ...actions } }),
	});
	store.clearChanges();
	await source.sourceNodes();
	return { store, source, output };
}

interface Item {
	readonly id: string;
	readonly digest?: string;
	readonly [key: string]: unknown;
}

const source = (items: readonly Item[], type = "Post"): AnyHook => {
	return ({ actions }) => {
		for (const { digest = "1", ...item } of items) actions.createNode({ ...item, internal: { type, contentDigest: digest } });
	};
};

/** Makes a child of each Post, and a field. */
const transform: AnyHook = async ({ node, actions }) => {
	if (node.internal.type !== "Post") return;
	await new Promise((resolve) => setTimeout(resolve, node.id === "a" ? 5 : 0));
	const child = { id: `${node.id}-child`, parent: node.id, internal: { type: "Child", contentDigest: node.internal.contentDigest } };
	await actions.createNode(child);
	actions.createParentChildLink({ parent: node, child: child as unknown as Node });
	actions.createNodeField({ node, name: "slug", value: `/${node.id}/` });
};

const posts = (store: MemoryNodeStore) => [...store.all()].filter(({ internal }) => /Post|Child/.test(internal.type));

describe("sourceNodes", () => {
	it("makes nodes, runs their hooks, and numbers them in an order that speed does not change", async () => {
		const { store } = await run([
			plugin("s", { sourceNodes: source([{ id: "a" }, { id: "b" }]) }),
			plugin("t", { onCreateNode: transform }),
		]);
		expect(posts(store).map(({ id }) => id)).toEqual(["a", "a-child", "b", "b-child"]);
		expect(store.get("a")).toMatchObject({
			parent: null,
			children: ["a-child"],
			fields: { slug: "/a/" },
			internal: { type: "Post", owner: "s", fieldOwners: { slug: "t" } },
		});
		expect(store.get("a-child")).toMatchObject({ parent: "a", internal: { owner: "t" } });
		expect([...store.all()].map(({ internal }) => internal.counter)).toEqual([...store.all()].map((_, place) => place + 1));
	});

	it("asks shouldOnCreateNode first", async () => {
		const seen: string[] = [];
		const hooks = {
			shouldOnCreateNode: (({ node }) => node.id === "b") as AnyHook,
			onCreateNode: (({ node }) => seen.push(node.id)) as AnyHook,
		};
		await run([plugin("s", { sourceNodes: source([{ id: "a" }, { id: "b" }]) }), plugin("t", hooks)]);
		expect(seen).toEqual(["b"]);
	});

	it("touches what has not changed, makes anew what has, and collects what is gone, with all that was made of it", async () => {
		const plugins = (items: readonly Item[]) => [plugin("s", { sourceNodes: source(items) }), plugin("t", { onCreateNode: transform })];
		const { store } = await run(plugins([{ id: "a" }, { id: "b" }, { id: "c" }]));
		const kept = store.get("a");

		await run(plugins([{ id: "a" }, { id: "b" }, { id: "c" }]), store);
		expect([...store.changes.nodes]).toEqual([]);

		await run(plugins([{ id: "a" }, { id: "b", digest: "2", title: "New" }]), store);
		expect([...store.changes.nodes].sort()).toEqual(["b", "b-child", "c", "c-child"]);
		expect(store.get("a")).toBe(kept);
		expect(store.get("b")).toMatchObject({ title: "New", children: ["b-child"], fields: { slug: "/b/" } });
		expect(posts(store).map(({ id }) => id)).toEqual(["a", "a-child", "b", "b-child"]);
	});

	it("leaves the nodes of a stateful source alone (SPEC 6.2.8)", async () => {
		const { store } = await run([plugin("s", { sourceNodes: source([{ id: "a" }]) })]);
		await run([plugin("s", { sourceNodes: ({ actions }) => actions.enableStatefulSourceNodes?.() })], store);
		expect(store.get("a")).toBeDefined();
		await run([plugin("s", { sourceNodes: () => {} })], store);
		expect(store.get("a")).toBeUndefined();
	});

	it("keeps what is touched, and deletes with descendants what a plugin deletes", async () => {
		const plugins = (sourceNodes: AnyHook) => [plugin("s", { sourceNodes }), plugin("t", { onCreateNode: transform })];
		const { store } = await run(plugins(source([{ id: "a" }, { id: "b" }])));
		await run(
			plugins(({ actions, getNode, getNodesByType }) => {
				for (const node of getNodesByType("Post")) actions.touchNode(node);
				actions.deleteNode(getNode("a") as Node);
			}),
			store,
		);
		expect(posts(store).map(({ id }) => id)).toEqual(["b", "b-child"]);
	});

	it("stops with the failure of a hook that nobody waits for", async () => {
		const fail: AnyHook = () => Promise.reject(new Error("no luck"));
		const plugins = [plugin("s", { sourceNodes: source([{ id: "a" }]) }), plugin("t", { onCreateNode: fail })];
		await expect(run(plugins)).rejects.toMatchObject({ code: "GATZ_HOOK_FAILED", what: 'The hook onCreateNode of "t" failed: no luck' });
	});

	it("warns of a source that gives nothing", async () => {
		const { output } = await run([plugin("empty", { sourceNodes: () => {} })]);
		expect(output).toContain('warn The plugin "empty" has made no nodes.');
	});
});

describe("ownership", () => {
	it.each([
		["a type", [{ id: "b" }], 'NODE_OWNED: "second" created the node "b" of the type Post, which belongs to "first"'],
		["a node", [{ id: "a", digest: "2" }], 'NODE_OWNED: "second" created the node "a" of the type Post, which belongs to "first"'],
	])("of %s stays with the plugin that had it first", async (_, items, message) => {
		const plugins = [plugin("first", { sourceNodes: source([{ id: "a" }]) }), plugin("second", { sourceNodes: source(items) })];
		await expect(run(plugins)).rejects.toThrow(message);
	});

	it("may be given away by a helper of another plugin", async () => {
		const create: AnyHook = ({ actions }) => {
			const createNode = actions.createNode as (node: object, plugin: { name: string }) => Promise<void>;
			return createNode({ id: "f", internal: { type: "File", contentDigest: "1" } }, { name: "gatsby-source-filesystem" });
		};
		const { store } = await run([plugin("s", { sourceNodes: create })]);
		expect(store.get("f")?.internal.owner).toBe("gatsby-source-filesystem");
	});
});

describe("the nodes of the site itself", () => {
	it("are there before those of plugins, and change only when the site does", async () => {
		const { store } = await run([plugin("s", {})]);
		expect(store.get("Site")).toMatchObject({
			siteMetadata: {},
			trailingSlash: "always",
			port: null,
			buildTime: "1970-01-01T00:00:00.000Z",
		});
		expect(store.get("Site")).not.toHaveProperty("plugins");
		expect(store.ofType("SitePlugin")).toMatchObject([{ name: "s", nodeAPIs: [], pluginOptions: {} }]);
		await run([plugin("s", {})], store);
		expect(store.changes.nodes.size).toBe(0);
	});
});
