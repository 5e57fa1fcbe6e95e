import { describe, expect, it } from "vitest";
import { createPageCollection } from "./page-collection.js";
import { FILE_PAGES } from "./page-entry.js";
import { createPageTable } from "./page-table.js";

const SITE = "/site";
const component = "/site/src/templates/post.js";

function collection(trailingSlash: "always" | "never" | "ignore" = "always") {
	return createPageCollection({ siteDirectory: SITE, trailingSlash });
}

function pathOf(path: string, trailingSlash: "always" | "never" | "ignore" = "always") {
	return collection(trailingSlash).create({ path, component }, "site")[0]?.path;
}

describe("createPage (SPEC 3.8)", () => {
	it.each([
		["PAGE_PATH_MISSING", { component }],
		["PAGE_PATH_MISSING", { path: "", component }],
		["PAGE_COMPONENT_MISSING", { path: "/a/" }],
		["PAGE_COMPONENT_NOT_ABSOLUTE", { path: "/a/", component: "./src/a.js" }],
		["PAGE_CONTEXT_RESERVED", { path: "/a/", component, context: { path: "/b/" } }],
		["PAGE_CONTEXT_RESERVED", { path: "/a/", component, context: { pluginCreatorId: "x" } }],
		["PAGE_PATTERN", { path: "/a/../b/", component }],
		["PAGE_PATTERN", { path: "/a/", matchPath: "/a/*/b", component }],
		["PAGE_PARAM_RESERVED", { path: "/a/", matchPath: "/a/:path", component }],
	])("refuses with %s", (code, input) => {
		const create = () => collection().create(input as never, "some-plugin");
		expect(create).toThrow(expect.objectContaining({ code: `GATZ_${code}` }));
	});
	it("names the plugin in the place", () => {
		expect(() => collection().create({ path: "/a/" } as never, "some-plugin")).toThrow(
			expect.objectContaining({ place: { plugin: "some-plugin", page: "/a/" } }),
		);
	});
	it("allows reserved context keys that say what the page says", () => {
		const [page] = collection().create({ path: "a", component, context: { path: "a", component } }, "site");
		expect(page?.context).toEqual({ path: "a", component });
	});
	it.each([
		["a", "always", "/a/"],
		["/a", "always", "/a/"],
		["/a/", "never", "/a"],
		["/a/", "ignore", "/a/"],
		["/a", "ignore", "/a"],
		["/", "never", "/"],
		["/a.css", "always", "/a.css/"],
		["/a.html", "always", "/a.html"],
		["/a.json", "never", "/a.json"],
		["/Foo Bar", "always", "/Foo Bar/"],
	] as const)("%s with %s is %s", (path, trailingSlash, expected) => {
		expect(pathOf(path, trailingSlash)).toBe(expected);
	});
	it("takes doubled slashes out and says so", () => {
		const pages = collection();
		expect(pages.create({ path: "/blog//a/", component }, "site")[0]?.path).toBe("/blog/a/");
		expect(pages.warnings).toHaveLength(1);
	});
	it("shortens a segment that is too long and says so (SPEC 3.8.6)", () => {
		const pages = collection();
		const [page] = pages.create({ path: `/${"é".repeat(200)}/`, component }, "site");
		expect(Buffer.byteLength(page?.path ?? "")).toBeLessThan(245);
		expect(page?.path).toMatch(/^\/é+-[0-9a-f]{8}\/$/);
		expect(pages.warnings).toHaveLength(1);
	});
	it("keeps matchPath, defer and slices, and drops what it does not know", () => {
		const input = { path: "/a/", component, matchPath: "/a/*", defer: true, slices: { nav: "nav-en" }, updatedAt: 1 };
		expect(collection().create(input, "site")).toEqual([
			{
				path: "/a/",
				component,
				matchPath: "/a/*",
				context: {},
				template: "component---src-templates-post-js",
				defer: true,
				slices: { nav: "nav-en" },
				pluginCreator: "site",
			},
		]);
	});
});

describe("error pages (SPEC 1.14.1)", () => {
	it.each(["404", "500"])("%s has a copy, which goes with it", (status) => {
		const pages = collection();
		const input = { path: `/${status}/`, component, context: { a: 1 }, slices: { b: "c" } };
		const [original, copy] = pages.create(input, FILE_PAGES);
		expect(copy).toEqual({ ...original, path: `/${status}.html` });
		pages.delete({ path: `/${status}/` });
		expect(pages.entries()).toEqual([]);
	});
	it("has one without trailing slashes too", () => {
		expect(
			collection("never")
				.create({ path: "/404/", component }, "site")
				.map((page) => page.path),
		).toEqual(["/404", "/404.html"]);
	});
	it("keeps a page that a plugin made at the copy's path", () => {
		const pages = collection();
		pages.create({ path: "/404.html", component: "/site/own.js" }, "site");
		pages.create({ path: "/404/", component }, FILE_PAGES);
		expect(pages.get("/404.html")?.component).toBe("/site/own.js");
		const others = collection();
		others.create({ path: "/404/", component }, FILE_PAGES);
		others.create({ path: "/404.html", component: "/site/own.js" }, "site");
		expect(others.get("/404.html")?.component).toBe("/site/own.js");
	});
});

