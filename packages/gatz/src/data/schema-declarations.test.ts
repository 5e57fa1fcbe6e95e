import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { type Plugin, SITE_PLUGIN } from "../plugins/plugin.js";
import { createSchemaDeclarations } from "./schema-declarations.js";

const site: Plugin = { name: SITE_PLUGIN, version: "", directory: "/nowhere", options: {}, hooks: {} };
const plugin: Plugin = { ...site, name: "@acme/gatsby-plugin-time" };

describe("createSchemaDeclarations", () => {
	it("keeps the context of plugins under their names, the site's as it is", () => {
		const declarations = createSchemaDeclarations();
		declarations.createResolverContext({ now: 1 }, plugin);
		declarations.createResolverContext({ zone: 2 }, site);
		expect(declarations.resolverContext).toEqual({ acmeGatsbyPluginTime: { now: 1 }, zone: 2 });
		expect(declarations.version).toBe(2);
	});

	it("gives print requests away once", () => {
		const declarations = createSchemaDeclarations();
		declarations.printTypeDefinitions(undefined, site);
		expect(declarations.takePrintRequests()).toEqual([{ path: "schema.gql", withFieldTypes: true }]);
		expect(declarations.takePrintRequests()).toEqual([]);
	});

	it("lets an extension be replaced on demand only", () => {
		const declarations = createSchemaDeclarations();
		const extension = { name: "shout" };
		declarations.createFieldExtension(extension, plugin);
		expect(() => declarations.createFieldExtension(extension, site)).toThrow('with the name "shout", which is taken');
		declarations.createFieldExtension(extension, site, { override: true });
		expect(declarations.fieldExtensions.get("shout")?.plugin).toBe(SITE_PLUGIN);
	});

	it("says where the code is that made a wrong call, and which definition it is", async () => {
		const directory = await mkdtemp(join(tmpdir(), "gatz-declarations-"));
		await writeFile(join(directory, "gatsby-node.mjs"), "export const run = (call) =>\n  call();\n");
		const { run } = await import(pathToFileURL(join(directory, "gatsby-node.mjs")).href);
		const caller = { ...site, directory };
		const declarations = createSchemaDeclarations();
		const calls: [string, object, () => void][] = [
			["SCHEMA_SDL_INVALID", { frame: "1 | type Thing }\n  |            ^" }, () => declarations.createTypes("type Thing }", caller)],
			["SCHEMA_ACTION_INVALID", {}, () => declarations.createFieldExtension({ name: "link" }, caller)],
			["SCHEMA_ACTION_INVALID", {}, () => declarations.addThirdPartySchema({ schema: {} }, caller)],
			["SCHEMA_ACTION_INVALID", {}, () => declarations.createResolverContext("x", caller)],
		];
		for (const [code, known, call] of calls) {
			const place = expect.objectContaining({ ...known, file: "gatsby-node.mjs", line: 2, plugin: SITE_PLUGIN });
			expect(() => run(call)).toThrow(expect.objectContaining({ code: `GATZ_${code}`, place }));
		}
		await rm(directory, { recursive: true });
	});
});
