import { describe, expect, it } from "vitest";
import type { RunGraphql } from "../plugins/data-actions.js";
import { collectCollectionPages } from "./collect-collection-pages.js";
import type { SlugOptions } from "./collection-slug.js";

/** The pages of a collection route of a site whose every query has these nodes. */
function collect(file: string, nodes: readonly object[], slugOptions: SlugOptions = {}) {
	return collectCollectionPages(pageFile(file, slugOptions), async () => ({ data: { allProduct: { nodes } } }));
}

function pageFile(file: string, slugOptions: SlugOptions = {}) {
	return { file, source: `src/pages/${file}`, component: `/site/src/pages/${file}`, slugOptions };
}

async function paramsOf(file: string, node: object): Promise<unknown> {
	const [page] = await collect(file, [{ id: "1", ...node }]);
	return [page?.path, page?.context?.__params];
}

describe("9.3.4–10, 9.3.19 pages of a collection route (SPEC 3.6)", () => {
	it("have the queried fields, the id and the slugs as context, and know their node", async () => {
		const nodes = [
			{ id: "1", name: "I ♥ Dogs", fields: { slug: "/a/" } },
			{ id: "2", name: 7, fields: { slug: "b" } },
		];
		const file = "p/{Product.name}/{Product.fields__slug}.js";
		const component = `/site/src/pages/${file}`;
		expect(await collect(file, nodes)).toEqual([
			{
				path: "/p/i-love-dogs/a/",
				component,
				context: { id: "1", name: "I ♥ Dogs", fields__slug: "/a/", __params: { name: "i-love-dogs", fields__slug: "a" } },
				ownerNodeId: "1",
			},
			{
				path: "/p/7/b/",
				component,
				context: { id: "2", name: 7, fields__slug: "b", __params: { name: "7", fields__slug: "b" } },
				ownerNodeId: "2",
			},
		]);
	});
	it.each([
		["{Product.name}.js", { name: "A B" }, "/a-b/", { name: "a-b" }],
		["pre-{Product.name}-post.js", { name: "A B" }, "/pre-a-b-post/", { name: "a-b" }],
		["{Product.name}-{Product.size}.js", { name: "A-B", size: "C" }, "/a-b-c/", { name: "a-b", size: "c" }],
		["{Product.name}{Product.size}.js", { name: "A", size: 1 }, "/a1/", { name: "a", size: "1" }],
		["{Product.name}/index.js", { name: "Index" }, "/index/", { name: "index" }],
		["{Product.name}/reviews.js", { name: "a" }, "/a/reviews/", { name: "a" }],
		["p/{Product.slug}.js", { slug: "/foo/Bar Baz/" }, "/p/foo/bar-baz/", { slug: "foo/bar-baz" }], // SPEC 3.6.4
		["p/{Product.slug}.js", { slug: "/" }, "/p/", { slug: "" }],
		["{Product.slug}.js", { slug: "/" }, "/", { slug: "" }],
		["{Product.name}.js", { name: "日本語" }, "/日本語/", { name: "日本語" }],
		["{Product.id}.js", {}, "/1/", { id: "1" }],
		["{Product.parent__(File)__name}.js", { parent: { name: "x" } }, "/x/", { parent__name: "x" }],
	])("%s with %j is %s", async (file, node, path, params) => {
		expect(await paramsOf(file, node)).toEqual([path, params]);
	});
	it.each([
		["{Product.name}/[...rest].js", "/a-b/[...rest]/", "/a-b/*rest"], // SPEC 3.3.11
		["{Product.name}/[id].js", "/a-b/[id]/", "/a-b/:id"],
		["{Product.name}-[id].js", "/a-b-[id]/", "/a-b-:id"],
		["[id]/pre-{Product.name}.js", "/[id]/pre-a-b/", "/:id/pre-a-b"],
	])("%s has a pattern too", async (file, path, matchPath) => {
		expect(await collect(file, [{ id: "1", name: "A B" }])).toMatchObject([{ path, matchPath, context: { __params: { name: "a-b" } } }]);
	});
	it("take the options of slugs (SPEC 3.5.15)", async () => {
		expect(await collect("{Product.name}.js", [{ id: "1", name: "A B" }], { separator: "_" })).toMatchObject([{ path: "/a_b/" }]);
	});
});

describe("errors of collection routes", () => {
	it.each([
		[{ name: null }, "null"],
		[{}, "undefined"],
		[{ name: "!!!" }, '"!!!"'],
	])("names field, file and node of %j (SPEC 3.5.10, 3.5.14)", async (node, value) => {
		const nodes = [
			{ id: "1", name: "a" },
			{ id: "2", ...node },
			{ id: "3", ...node },
		];
		await expect(collect("{Product.name}.js", nodes)).rejects.toMatchObject({
			code: "GATZ_COLLECTION_FIELD_MISSING",
			what: expect.stringMatching(
				`^The collection route src/pages/{Product.name}.js needs "name", .* for the node 2 of Product \\(nor for 1 other\\): it is ${value}\\.$`,
			),
			place: { file: "src/pages/{Product.name}.js", keyPath: "name" },
		});
	});
	it("says what the query was that failed (SPEC 3.4.21)", async () => {
		const message = 'Cannot query field "allProduct" on type "Query".';
		const graphql: RunGraphql = async () => ({ errors: [new Error(message)] });
		await expect(collectCollectionPages(pageFile("{Product.name}.js"), graphql)).rejects.toMatchObject({
			code: "GATZ_COLLECTION_QUERY_FAILED",
			what: expect.stringContaining(`${message} The query is { allProduct { nodes { name id } } }`),
			place: { file: "src/pages/{Product.name}.js" },
		});
	});
	it("has no pages where there are no nodes", async () => {
		expect(await collect("{Product.name}.js", [])).toEqual([]);
	});
});
