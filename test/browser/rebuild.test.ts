import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";
import { openVisit, type Visit } from "./visit.js";

// SPEC 9.5.21: the site is built anew and started again while a visitor has a page of the old build open.

/** Takes over at once. */
const WORKER = `
	self.addEventListener("install", () => self.skipWaiting());
	self.addEventListener("activate", (event) => event.waitUntil(clients.claim()));`;

let browser: Browser;
let folder: TemporarySite;
let site: RunningSite;
let round = 0;
beforeAll(async () => {
	browser = await launchChromium();
	folder = await createTemporarySite("browser");
	await folder.write("static/sw.js", WORKER);
	await buildSite(folder.directory);
	site = await startSite(folder.directory, "serve");
});
afterAll(async () => {
	await browser?.close();
	await site?.stop();
	await folder?.delete();
});

/** Changes the title of a page, builds and starts again on the same port. */
async function rebuild(file: string, title: string): Promise<string> {
	const source = await folder.read(file);
	const fresh = `${title} ${++round}`;
	await folder.write(file, source.replace(new RegExp(`title="${title}[^"]*"`), `title="${fresh}"`));
	const { port } = site;
	await buildSite(folder.directory);
	await site.stop();
	site = await startSite(folder.directory, "serve", { args: ["--port", String(port)] });
	return fresh;
}

async function expectOneReload(visit: Visit, title: string, path: string): Promise<void> {
	await visit.see("h1", title);
	expect(await visit.address()).toBe(path);
	await visit.page.waitForLoadState("networkidle");
	expect(visit.documents).toEqual(["/", path]);
	expect(visit.problems).toEqual([]);
	await visit.close();
}

test("9.5.21 a static page of the new build: at most one document, and it is the new page", async () => {
	const visit = await openVisit(browser, `${site.url}/`);
	const title = await rebuild("src/templates/made.js", "Made");
	await visit.navigate("/made/");
	await expectOneReload(visit, title, "/made/");
});

test("9.5.21 a server-rendered page of the new build", async () => {
	const visit = await openVisit(browser, `${site.url}/`);
	const title = await rebuild("src/pages/ssr/static.js", "Static");
	await visit.navigate("/ssr/static/?q=1#h");
	await visit.see("h1", title);
	expect(await visit.address()).toBe("/ssr/static/?q=1#h");
	expect(visit.documents).toEqual(["/", "/ssr/static/?q=1"]);
	expect(visit.problems).toEqual([]);
	await visit.close();
});

test("9.4.12–13, 9.5.21 a page that the old build did not have, and one that the new one has not", async () => {
	const visit = await openVisit(browser, `${site.url}/`, { statuses: [404] });
	const ask = async (path: string) => (await fetch(site.url + path)).status;
	const statuses = () => Promise.all(["/scroll/first/", "/page-data/scroll/first/page-data.json"].map(ask));
	expect(await statuses()).toEqual([200, 200]);
	await folder.write("src/pages/new.js", (await folder.read("src/pages/about.js")).replace('title="About"', 'title="New"'));
	await folder.remove("src/pages/scroll");
	await rebuild("src/templates/made.js", "Made");
	expect(await statuses()).toEqual([404, 404]);
	await visit.navigate("/new/");
	await visit.see("h1", "New");
	await visit.hydrated();
	await visit.navigate("/scroll/first/");
	await visit.see("h1", "Not found");
	expect(visit.documents).toEqual(["/", "/new/"]);
	expect(visit.problems).toEqual([]);
	await visit.close();
});

test("9.5.21 HTML that is older than the data is loaded once more at most: no endless reload", async () => {
	const old = await (await fetch(`${site.url}/about/`)).text();
	await rebuild("src/templates/made.js", "Made");
	const page = await browser.newPage();
	let documents = 0;
	await page.route(`${site.url}/about/`, (route) => {
		documents++;
		return route.fulfill({ body: old, contentType: "text/html" });
	});
	await page.goto(`${site.url}/about/`);
	await page.waitForLoadState("networkidle");
	await page.waitForTimeout(500);
	expect(documents).toBeLessThanOrEqual(2);
	expect(await page.textContent("h1")).toBe("About");
	await page.close();
});

test("5.3.7 a worker that another site has left is taken away with its caches; one that the site has stays", async () => {
	const visit = await openVisit(browser, `${site.url}/`, { statuses: [404] });
	const left = () =>
		visit.evaluate("Promise.all([navigator.serviceWorker.getRegistrations().then(({ length }) => length), caches.keys()])");
	await visit.evaluate("navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)");
	await visit.evaluate("Promise.all(['own', 'gatsby-plugin-offline-runtime'].map((name) => caches.open(name)))");
	await visit.page.reload();
	await visit.hydrated();
	await visit.page.waitForLoadState("networkidle");
	expect(await left()).toEqual([1, ["own", "gatsby-plugin-offline-runtime"]]);
	await folder.remove("static/sw.js");
	await rebuild("src/templates/made.js", "Made");
	await visit.page.reload();
	await visit.hydrated();
	await expect.poll(left, { timeout: 30_000 }).toEqual([0, ["own"]]);
	await visit.close();
});
