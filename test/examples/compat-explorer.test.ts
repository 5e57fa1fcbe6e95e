import { fileURLToPath } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, openPage } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { expectSameDocuments } from "../support/same-documents.js";

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
	// The key is the page's once it is hydrated.
	const focused = () => page.keyboard.press("/").then(() => page.evaluate("document.activeElement.id"));
	await expect.poll(focused).toBe("q");
	await page.keyboard.type("container q", { delay: 20 });
	await page.waitForURL((url) => url.pathname === "/search/" && url.searchParams.get("q") === "container q");
	await page.keyboard.type("ueries");
	await page.waitForURL((url) => url.searchParams.get("q") === "container queries");
	expect(await field(page).inputValue()).toBe("container queries");
	expect(await page.evaluate("document.activeElement.id")).toBe("q");
	await expect.poll(() => results(page).first().textContent()).toContain("@container");
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

test("a feature's page is static, from its data to its parts", async () => {
	const { page, problems, close } = await openPage(browser, `${site.url}/feature/css/properties/user-select/`);
	expect(await page.textContent("h1")).toBe("user-select");
	expect(await page.locator("tbody tr").count()).toBeGreaterThan(3);
	expect(await page.locator("#history-firefox li").count()).toBeGreaterThan(1);
	await page.click("tbody a >> nth=0");
	await page.waitForURL("**/feature/css/properties/user-select/*/");
	await expect.poll(() => page.textContent("h1")).toContain("user-select: ");
	expect(problems).toEqual([]);
	await close();
	const answer = await fetch(`${site.url}/feature/css/properties/user-select/`);
	expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "public, max-age=0, must-revalidate"]);
});

test("every feature has a page whose data is small", async () => {
	const sizes: number[] = [];
	for (const path of ["api/fetch", "css/properties/grid", "html/elements/dialog", "javascript/builtins/Array/at", "http/headers/Accept"]) {
		const data = await fetch(`${site.url}/page-data/feature/${path}/page-data.json`);
		expect(data.status).toBe(200);
		sizes.push((await data.arrayBuffer()).byteLength);
	}
	expect(Math.max(...sizes)).toBeLessThan(20_000);
});

test("a static page shows all sub-features when its address asks for them", async () => {
	const { page, problems, close } = await openPage(browser, `${site.url}/feature/api/Element/`);
	const rows = page.locator("tbody tr");
	expect(await rows.count()).toBe(31);
	await page.click("text=more sub-features");
	await page.waitForURL("**/feature/api/Element/?all");
	await expect.poll(() => rows.count()).toBeGreaterThan(200);
	await page.reload();
	await expect.poll(() => rows.count()).toBeGreaterThan(200);
	expect(problems).toEqual([]);
	await close();
});

test("an address without a feature is 404 with what is like it, and may be kept by shared caches", async () => {
	const answer = await fetch(`${site.url}/feature/css/properties/gird-template/`);
	expect([answer.status, answer.headers.get("cache-control")]).toEqual([404, "public, s-maxage=60, stale-while-revalidate=600"]);
	expect(await answer.text()).toContain('href="/feature/css/properties/grid-template/"');
});

test("two features are chosen by typing, and compared", async () => {
	const { page, problems, close } = await openPage(browser, `${site.url}/feature/html/elements/dialog/`);
	await page.click("text=Compare with…");
	await page.waitForURL("**/compare/?a=html/elements/dialog");
	await page.fill("#qb", "popove");
	await page.locator("#qb").press("r");
	await page.waitForURL((url) => url.searchParams.get("qb") === "popover");
	expect(await page.evaluate("document.activeElement.id")).toBe("qb");
	await page.keyboard.press("ArrowDown");
	expect(await page.evaluate("document.activeElement.dataset.result")).toBe("qb");
	await page.keyboard.press("Enter");
	await page.waitForURL((url) => url.searchParams.has("b"));
	await page.locator("tbody th[scope=row]").nth(10).waitFor();
	await page.click("text=Swap sides");
	await page.waitForURL((url) => url.searchParams.get("b") === "html/elements/dialog");
	await page.click("[aria-label='Change <dialog>']");
	await page.waitForURL((url) => url.searchParams.get("qb") === "<dialog>");
	expect(problems).toEqual([]);
	await close();
});

test("a comparison has data of the build beside the address's, and may be kept by shared caches", async () => {
	const ask = async (search: string) => {
		const answer = await fetch(`${site.url}/page-data/compare/page-data.json${search}`);
		return { cache: answer.headers.get("cache-control"), ...(await answer.json()).result };
	};
	const [empty, chosen] = await Promise.all([ask(""), ask("?a=css/properties/grid&b=css/properties/no-such-thing")]);
	expect(empty.cache).toBe("public, max-age=60, s-maxage=600");
	expect(empty.data.edition.pairs.length).toBeGreaterThan(3);
	expect(chosen.data).toEqual(empty.data);
	expect(empty.serverData.a.feature).toBeNull();
	expect([chosen.serverData.a.feature.path, chosen.serverData.b.unknown]).toEqual(["css/properties/grid", "css/properties/no-such-thing"]);
});

test("without JavaScript features are compared with forms and links", async () => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${site.url}/compare/?b=css/properties/flex`);
	await page.fill("#qa", "grid");
	await page.keyboard.press("Enter");
	await page.click("a[data-result=qa] >> nth=0");
	expect(new URL(page.url()).search).toBe("?a=css/properties/grid&b=css/properties/flex");
	expect(await page.locator("tbody th[scope=row]").count()).toBeGreaterThan(10);
	await context.close();
});

test("/my-browser/ is about the visitor's own browser, and private", async () => {
	const ask = (agent: string) => fetch(`${site.url}/my-browser/`, { headers: { "user-agent": agent } });
	const firefox = await ask("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0");
	expect([firefox.headers.get("vary"), firefox.headers.get("cache-control")]).toEqual([
		"User-Agent, accept-encoding",
		"private, max-age=0, must-revalidate",
	]);
	expect((await firefox.text()).replace(/<!-- -->/g, "")).toMatch(/<h1[^>]*>Firefox 115/);
	const safari = await ask(
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1",
	);
	expect((await safari.text()).replace(/<!-- -->/g, "")).toContain("Safari");
});

const PAGES = [
	"/",
	"/search/?q=grid",
	"/feature/css/selectors/has/",
	"/feature/css/nothing/",
	"/compare/?qa=grid",
	"/compare/?a=css/properties/grid&b=javascript/builtins/Temporal",
	"/my-browser/",
];

test.each(PAGES)("%s fits a phone", async (path) => {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const page = await context.newPage();
	await page.goto(site.url + path);
	expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
	await context.close();
});

/** What axe-core finds on the page, one line for each element. */
const BARRIERS = `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`;

test.each([...PAGES, "/nowhere/"])("axe-core finds nothing on %s, light and dark", async (path) => {
	const page = await browser.newPage();
	for (const colorScheme of ["light", "dark"] as const) {
		await page.emulateMedia({ colorScheme });
		await page.goto(site.url + path);
		await page.evaluate(axe.source);
		expect(await page.evaluate(BARRIERS)).toEqual([]);
	}
	await page.close();
});

test("what develop renders is what serve renders", async () => {
	const develop = await startSite(SITE, "develop");
	try {
		await expectSameDocuments(site.url, develop.url, ["/search/?q=grid", "/search/"]);
	} finally {
		await develop.stop();
	}
}, 180_000);
