import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, openPage } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";

const SITE = fileURLToPath(new URL("../../examples/compat-explorer", import.meta.url));

let browser: Browser;
let site: RunningSite;
beforeAll(async () => {
	await buildSite(SITE);
	[browser, site] = await Promise.all([launchChromium(), startSite(SITE, "serve")]);
});
afterAll(async () => {
	await browser?.close();
	await site?.stop();
});

const results = (page: Page) => page.locator("a[data-result]");
const field = (page: Page) => page.locator("#q");

test("search as one types: the server ranks, the URL keeps up, the field keeps focus and text", async () => {
	const { page, problems, close } = await openPage(browser, `${site.url}/`);
	await page.keyboard.press("/");
	await page.keyboard.type("container q", { delay: 20 });
	await page.waitForURL((url) => url.pathname === "/search/" && url.searchParams.get("q") === "container q");
	await page.keyboard.type("ueries");
	await page.waitForURL((url) => url.searchParams.get("q") === "container queries");
	expect(await field(page).inputValue()).toBe("container queries");
	expect(await page.evaluate("document.activeElement.id")).toBe("q");
	expect(await results(page).first().textContent()).toContain("@container");
	expect(problems).toEqual([]);
	await close();
});

test("filters keep their state in the URL; arrow keys go through the results to a feature, and back", async () => {
	const { page, problems, close } = await openPage(browser, `${site.url}/search/?q=grid`);
	await page.selectOption("select[name=browser]", "safari");
	await page.waitForURL((url) => url.searchParams.get("browser") === "safari");
	await field(page).focus();
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Enter");
	await page.waitForURL((url) => url.pathname.startsWith("/feature/css/"));
	await page.goBack();
	await page.waitForURL((url) => url.pathname === "/search/" && url.searchParams.get("browser") === "safari");
	expect(await page.inputValue("select[name=browser]")).toBe("safari");
	expect(problems).toEqual([]);
	await close();
});

test("without JavaScript the search is a form", async () => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${site.url}/`);
	await field(page).fill("flex");
	await page.keyboard.press("Enter");
	await page.waitForURL((url) => url.searchParams.get("q") === "flex");
	expect(await results(page).count()).toBeGreaterThan(5);
	await context.close();
});

test("a feature may be kept by shared caches; an unknown one is 404", async () => {
	const known = await fetch(`${site.url}/feature/css/properties/grid-template-columns/`);
	expect([known.status, known.headers.get("cache-control")]).toEqual([200, "public, s-maxage=60, stale-while-revalidate=600"]);
	expect(await known.text()).toMatch(/<h1[^>]*>.*grid-template-columns/s);
	expect((await fetch(`${site.url}/feature/css/properties/nothing-of-the-kind/`)).status).toBe(404);
});

test("/my-browser/ is about the visitor's own browser, and private", async () => {
	const ask = (agent: string) => fetch(`${site.url}/my-browser/`, { headers: { "user-agent": agent } });
	const firefox = await ask("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0");
	expect([firefox.headers.get("vary"), firefox.headers.get("cache-control")]).toEqual([
		"User-Agent",
		"private, max-age=0, must-revalidate",
	]);
	expect((await firefox.text()).replace(/<!-- -->/g, "")).toMatch(/<h1[^>]*>Firefox 115/);
	const safari = await ask(
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1",
	);
	expect((await safari.text()).replace(/<!-- -->/g, "")).toContain("Safari");
});

test.each(["/", "/search/?q=grid", "/feature/css/selectors/has/", "/my-browser/"])("%s fits a phone", async (path) => {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const page = await context.newPage();
	await page.goto(site.url + path);
	expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
	await context.close();
});
