import { expect, it } from "vitest";
import type { Plugin } from "../plugins/plugin.js";
import { createMemoryNodeStore } from "./memory-node-store.js";
import type { DataNode } from "./node.js";
import { createSchemaDeclarations } from "./schema-declarations.js";
import { createSiteGraph } from "./site-graph.js";

it("warns once, however often the schema is made", async () => {
	const warnings: string[] = [];
	const store = createMemoryNodeStore();
	const declarations = createSchemaDeclarations();
	const put = (data: object) => {
		const internal = { type: "Dog", contentDigest: "1", owner: "source", counter: 1 };
		store.put({ id: "rex", parent: null, children: [], internal, ...data } as DataNode);
	};
	for (const name of ["first", "second"]) declarations.createTypes("type Dog implements Node { name: String }", pluginOf(name));
	const reporter = { warn: (text: string) => warnings.push(text) } as never;
	const graph = createSiteGraph({ directory: "/nowhere", config: {} as never, plugins: [], reporter, store, declarations });
	put({ age: 3 });
	const before = await graph.update(() => ({}) as never);
	put({ age: 3, breed: "pug" });
	expect(await graph.update(() => ({}) as never)).not.toBe(before);
	expect(warnings).toEqual([expect.stringContaining("`second` has customized the GraphQL type `Dog`")]);
});

function pluginOf(name: string): Plugin {
	return { name, version: "1.0.0", directory: "/nowhere", options: {}, hooks: {} };
}
