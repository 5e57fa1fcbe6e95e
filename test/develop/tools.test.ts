import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { type RunningSite, startSite } from "../support/command.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

/** Pages that a plugin makes, so that the list is long. */
const MANY = 21_000;

let browser: Browser;
let folder: TemporarySite;
let site: RunningSite;
beforeAll(async () => {
	browser = await launchChromium();
	folder = await createTemporarySite("develop");
	await folder.write(
		"gatsby-node.js",
		`exports.createPages = ({ actions }) => {
			for (let i = 0; i < ${MANY}; i++) actions.createPage({ path: "/many/" + i + "/", component: require.resolve("./src/pages/query.js") });
		};`,
	);
	site = await startSite(folder.directory, "develop");
});
afterAll(async () => {
	await browser?.close();
	await site?.stop();
	await folder?.delete();
});

async function open(path: string, selector: string): Promise<Page> {
	const page = await browser.newPage();
	page.setDefaultTimeout(15_000);
	await page.goto(site.url + path);
	await page.waitForSelector(selector);
	return page;
}

/** Faults of accessibility inside one of our elements. */
async function findFaults(page: Page, selector: string): Promise<string[]> {
	await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
	return page.evaluate(async (host) => {
		const axe = Reflect.get(window, "axe") as { run(context: string): Promise<{ violations: { id: string; help: string }[] }> };
		return (await axe.run(host)).violations.flatMap(({ help, nodes }) => nodes.map(({ html }) => `${help}: ${html}`));
	}, selector);
}

describe("the inspector", () => {
	test("tells mode and why, route and rivals, times, sizes and who set Cache-Control; by keyboard", async () => {
		const page = await open("/items/one/", "gatz-inspector .button");
		await page.focus("gatz-inspector .button");
		await page.keyboard.press("Enter");
		await page.waitForSelector("gatz-inspector table");
		const text = (await page.textContent("gatz-inspector .panel")) ?? "";
		for (const part of [
			"src/pages/items/[name].js exports getServerData",
			"/items/:name src/pages/items/[name].js/items/* src/pages/items/[...].js",
			"getServerData",
			"render",
			"public, max-age=60 (headers in gatsby-config)",
		]) {
			expect(text).toContain(part);
		}
		expect(await findFaults(page, "gatz-inspector")).toEqual([]);
		await page.keyboard.press("Escape");
		expect(await page.isVisible("gatz-inspector .panel")).toBe(false);
		await page.close();
	});

	test("is turned off for good, and on again in the list of pages", async () => {
		const page = await open("/items/one/", "gatz-inspector .button");
		await page.click("gatz-inspector .button");
		await page.click("text=Turn off");
		await page.goto(`${site.url}/`);
		await page.waitForFunction("window.___loader");
		expect(await page.locator("gatz-inspector").count()).toBe(0);
		await page.goto(`${site.url}/___pages`);
		await page.check("text=Inspector on pages");
		await page.goto(`${site.url}/`);
		await page.waitForSelector("gatz-inspector .button");
		await page.close();
	});
});

test.each([
	["document", "/items/one/"],
	["data", "/page-data/items/one/page-data.json"],
])("Server-Timing of a %s", async (_, path) => {
	const response = await fetch(site.url + path);
	const steps = path === "/items/one/" ? "match|load|query|getServerData|render" : "match|load|query|getServerData";
	const names = (response.headers.get("server-timing") ?? "").split(", ").map((entry) => /^(\w+);dur=\d+\.\d+$/.exec(entry)?.[1]);
	expect(names.join("|")).toBe(steps);
});

test("server-rendered pages are logged with method, path, status and time; others are not", async () => {
	const start = site.output().length;
	await fetch(`${site.url}/items/two/?a=1`);
	await fetch(`${site.url}/`);
	await fetch(`${site.url}/page-data/items/two/page-data.json`);
	const lines = () => site.output().slice(start).trim();
	await expect.poll(lines).toMatch(/GET \/items\/two\/\?a=1 200 \d+ ms\nGET \/items\/two \(data\) 200 \d+ ms$/);
	expect(lines()).not.toMatch(/GET \/ /);
});

test(`a list of ${MANY} pages is searched without waiting`, async () => {
	const page = await open("/___pages", "gatz-pages li");
	expect(await page.textContent("gatz-pages output")).toBe(`${MANY + 6} pages`);
	expect(await page.locator("gatz-pages li").count()).toBe(200);
	await page.fill("gatz-pages input[type=search]", "many/20999");
	expect(await page.textContent("gatz-pages output")).toBe(`1 of ${MANY + 6} pages`);
	await page.fill("gatz-pages input[type=search]", "ssr items");
	expect(await page.textContent("gatz-pages li")).toBe("SSR/items/:namesrc/pages/items/[name].js");
	expect(await findFaults(page, "gatz-pages")).toEqual([]);
	await page.close();
});

test("1.14.6, 9.4.11 where no page is: what to create, which page is near, and the site's own 404 page on demand", async () => {
	const page = await open("/qeury/", "gatz-missing-page dialog[open]");
	const text = (await page.textContent("gatz-missing-page main")) ?? "";
	for (const part of ["There is no page at /qeury", "src/pages/qeury.js", "Did you mean /query"]) expect(text).toContain(part);
	expect(await findFaults(page, "gatz-missing-page")).toEqual([]);
	await page.click("text=Preview custom 404 page");
	expect(await page.textContent("h1")).toBe("Nothing here");
	expect((await fetch(`${site.url}/qeury/`)).status).toBe(404);
	await page.close();
});
