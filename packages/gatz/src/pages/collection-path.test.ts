import { describe, expect, it } from "vitest";
import { collectionQuery, isCollectionPath, parseCollectionPath } from "./collection-path.js";

const parse = (path: string) => parseCollectionPath(path, `src/pages${path}`);

describe("9.3.21 the grammar of collection routes (SPEC 3.4)", () => {
	it.each([
		["/{Product.name}/", "Product", ["name"]],
		["/products/{Product.name}/", "Product", ["name"]],
		["/{Product.name}/reviews/", "Product", ["name"]],
		["/pre-{Product.name}/", "Product", ["name"]],
		["/{Product.name}-post/", "Product", ["name"]],
		["/pre-{Product.name}-post/", "Product", ["name"]],
		["/{Product.name}-{Product.color}/", "Product", ["name", "color"]],
		["/{Product.name}{Product.color}/", "Product", ["name", "color"]],
		["/{Product.name}/{Product.color}/", "Product", ["name", "color"]],
		["/{Product.name}/{Product.name}/", "Product", ["name"]],
		["/{Product.fields__slug}/", "Product", ["fields__slug"]],
		["/{Product.parent__(File)__name}/", "Product", ["parent__name"]],
		["/{Product.a___b}/", "Product", ["a___b"]],
		["/{product.name}/", "product", ["name"]],
		["/{_Product_1.name}/[...rest]/", "_Product_1", ["name"]],
	])("takes %s", (path, model, keys) => {
		const parsed = parse(path);
		expect([parsed.model, parsed.fields.map((field) => field.key)]).toEqual([model, keys]);
	});
	it.each([
		["/{Product}/", "names no field"],
		["/{Product.}/", "names no field"],
		["/{}/", "names no field"],
		["/{Product.foo.bar}/", "write two underscores"],
		["/{Product.name/", "not in pairs"],
		["/Product.name}/", "not in pairs"],
		["/{{Product.name}}/", "not in pairs"],
		["/{1Product.name}/", 'the model "1Product"'],
		["/{.name}/", 'the model ""'],
		["/{Product.na me}/", 'the field "na me"'],
		["/{Product.na-me}/", 'the field "na-me"'],
		["/{Product.(File)__name}/", "no field stands before the type"],
		["/{Product.parent__(File)}/", "does not lead from name to name"],
		["/{Product.parent__(File)__(Dir)__a}/", "does not lead from name to name"],
		["/{Product.a(b)}/", "does not lead from name to name"],
		["/{Product.name}/{Brand.name}/", 'two models, "Product" and "Brand"'],
	])("refuses %s", (path, problem) => {
		const code = "GATZ_COLLECTION_INVALID";
		expect(() => parse(path)).toThrow(
			expect.objectContaining({ code, message: expect.stringContaining(problem), place: { file: `src/pages${path}` } }),
		);
	});
	it("leaves other paths alone", () => {
		expect(["/a/", "/[id]/", "/(a)/"].some(isCollectionPath)).toBe(false);
	});
});

describe("9.3.18 the query of a collection route (SPEC 3.4.20)", () => {
	it.each([
		["/{Product.name}/", "{ allProduct { nodes { name id } } }"],
		["/{Product.id}/", "{ allProduct { nodes { id } } }"],
		["/{product.name}/{product.color}/", "{ allProduct { nodes { name color id } } }"],
		["/{MarkdownRemark.fields__slug}/", "{ allMarkdownRemark { nodes { fields { slug } id } } }"],
		["/{Post.parent__(File)__dir__name}/", "{ allPost { nodes { parent { ... on File { dir { name } } } id } } }"],
		[
			"/{P.parent__(A)__name}/{P.parent__(B)__name}/",
			"{ allP { nodes { parent { ... on A { name } } parent { ... on B { name } } id } } }",
		],
	])("%s", (path, query) => {
		expect(collectionQuery(parse(path))).toBe(query);
	});
});
