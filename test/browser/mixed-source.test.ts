import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, openPage } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";

// A site in CommonJS, with JSX in .js and both kinds of modules in one file.
const SITE = fileURLToPath(new URL("../sites/mixed-source", import.meta.url));

let browser: Browser;
beforeAll(async () => {
	browser = await launchChromium();
});
afterAll(() => browser.close());

for (const command of ["serve", "develop"] as const) {
	let site: RunningSite;
	beforeAll(async () => {
		if (command === "serve") await buildSite(SITE);
		site = await startSite(SITE, command);
	});
	afterAll(() => site.stop());

	test(`${command}: hooks, pages and templates in CommonJS hydrate and navigate`, async () => {
		const { page, problems, close } = await openPage(browser, `${site.url}/`);
		// The hook's first call: the page is alive, a click is a navigation.
		await page.waitForFunction("window.routeUpdates?.length === 1");
		expect(await page.textContent("h1")).toBe("Mixed source");
		expect(await page.title()).toBe("Mixed source");
		expect(await page.evaluate("getComputedStyle(document.body).color")).toBe("rgb(1, 2, 3)");
		await page.click("a[href='/ssr/mixed/']");
		await page.waitForURL("**/ssr/mixed/");
		await page.waitForFunction("document.querySelector('h1').textContent === 'Mixed SECRET-function'");
		await page.goBack();
		await page.click("a[href='/made/']");
		await page.waitForFunction("document.querySelector('h1').textContent === 'Made by gatsby-node'");
		expect(await page.locator(".frame").count()).toBe(1);
		expect(await page.evaluate("window.routeUpdates")).toEqual(["/", "/ssr/mixed/", "/", "/made/"]);
		expect(problems).toEqual([]);
		await close();
	});

	test(`${command}: a direct visit of a page in plain CommonJS`, async () => {
		const { page, problems, close } = await openPage(browser, `${site.url}/ssr/common/`);
		expect(await page.textContent("h1")).toBe("Common SECRET-function");
		expect(await page.title()).toBe("Common");
		expect(problems).toEqual([]);
		await close();
	});
}
