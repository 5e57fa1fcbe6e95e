import { describe, expect, test } from "vitest";
import type { ClientRoute } from "../universal/client-route.js";
import { createRouteBook } from "./route-book.js";

const nowhere = () => null;
const ROUTES: ClientRoute[] = [
	{ path: "/search/", mode: "SSR", template: "search" },
	{ path: "/about/", mode: "SSG", template: "about" },
	{ path: "/item/[id]/", matchPath: "/item/:id", mode: "SSR", template: "item" },
	{ path: "/[...]/", matchPath: "/*", mode: "SSG", template: "any" },
];

describe("9.13.3 the address of a page's data", () => {
	const book = createRouteBook(ROUTES, "/blog", nowhere);
	const url = (path: string, search = "") => book.locate(path, search)?.url;

	test("is that of the visited path, with the raw query, when the page is rendered on request", () => {
		expect(url("/search/", "?q=a+b&q=%20&r=/x?y=1")).toBe("/blog/page-data/search/page-data.json?q=a+b&q=%20&r=/x?y=1");
		expect(url("/item/a%2Fb%25")).toBe("/blog/page-data/item/a%2Fb%25/page-data.json");
	});

	test("is the page's own, without the query, when a static page answers", () => {
		expect(url("/about", "?utm=1")).toBe("/blog/page-data/about/page-data.json");
		expect(url("/x/y/", "?utm=1")).toBe("/blog/page-data/%5B...%5D/page-data.json");
	});

	test("looks through patterns of all modes in one list: SPEC 8.18", () => {
		expect(book.locate("/item/7", "")?.route?.template).toBe("item");
		expect(book.locate("/search", "")?.route?.template).toBe("search");
	});

	test("of the root and its other spelling is one: SPEC 5.8.12", () => {
		const plain = createRouteBook([], "", nowhere);
		expect(plain.locate("/", "")).toEqual(plain.locate("/index.html", ""));
		expect(plain.locate("/", "")?.url).toBe("/page-data/index/page-data.json");
	});

	test("keeps the query where only the answer tells the mode", () => {
		expect(createRouteBook([], "", nowhere).locate("/a/", "?b")).toMatchObject({ key: "a?b", pathKey: "a", route: null });
	});

	test("does not exist for malformed paths: SPEC 5.8.15", () => {
		expect(book.locate("/a%zz/", "")).toBeNull();
		expect(book.locate("/a//b", "")).toBeNull();
	});
});

test("9.13.3, 9.13.5 the path prefix is stripped as a whole segment", () => {
	const book = createRouteBook([], "/blog", nowhere);
	expect(["/blog", "/blog/", "/blog/a", "/blogs/a", "/"].map(book.strip)).toEqual(["/", "/", "/a", null, null]);
});
