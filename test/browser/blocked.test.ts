import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, type WatchedPage } from "../support/chromium.js";
import { type ShownSite, showSite } from "../support/shown-site.js";

let shown: ShownSite;
beforeAll(async () => {
	shown = await showSite("blocked");
});
afterAll(() => shown?.end());

const PAGES = { index: "index", "page-2": "page-2", "404": "404.html" } as const;
const RESOURCES = ["page data", "static query", "template", "all"] as const;
/** What the server refuses, for a title. */
const SCENARIOS: readonly [string, (() => Promise<readonly string[]>) | null][] = [
	["nothing", null],
	["the app's chunk", async () => ["/app-"]],
	["a chunk that templates share", async () => ["/marked-"]],
	...Object.keys(PAGES).flatMap((page) =>
		RESOURCES.map((resource) => [`${resource} of ${page}`, () => pathsOf(page as keyof typeof PAGES, resource)] as const),
	),
];

/** Beginnings of the paths of what a page is made of. */
async function pathsOf(page: keyof typeof PAGES, resource: (typeof RESOURCES)[number]): Promise<readonly string[]> {
	const data = `/page-data/${PAGES[page]}/page-data.json`;
	const { staticQueryHashes } = JSON.parse(await readFile(join(shown.folder.directory, "public", data), "utf8"));
	const queries = staticQueryHashes.map((hash: string) => `/page-data/sq/d/${hash}.json`);
	const template = `/component---src-pages-${page}-js-`;
	return { "page data": [data], "static query": queries, template: [template], all: [data, ...queries, template] }[resource];
}

const PATIENT = { timeout: 5_000 };

interface BlockedVisit extends WatchedPage {
	/** Waits until a page is shown, and its document has hydrated or given up. */
	see(marker: string): Promise<void>;
	/** Follows a link as a visitor does. */
	follow(to: string): Promise<void>;
}

async function visit(path: string, paths: readonly string[] = []): Promise<BlockedVisit> {
	const block = (url: URL) => paths.some((start) => url.pathname.startsWith(start));
	const watched = await openPage(shown.browser, shown.site.url + path, { block, statuses: [404], until: "true" });
	const { page } = watched;
	const isStarted = async () => paths.includes("/app-") || watched.problems.length > 0 || page.evaluate("Boolean(window.___navigate)");
	return {
		...watched,
		follow: (to) => page.click(`#to-${to}`),
		async see(marker) {
			await expect.poll(() => page.textContent("#marker").catch(String), PATIENT).toBe(marker);
			await expect.poll(() => isStarted().catch(() => false), PATIENT).toBe(true);
		},
	};
}

/** Only that a page was not hydrated, because what it needs was refused. SPEC 5.10.4. */
function expectOnlyRefusals({ problems }: WatchedPage): void {
	expect(problems.filter((problem) => !/page resources for|dynamically imported module/.test(problem))).toEqual([]);
}

test.each(SCENARIOS)("9.5.22 %s blocked: the right page each time, with one document for each step at most", async (_what, findPaths) => {
	const paths = (await findPaths?.()) ?? [];
	const shown = await visit("/", paths);
	await shown.see("index");
	await shown.follow("page-2");
	await shown.see("page-2");
	await shown.follow("404");
	await shown.see("404");
	await shown.page.reload();
	await shown.see("404");
	await shown.follow("index");
	await shown.see("index");
	// The first document and the reload, and one for each step.
	expect(shown.documents.length).toBeLessThanOrEqual(paths.length === 0 ? 2 : 5);
	expectOnlyRefusals(shown);
	await shown.close();
});

/** Refuses the first request for each of some paths. */
async function refuseOnce({ page }: WatchedPage, paths: readonly string[]): Promise<void> {
	for (const start of paths)
		await page.route(
			(url) => url.pathname.startsWith(start),
			(route) => route.abort(),
			{ times: 1 },
		);
}

test.each(["page data", "static query", "template"] as const)(
	"5.8.5, 5.8.19–20, 9.13.4 %s that fails once is asked for again",
	async (resource) => {
		const shown = await visit("/lazy/");
		await shown.see("lazy");
		await refuseOnce(shown, await pathsOf("page-2", resource));
		await shown.page.evaluate("___navigate('/page-2/')");
		await shown.see("page-2");
		expect(shown.documents).toEqual(["/lazy/"]);
		await shown.close();
	},
);

test("5.7.6 what nobody has asked for loads one document; after that the 500 page is shown. Query and hash stay", async () => {
	const shown = await visit("/", await pathsOf("page-2", "page data"));
	// The tests' own look at a page counts as the visitor's activity.
	await shown.page.addInitScript("delete Navigator.prototype.userActivation");
	await shown.page.reload();
	const goThere = async () => {
		await shown.page.waitForFunction("window.___navigate");
		await shown.page.evaluate("void ___navigate('/page-2/?a=1#b')");
	};
	await goThere();
	await shown.see("page-2");
	await shown.page.goBack();
	await shown.see("index");
	await goThere();
	await shown.see("500");
	expect(await shown.page.evaluate("location.pathname + location.search + location.hash")).toBe("/page-2/?a=1#b");
	expect(shown.documents).toEqual(["/", "/", "/page-2/?a=1", "/"]);
	expectOnlyRefusals(shown);
	await shown.close();
});

test("5.7.15 a chunk of the site's own that fails: asked for again; then its error, and one document where the build is another", async () => {
	const shown = await visit("/lazy/", ["/none"]);
	const { page } = shown;
	const open = async (text: string) => {
		await page.click("button");
		await expect.poll(() => page.textContent("#part").catch(String), PATIENT).toBe(text);
	};
	await refuseOnce(shown, ["/part-"]);
	await open("A part");
	await page.route(
		(url) => url.pathname.startsWith("/part-"),
		(route) => route.abort(),
	);
	await page.reload();
	await shown.see("lazy");
	await open("failed");
	await page.reload();
	await shown.see("lazy");
	await page.route("**/page-data/app-data.json", (route) => route.fulfill({ json: { webpackCompilationHash: "another" } }));
	const before = shown.documents.length;
	await page.click("button");
	await expect.poll(() => shown.documents.length - before, PATIENT).toBe(1);
	await page.waitForLoadState("networkidle");
	await open("failed");
	expect(shown.documents.length - before).toBe(1);
	await shown.close();
});
