import { describe, expect, it } from "vitest";
import { createGatsbyPaths } from "./gatsby-path.js";

const FILES = [
	"products/{Product.name}.js",
	"{Product.fields__slug}/index.tsx",
	"{Brand.id}/[...rest].js",
	"{Post.parent__(File)__name}.js",
	"a.js",
];

const paths = createGatsbyPaths(
	FILES.map((file) => ({ file, source: `src/pages/${file}`, component: `/site/src/pages/${file}`, slugOptions: {} })),
	"always",
);
const values: Record<string, unknown> = { name: "A B", "fields.slug": Promise.resolve("/x/y"), id: 1, "parent.name": "File Name" };
const resolve = (filePath: string) => paths.resolve(filePath, (field) => values[field]);

it("knows the types that collection routes are of (SPEC 3.7.1)", () => {
	expect(paths.types).toEqual(["Brand", "Post", "Product"]);
});

describe("9.3.14, 9.3.22 gatsbyPath (SPEC 3.7.3, 3.7.5)", () => {
	it.each([
		["/products/{Product.name}", "/products/a-b/"],
		["/products/{Product.name}/", "/products/a-b/"],
		["/{Product.fields__slug}", "/x/y/"],
		["/{Brand.id}/[...rest]", "/1/[...rest]/"],
		["/{Post.parent__(File)__name}", "/file-name/"],
	])("%s is %s", async (filePath, path) => {
		expect(await resolve(filePath)).toBe(path);
	});
	it("is null for a node that has no page", async () => {
		expect(await paths.resolve("/products/{Product.name}", () => null)).toBeNull();
	});
	it.each([
		["products/{Product.name}", 'begin with a slash: "/products/{Product.name}"'],
		["/src/pages/products/{Product.name}", '"/src/pages" does not belong'],
		["/products/{Product.name}.js", "extension does not belong"],
		["/{Product.fields__slug}/index", '"index" does not belong'],
		["/product/{Product.name}", "There are /products/{Product.name}, /{Product.fields__slug},"],
		["/a", "no such collection route"],
	])("refuses %s (SPEC 3.7.2)", async (filePath, message) => {
		await expect(resolve(filePath)).rejects.toThrow(message);
	});
});
