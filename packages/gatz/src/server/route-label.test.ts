import { expect, it } from "vitest";
import type { Artifact } from "../artifact/artifact.js";
import type { PageRow } from "../universal/page.js";
import { createRouteTable } from "../universal/route-table.js";
import type { Route } from "./route.js";
import { createRouteLabels } from "./route-label.js";

const row = (path: string, template: string, matchPath?: string) =>
	({ path, template, mode: "SSG", ...(matchPath && { matchPath }) }) as PageRow;

it("has one name for all pages of a template, however many there are", () => {
	const rows = [row("/about/", "about"), row("/a/", "post"), row("/b/", "post"), row("/users/", "user", "/users/:id")];
	const templates = { about: { source: "src/pages/about.js" }, post: { source: "src/templates/post.js" }, user: { source: "u" } };
	const label = createRouteLabels({ routes: createRouteTable(rows), templates } as unknown as Artifact);
	const names = rows.map((page) => label({ kind: "page", match: { row: page } } as unknown as Route, 200));
	expect(names).toEqual(["/about/", "src/templates/post.js", "src/templates/post.js", "/users/:id"]);
	const noPage = { kind: "no-page" } as Route;
	expect([label(noPage, 200), label(noPage, 404), label({ kind: "bad-request" }, 400)]).toEqual(["(file)", "(none)", "(none)"]);
});
