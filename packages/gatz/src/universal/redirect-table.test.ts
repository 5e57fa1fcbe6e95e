import { describe, expect, test } from "vitest";
import type { RedirectRow } from "./redirect.js";
import { createRedirectTable } from "./redirect-table.js";
import { parseUrlPath, type UrlPath } from "./url-path.js";

const row = (fromPath: string, toPath: string, changes: Partial<RedirectRow> = {}): RedirectRow => ({
	...{ fromPath, toPath, status: 302, ignoreCase: true, force: false },
	...changes,
});

const table = createRedirectTable([
	row("/old/", "/new/"),
	row("/Strict", "/exact/", { ignoreCase: false }),
	row("/한/", "/encoded/"),
	row("/blog/*", "/posts/:splat"),
	row("/blog/:year/:Slug", "/archive/:year/?slug=:Slug"),
	row("/away/*rest", "https://example.com:8080/:rest"),
	row("/Shop/item-:id.html", "/items/:id/"),
	row("/docs/*", "/handbook/*"),
]);

const destination = (path: string) => table.find(parseUrlPath(path) as UrlPath)?.destination;

describe("createRedirectTable (SPEC 6.4)", () => {
	test.each([
		["/old/", "/new/"],
		["/old", "/new/"],
		["/OLD/", "/new/"],
		["/Strict", "/exact/"],
		["/strict", undefined],
		["/%ED%95%9C", "/encoded/"],
		["/blog/", "/posts/"],
		["/blog/a/b/c", "/posts/a/b/c"],
		["/blog/a/b/c/", "/posts/a/b/c/"],
		["/Blog/2020/Hello", "/archive/2020/?slug=Hello"],
		["/blog/2020/a%26b", "/archive/2020/?slug=a%26b"],
		["/away/x/y", "https://example.com:8080/x/y"],
		["/shop/ITEM-Ab7.html", "/items/Ab7/"],
		["/docs/a/", "/handbook/a/"],
		["/docs", "/handbook/"],
		["/elsewhere/", undefined],
	])("%s → %s", (from, to) => {
		expect(destination(from)).toBe(to);
	});

	test("what was matched can't lead to another host", () => {
		const open = createRedirectTable([row("/to/*", "/:splat")]);
		expect(open.find(parseUrlPath("/to/%2Fexample.com") as UrlPath)?.destination).toBe("/%2Fexample.com");
		expect(open.find(parseUrlPath("/to/%5Cexample.com") as UrlPath)?.destination).toBe("/%5Cexample.com");
	});
});