describe("hooks on pages (SPEC 3.8.12)", () => {
	it("lets a plugin delete a page and make it anew", () => {
		const pages = collection();
		const [original, copy] = pages.create({ path: "/404/", component }, FILE_PAGES) as [never, never];
		pages.delete(original);
		expect([pages.holds(original), pages.holds(copy)]).toEqual([false, false]);
		pages.create({ path: "/404/", component, context: { language: "de" } }, "site");
		expect(pages.entries().map((page) => page.context)).toEqual([{ language: "de" }, { language: "de" }]);
	});
	it("lets a plugin give the page of its hook another matchPath, without deleting it", () => {
		const pages = collection();
		const [page] = pages.create({ path: "/app/", component }, FILE_PAGES);
		pages.create({ path: "/app/", component, matchPath: "/app/*" }, "site", page);
		expect(pages.get("/app/")).toMatchObject({ matchPath: "/app/*", pluginCreator: "site" });
		expect(pages.warnings).toEqual([]);
	});
});

describe("collisions", () => {
	it("refuses two files at one path, naming both", () => {
		const pages = collection();
		pages.create({ path: "/foo/[id]/", component: "/site/src/pages/foo/[id].js" }, FILE_PAGES);
		expect(() => pages.create({ path: "/foo/[id]/", component: "/site/src/pages/foo/[id]/index.js" }, FILE_PAGES)).toThrow(
			/src\/pages\/foo\/\[id\]\.js .*src\/pages\/foo\/\[id\]\/index\.js/,
		);
	});
	it("refuses two nodes at one path of one file, naming both", () => {
		const pages = collection();
		const page = { path: "/p/a/", component: "/site/src/pages/p/{P.name}.js" };
		pages.create({ ...page, ownerNodeId: "one" }, FILE_PAGES);
		expect(() => pages.create({ ...page, ownerNodeId: "two" }, FILE_PAGES)).toThrow(
			/\/p\/a\/: src\/pages\/p\/{P\.name}\.js \(.*, node one\) and src\/pages\/p\/{P\.name}\.js \(.*, node two\)/,
		);
	});
	it("refuses one path from two plugins", () => {
		const pages = collection();
		pages.create({ path: "/a/", component }, FILE_PAGES);
		expect(() => pages.create({ path: "/a", component }, "site")).toThrow(expect.objectContaining({ code: "GATZ_PAGE_COLLISION" }));
	});
	it("takes the last of two from one plugin and says so (SPEC 3.8.7)", () => {
		const pages = collection();
		pages.create({ path: "/a/", component, context: { n: 1 } }, "site");
		pages.create({ path: "/a/", component, context: { n: 2 } }, "site");
		expect(pages.get("/a/")?.context).toEqual({ n: 2 });
		expect(pages.warnings).toHaveLength(1);
	});
	it.each([
		["one pattern", { path: "/a/", matchPath: "/x/:id" }, { path: "/b/", matchPath: "/x/:id/" }],
		["one pattern with other names", { path: "/a/", matchPath: "/x/:id" }, { path: "/b/", matchPath: "/x/:slug" }],
		["/ and /index/ (SPEC 8.35)", { path: "/" }, { path: "/index/" }],
		["one HTML file", { path: "/a/" }, { path: "/a/index.html" }],
	])("refuses %s", (_, first, second) => {
		const pages = collection();
		pages.create({ ...first, component }, "site");
		pages.create({ ...second, component }, "site");
		expect(() => createPageTable(pages.entries(), SITE)).toThrow(expect.objectContaining({ code: "GATZ_PAGE_COLLISION" }));
	});
	it("allows /index/ without /", () => {
		const pages = collection();
		pages.create({ path: "/index/", component }, "site");
		expect(createPageTable(pages.entries(), SITE).entries).toHaveLength(1);
	});
	it("warns of /foo beside /foo/ (SPEC 3.8.8)", () => {
		const pages = collection("ignore");
		pages.create({ path: "/foo/", component }, "site");
		pages.create({ path: "/foo", component }, "site");
		const table = createPageTable(pages.entries(), SITE);
		expect(table.entries.map((page) => page.path)).toEqual(["/foo", "/foo/"]);
		expect(table.warnings).toHaveLength(1);
	});
	it("gives components whose names would be equal different ones", () => {
		const pages = collection();
		pages.create({ path: "/a/", component: "/site/src/BlogPost.js" }, "site");
		pages.create({ path: "/b/", component: "/site/src/blog-post.js" }, "site");
		pages.create({ path: "/c/", component: "/site/src/blog-post.js" }, "site");
		const [a, b, c] = createPageTable(pages.entries(), SITE).entries.map((page) => page.template);
		expect(a).toMatch(/^component---src-blog-post-js-[0-9a-f]{8}$/);
		expect(a).not.toBe(b);
		expect(b).toBe(c);
	});
});
