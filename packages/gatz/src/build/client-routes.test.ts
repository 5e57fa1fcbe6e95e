import { expect, test } from "vitest";
import type { PageMode, PageRow } from "../universal/page.js";
import { createClientRoutes } from "./client-routes.js";

const page = (path: string, mode: PageMode, matchPath?: string): PageRow => ({
	path,
	mode,
	template: "t",
	...(matchPath && { matchPath }),
});

test("only what the browser can't ask for is listed, exact pages first, then patterns by rank (SPEC 2.2.7, 8.18)", () => {
	const routes = createClientRoutes([
		page("/", "SSG"),
		page("/about/", "SSG"),
		page("/app/[...]/", "SSG", "/app/*"),
		page("/app/settings/", "SSG"),
		page("/deferred/", "DSG"),
		page("/item/[id]/", "SSR", "/item/:id"),
		page("/item/new/", "SSG"),
		page("/search/", "SSR"),
	]);
	expect(routes.map(({ path }) => path)).toEqual(["/app/settings/", "/search/", "/item/[id]/", "/app/[...]/"]);
});
