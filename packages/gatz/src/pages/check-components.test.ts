import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { write } from "../system/files.js";
import { checkComponents } from "./check-components.js";
import { createPageCollection } from "./page-collection.js";

let site: string;
beforeAll(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-components-"));
	await write(join(site, "full.js"), "export default 1");
	await write(join(site, "empty.js"), " \n");
});
afterAll(() => rm(site, { recursive: true }));

/** Checks a site that has one page of the component. */
function check(component: string): Promise<void> {
	const pages = createPageCollection({ siteDirectory: site, trailingSlash: "always" });
	pages.create({ path: "/a/", component: join(site, component) }, "some-plugin");
	return checkComponents(pages.entries(), site);
}

it("accepts a file with content, and names page and plugin of any other (SPEC 3.8.1)", async () => {
	await check("full.js");
	const place = { page: "/a/", plugin: "some-plugin" };
	await expect(check("none.js")).rejects.toMatchObject({ code: "GATZ_PAGE_COMPONENT_NOT_FOUND", place });
	await expect(check("empty.js")).rejects.toMatchObject({ code: "GATZ_PAGE_EMPTY", place });
});
