import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Hook, NodePluginArgs, PageInput, Reporter } from "../plugin-api.js";
import type { RunGraphql } from "../plugins/data-actions.js";
import type { HookName } from "../plugins/hooks.js";
import { type Plugin, SITE_PLUGIN } from "../plugins/plugin.js";
import { write } from "../system/files.js";
import { collectPages } from "./collect-pages.js";
import { loadGatsbyPaths } from "./gatsby-path.js";
import { FILE_PAGES } from "./page-entry.js";

type Hooks = Partial<Record<HookName, (args: NodePluginArgs & { page: PageInput; graphql: RunGraphql }) => unknown>>;

let site: string;
let theme: string;
let warnings: string[];
beforeEach(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-{site}-"));
	theme = join(site, "plugins/theme");
	warnings = [];
	await write(join(site, "src/page.js"), "export default 1");
});
afterEach(() => rm(site, { recursive: true }));

const file = (path: string) => write(join(site, path), "export default 1");

/** The pages of the site with these hooks, by path. */
async function collect(hooks: Hooks = {}, options: { graphql?: RunGraphql; plugins?: Plugin[] } = {}) {
	const plugins = [...(options.plugins ?? []), plugin(SITE_PLUGIN, site, hooks)];
	const { entries } = await collectPages({
		directory: site,
		trailingSlash: "always",
		plugins,
		reporter: { warn: (message: string) => void warnings.push(message) } as Reporter,
		...(options.graphql && { graphql: options.graphql }),
		createArguments: (sink) => (caller) =>
			({
				actions: {
					createPage: (page: PageInput) => sink.createPage(page, caller),
					deletePage: (page: PageInput) => sink.deletePage(page, caller),
				},
			}) as unknown as NodePluginArgs,
	});
	return { entries, paths: entries.map((entry) => entry.path) };
}

function plugin(name: string, directory: string, hooks: Hooks = {}, options = {}): Plugin {
	return { name, version: "", directory, options, hooks: hooks as Record<HookName, Hook> };
}

const page = (path: string): PageInput => ({ path, component: join(site, "src/page.js") });

describe("pages of files", () => {
	it("of plugins, of gatsby-config and of the site, which goes before them", async () => {
		await Promise.all(["src/pages/a.js", "more/b.js", "plugins/theme/src/pages/a.js", "plugins/theme/src/pages/c.js"].map(file));
		const plugins = [plugin("theme", theme), plugin(FILE_PAGES, "", {}, { path: "more" })];
		const { entries, paths } = await collect({}, { plugins });
		expect(paths).toEqual(["/a/", "/b/", "/c/"]);
		expect(entries[0]?.component).toBe(join(site, "src/pages/a.js"));
		expect(warnings).toEqual([`src/pages/a.js takes the place of the page /a/ of plugins/theme/src/pages/a.js (${FILE_PAGES}).`]);
	});
	it("of collection routes have the paths that gatsbyPath gives", async () => {
		await file("plugins/theme/src/pages/p/{Product.name}.js");
		const plugins = [plugin("theme", theme), plugin(SITE_PLUGIN, site)];
		const { types, resolve } = await loadGatsbyPaths({ directory: site, trailingSlash: "never", plugins });
		expect([types, await resolve("/p/{Product.name}", () => "A B")]).toEqual([["Product"], "/p/a-b"]);
	});
	it("of collection routes, with the answers of queries", async () => {
		await file("src/pages/p/{Product.name}.js");
		const graphql: RunGraphql = async (query) => ({ data: { [query.split(" ")[1] as string]: { nodes: [{ id: "1", name: "A" }] } } });
		const { entries } = await collect({}, { graphql });
		expect(entries).toMatchObject([{ path: "/p/a/", context: { id: "1", name: "A", __params: { name: "a" } }, ownerNodeId: "1" }]);
		const twice: RunGraphql = async () => ({
			data: {
				allProduct: {
					nodes: [
						{ id: "1", name: "A" },
						{ id: "2", name: "a" },
					],
				},
			},
		});
		await expect(collect({}, { graphql: twice })).rejects.toMatchObject({
			code: "GATZ_PAGE_COLLISION",
			message: expect.stringMatching(/{Product\.name}\.js .*node 1\) and .*{Product\.name}\.js .*node 2\)/),
		});
		await expect(collect()).rejects.toMatchObject({ code: "GATZ_COLLECTION_QUERY_FAILED" });
	});
});

describe("pages of hooks", () => {
	it("may be made of what queries answer", async () => {
		const graphql: RunGraphql = async (_query, variables) => ({ data: variables });
		const { paths } = await collect(
			{
				async createPages({ graphql, actions }) {
					const { data } = await graphql("query", { path: "/from-data/" });
					actions.createPage(page((data as { path: string }).path));
				},
				createPagesStatefully: async ({ graphql, actions }) =>
					actions.createPage(page(((await graphql("query", { path: "/later/" })).data as { path: string }).path)),
			},
			{ graphql },
		);
		expect(paths).toEqual(["/from-data/", "/later/"]);
	});
	it("are shown to onCreatePage one after the other, also those that it makes, but not to who made them (SPEC 3.8.12)", async () => {
		await file("src/pages/404.js");
		const seen: string[] = [];
		const onCreatePage: Hooks["onCreatePage"] = async ({ page: { path, component }, actions }) => {
			seen.push(path);
			await null;
			if (path.startsWith("/404")) return;
			actions.deletePage({ path });
			actions.createPage({ path: `/en${path}`, component });
		};
		const counting = plugin("counting", "/none", { onCreatePage: ({ page: { path } }) => void seen.push(`counting ${path}`) });
		const createPages: Hooks["createPages"] = ({ actions }) => {
			actions.createPage(page("/a/"));
			actions.createPage(page("/b/"));
		};
		const { paths } = await collect({ createPages, onCreatePage }, { plugins: [counting] });
		expect(paths).toEqual(["/404.html", "/404/", "/en/a/", "/en/b/"]);
		expect(seen.map((path) => path.replace("counting ", "+"))).toEqual([
			"+/a/",
			"/a/",
			"+/b/",
			"/b/",
			"+/en/a/",
			"+/en/b/",
			"+/404/",
			"/404/",
			"+/404.html",
			"/404.html",
		]);
	});
	it("shows pages as Gatsby does", async () => {
		let shown: object = {};
		await collect({
			createPages: ({ actions }) => actions.createPage({ ...page("/a/"), ownerNodeId: "7", defer: true, context: { n: 1 } }),
			onCreatePage: ({ page }) => {
				shown = page;
			},
		});
		expect(shown).toMatchObject({
			path: "/a/",
			context: { n: 1 },
			ownerNodeId: "7",
			defer: true,
			componentChunkName: "component---src-page-js",
			internalComponentName: "Component/a/",
			isCreatedByStatefulCreatePages: false,
		});
	});
	it("deletes a page whatever the slash at its end", async () => {
		const { paths } = await collect({
			createPages({ actions }) {
				actions.createPage(page("/a/"));
				actions.deletePage({ path: "/a" });
			},
		});
		expect(paths).toEqual([]);
	});
});
