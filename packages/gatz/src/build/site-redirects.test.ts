import { describe, expect, test } from "vitest";
import type { RedirectInput } from "../plugin-api.js";
import { createRedirectList } from "../plugins/redirect-list.js";
import { createSiteRedirects } from "./site-redirects.js";

/** What comes of calls of createRedirect in a site with the pages `/page/` and `/lower/`. */
function redirects(made: readonly RedirectInput[], pathPrefix = "") {
	const { list, add } = createRedirectList(pathPrefix);
	for (const redirect of made) add(redirect, "plugin");
	return createSiteRedirects(list, ["/page/", "/lower/"], pathPrefix);
}

const warningsOf = (redirect: RedirectInput) => redirects([redirect]).warnings;

describe("createSiteRedirects (SPEC 6.4)", () => {
	test("defaults, and the status from isPermanent or statusCode", () => {
		const { rows } = redirects([
			{ fromPath: "/a/", toPath: "/page/" },
			{ fromPath: "/b/", toPath: "/page/", isPermanent: true },
			{ fromPath: "/c/", toPath: "/page/", isPermanent: true, statusCode: 308, ignoreCase: false, force: true },
		]);
		expect(rows).toEqual([
			{ fromPath: "/a/", toPath: "/page/", status: 302, ignoreCase: true, force: false },
			{ fromPath: "/b/", toPath: "/page/", status: 301, ignoreCase: true, force: false },
			{ fromPath: "/c/", toPath: "/page/", status: 308, ignoreCase: false, force: true },
		]);
	});

	test("6.4.2 rows are without the path prefix, which plugins see", () => {
		const { list, add } = createRedirectList("/blog");
		add({ fromPath: "old", toPath: "https://example.com/" }, "plugin");
		expect(list).toMatchObject([{ fromPath: "/blog/old", toPath: "https://example.com/" }]);
		const { rows } = redirects([{ fromPath: "/%C3%A4/", toPath: "/ü?q=ü#ü" }], "/blog");
		expect(rows).toMatchObject([{ fromPath: "/ä/", toPath: "/%C3%BC?q=%C3%BC#%C3%BC" }]);
	});

	test("6.4.3 the browser gets those that are meant for it, without patterns", () => {
		const { browser } = redirects([
			{ fromPath: "/Old/", toPath: "/page/", redirectInBrowser: true },
			{ fromPath: "/Strict/", toPath: "/page/", redirectInBrowser: true, ignoreCase: false },
			{ fromPath: "/all/*", toPath: "/page/", redirectInBrowser: true },
			{ fromPath: "/server/", toPath: "/page/" },
			{ fromPath: "/page/", toPath: "/lower/", redirectInBrowser: true },
		]);
		expect(browser).toEqual([
			{ fromPath: "/Strict/", toPath: "/page/", ignoreCase: false },
			{ fromPath: "/old/", toPath: "/page/", ignoreCase: true },
		]);
	});

	test.each<[RedirectInput, string]>([
		[{ fromPath: "/page", toPath: "/lower/" }, "pages are at these paths"],
		[{ fromPath: "/a/", toPath: "/A" }, "lead to themselves"],
		[{ fromPath: "/a/", toPath: "/a?b" }, "lead to themselves"],
		[{ fromPath: "/a/", toPath: "/page/", conditions: { country: "de" } }, "conditions"],
		[{ fromPath: "/?p=1", toPath: "/page/" }, "without a host, a query"],
		[{ fromPath: "https://old.example.com/*", toPath: "/page/" }, "without a host, a query"],
		[{ fromPath: "/a/", toPath: "https://example.com/", statusCode: 200 }, "another host"],
		[{ fromPath: "/*/a", toPath: "/page/" }, "can't match"],
	])("%j has no effect", (redirect, reason) => {
		const { rows, warnings } = redirects([redirect]);
		expect([rows, warnings]).toEqual([[], [expect.stringContaining(reason)]]);
	});

	test("what only seems to go in a circle, or to be in the way of a page", () => {
		expect(warningsOf({ fromPath: "/Lower/", toPath: "/lower/" })).toEqual([]);
		expect(warningsOf({ fromPath: "/page/", toPath: "/lower/", force: true })).toEqual([]);
	});

	test("of several for one path the first counts; the same again is no second one", () => {
		const first = { fromPath: "/a/", toPath: "/page/" };
		const { rows, warnings } = redirects([first, first, { fromPath: "/A", toPath: "/lower/" }]);
		expect([rows.length, rows[0]?.toPath, warnings]).toEqual([
			1,
			"/page/",
			[expect.stringContaining("an earlier one for the same path: /A.")],
		]);
	});
});
