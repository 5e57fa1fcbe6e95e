import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite, runGatz } from "../support/command.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

const CONFIG = '{ trailingSlash: "never", siteMetadata: { title: "Forms" } }';
const HOOKS = `
	createPages({ actions }) {
		actions.createPage({ path: "/made", component: new URL("src/pages/about.js", "file://" + process.cwd() + "/").pathname, context: { a: 1 } });
	},
	onCreatePage({ page, actions }) {
		if (page.path !== "/about") return;
		actions.deletePage(page);
		actions.createPage({ ...page, path: "/moved" });
	},
`;
const NAMED_HOOKS = HOOKS.replace(/^\t(\w+)\(/gm, "export function $1(").replace(/^\t},$/gm, "\t}");

/** Each form of both files: extension, content of gatsby-config, content of gatsby-node. */
const FORMS = [
	[".js", "CommonJS", `module.exports = ${CONFIG};`, `const { join } = require("node:path");\nmodule.exports = {${HOOKS}};\nvoid join;`],
	[".js", "an ES module", `export default ${CONFIG};`, `import { join } from "node:path";\n${NAMED_HOOKS}\nvoid join;`],
	[".mjs", "an ES module", `export default ${CONFIG};`, `import { join } from "node:path";\n${NAMED_HOOKS}\nvoid join;`],
	[".cjs", "CommonJS", `module.exports = ${CONFIG};`, `exports.onPreInit = () => {};\nObject.assign(exports, {${HOOKS}});`],
	[
		".ts",
		"TypeScript",
		`import type { GatsbyConfig } from "gatsby";\nconst config: GatsbyConfig = ${CONFIG};\nexport default config;`,
		`import type { GatsbyNode } from "gatsby";\nimport { name } from "./src/name";\nconst hooks: GatsbyNode = {${HOOKS}};\nexport const { createPages, onCreatePage } = hooks;\nexport const onPreInit: GatsbyNode["onPreInit"] = () => console.log(name);`,
	],
] as const;

let site: TemporarySite;
beforeAll(async () => {
	site = await createTemporarySite("tiny");
	await site.remove("gatsby-config.js");
	await site.write("src/name.ts", 'export const name: string = "a name";\n');
});
afterAll(() => site.delete());

describe("gatsby-config and gatsby-node", () => {
	test.each(FORMS)("in %s as %s", async (extension, _, config, node) => {
		await site.write(`gatsby-config${extension}`, config);
		await site.write(`gatsby-node${extension}`, node);
		await buildSite(site.directory);
		const { servers } = JSON.parse(await site.read(".cache/current.json"));
		const { pages, settings } = JSON.parse(await site.read(`.cache/server/${servers[0]}/manifest.json`));
		expect(settings.trailingSlash).toBe("never");
		expect(pages.map((page: { path: string }) => page.path)).toEqual(["/", "/made", "/moved", "/ssr", "/ssr/[id]"]);
		await site.remove(`gatsby-config${extension}`);
		await site.remove(`gatsby-node${extension}`);
	});

	test("in two forms at once is an error that names both", async () => {
		await site.write("gatsby-config.js", "");
		await site.write("gatsby-config.ts", "");
		const { code, output } = await runGatz(site.directory, ["build"]);
		expect(code).toBe(1);
		expect(output).toMatch(/GATZ_CONFIG_TWICE[\s\S]*gatsby-config\.js[\s\S]*gatsby-config\.ts/);
	});
});
