import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium, openPage } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { installFakePackages } from "../support/fake-packages.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, readTree, type TemporarySite } from "../support/temporary-site.js";

let site: TemporarySite;
let browser: Browser;
beforeAll(async () => {
	site = await createTemporarySite("queries");
	await installFakePackages(site);
	browser = await launchChromium();
});
afterAll(async () => {
	await browser?.close();
	await site?.delete();
});

const NAVIGABLE = "Boolean(window.___navigate)";

const FORMS = /id="hooks">Dogs,Dogs,Dogs<\/p><p id="components">Dogs,Dogs,Dogs<\/p><p id="module">Dogs</;

/** What a page shows in its elements with an id. */
const shown = (html: string, id: string) => new RegExp(`id="${id}">([^<]*)<`).exec(html)?.[1];
const json = async (path: string) => JSON.parse(await site.read(path));

describe("a build", () => {
	beforeAll(async () => {
		await buildSite(site.directory);
	});

	test("runs page queries with fields and context of the page, and fragments of other files and of plugins", async () => {
		expect((await json("public/page-data/dogs/rex/page-data.json")).result).toEqual({
			data: { dog: { name: "Rex", breed: "pug" }, sitePage: { path: "/dogs/rex/" } },
			pageContext: { id: "rex", greeting: "Hello Rex" },
		});
		const html = await site.read("public/dogs/rex/index.html");
		expect(heading(html)).toBe("Rex");
		expect(html).toContain(">Rex, Dogs</title>");
	});

	test("9.10.2, 9.10.5–6 gives static queries to components, packages, dynamic imports, Head and wrapRootElement", async () => {
		const home = await site.read("public/index.html");
		expect(["title", "badge", "heaviest"].map((id) => shown(home, id))).toEqual(["Dogs", "2 of 3", "Fido"]);
		expect(shown(await site.read("public/dogs/rex/index.html"), "description")).toBe("Of all breeds");
	});

	test("9.10.13 names for each page the queries that it reaches, sorted, and writes one file for each query (SPEC 2.1.21, 2.2.2)", async () => {
		const hashes = async (page: string) => (await json(`public/page-data/${page}/page-data.json`)).staticQueryHashes as string[];
		const results = async (page: string) => {
			const files = (await hashes(page)).map((hash) => json(`public/page-data/sq/d/${hash}.json`));
			return (await Promise.all(files)).map(({ data }) => Object.values(data)[0]);
		};
		const description = { siteMetadata: { description: "Of all breeds" } };
		const title = { siteMetadata: { title: "Dogs" } };
		expect(await results("plain")).toEqual([description]);
		expect(await results("dogs/rex")).toEqual([description, title]);
		expect(await hashes("index")).toHaveLength(4);
		expect(await hashes("index")).toEqual((await hashes("index")).toSorted());
		expect(await readdir(join(site.directory, "public/page-data/sq/d"))).toHaveLength(9);
	});

	test("ships no text of a query, source maps included", async () => {
		const files = { ...(await readTree(join(site.directory, "public"))), ...(await readTree(join(site.directory, ".cache/server"))) };
		expect(Object.keys(files).filter((path) => /\.\.\.Dog(?:Name|Breed)|allDog\(/.test(files[path] ?? ""))).toEqual([]);
	});

	test("runs the query of config before pages are made", async () => {
		const pages = Object.keys(await readTree(join(site.directory, "public"))).filter((path) => path.endsWith(".html"));
		expect(pages).not.toContain("deferred/index.html");
		expect(pages).toContain("plain/index.html");
	});
});

describe("serve, with the nodes deleted", () => {
	let running: RunningSite;
	beforeAll(async () => {
		await buildSite(site.directory);
		for (const name of await readdir(join(site.directory, ".cache"))) {
			if (!["server", "current.json"].includes(name)) await site.remove(`.cache/${name}`);
		}
		running = await startSite(site.directory, "serve");
	});
	afterAll(() => running?.stop());

	test("a page with getServerData has the same data on each request, and new server data", async () => {
		const answers = await Promise.all([1, 2].map(() => get(`${running.url}/server/`)));
		expect(answers.map(({ text }) => [shown(text, "total"), shown(text, "title")])).toEqual([
			["3", "Dogs"],
			["3", "Dogs"],
		]);
		expect(new Set(answers.map(({ text }) => shown(text, "count"))).size).toBe(2);
		const { result, staticQueryHashes } = JSON.parse((await get(`${running.url}/page-data/server/page-data.json`)).text);
		expect(result).toMatchObject({ data: { allDog: { totalCount: 3 } }, serverData: { count: expect.any(Number) } });
		expect(staticQueryHashes).toHaveLength(2);
	});

	test("9.10.1, 9.10.3–4 StaticQuery and useStaticQuery: inline, variable, exported, destructured, in .mjs and re-exported", async () => {
		const { text } = await get(`${running.url}/forms/`);
		expect(text.replaceAll("<!-- -->", "")).toMatch(FORMS);
		const { page, problems, close } = await openPage(browser, `${running.url}/forms/`, { until: NAVIGABLE });
		expect(await page.locator("#hooks, #components, #module").allTextContents()).toEqual(["Dogs,Dogs,Dogs", "Dogs,Dogs,Dogs", "Dogs"]);
		expect(problems).toEqual([]);
		await close();
	});

	test("a deferred page has its static queries", async () => {
		const { text } = await get(`${running.url}/deferred/`);
		expect([heading(text), shown(text, "title")]).toEqual(["Deferred", "Dogs"]);
	});

	test("the browser hydrates with the results of static queries, and asks for each once in a visit", async () => {
		const { page, problems, requests, close } = await openPage(browser, `${running.url}/plain/`, { until: NAVIGABLE });
		const asked = () => requests.filter((path) => path.includes("/sq/d/"));
		expect(asked()).toHaveLength(1);
		await page.evaluate("___navigate('/server/')");
		await page.waitForSelector("#total");
		expect(await page.textContent("#title")).toBe("Dogs");
		await page.evaluate("___navigate('/dogs/rex/')");
		await page.waitForSelector("#breed");
		await page.waitForFunction("document.title === 'Rex, Dogs'");
		expect(await page.textContent("#description")).toBe("Of all breeds");
		await page.evaluate("___navigate('/')");
		await page.waitForSelector("#heaviest");
		expect(await page.textContent("#badge")).toBe("2 of 3");
		expect(asked()).toHaveLength(4);
		expect(problems).toEqual([]);
		await close();
	});

	test.each(["/", "/server/", "/deferred/", "/dogs/rex/"])("%s hydrates without a word", async (path) => {
		const { page, problems, close } = await openPage(browser, running.url + path);
		await page.waitForLoadState("networkidle");
		expect(problems).toEqual([]);
		await close();
	});

	test("a static query that can't be loaded makes the navigation load the document (SPEC 5.8.19)", async () => {
		const block = ({ pathname }: URL) => pathname.includes("/sq/d/426988268");
		const { page, documents, close } = await openPage(browser, `${running.url}/plain/`, { block, until: NAVIGABLE });
		await page.evaluate("void ___navigate('/server/')");
		await page.waitForSelector("#total");
		expect(documents).toEqual(["/plain/", "/server/"]);
		await close();
	});
});

describe("develop", () => {
	let running: RunningSite;
	beforeAll(async () => {
		running = await startSite(site.directory, "develop");
	});
	afterAll(() => running?.stop());

	test("9.10.2–6 has the data of pages and of static queries, in wrapRootElement, packages and with fragments", async () => {
		const { page, close } = await openPage(browser, `${running.url}/`, { until: NAVIGABLE });
		await page.waitForSelector("#heaviest");
		expect(await Promise.all(["#title", "#badge", "#heaviest"].map((id) => page.textContent(id)))).toEqual(["Dogs", "2 of 3", "Fido"]);
		await page.evaluate("___navigate('/dogs/rex/')");
		await page.waitForFunction("document.title === 'Rex, Dogs'");
		expect(await page.textContent("#description")).toBe("Of all breeds");
		await close();
	});

	test("9.10.1, 9.10.3–4 every form of static query", async () => {
		const { page, problems, close } = await openPage(browser, `${running.url}/forms/`, { until: NAVIGABLE });
		expect(await page.locator("#hooks, #components, #module").allTextContents()).toEqual(["Dogs,Dogs,Dogs", "Dogs,Dogs,Dogs", "Dogs"]);
		expect(problems).toEqual([]);
		await close();
	});

	test("9.10.9 shows an edited static query without a reload, and an edited page query", async () => {
		const { page, close } = await openPage(browser, `${running.url}/server/`);
		await page.evaluate("window.kept = true");
		const title = await site.read("src/components/title.js");
		await site.write("src/components/title.js", title.replace("title\n", "title: description\n"));
		await page.waitForFunction("document.querySelector('#title')?.textContent === 'Of all breeds'");
		expect(await page.evaluate("window.kept")).toBe(true);
		const source = await site.read("src/pages/server.js");
		await site.write("src/pages/server.js", source.replace("totalCount\n", "totalCount: distinct(field: { breed: SELECT })\n"));
		await page.waitForFunction("document.querySelector('#total')?.textContent === 'colliepug'");
		await site.write("src/components/title.js", title);
		await site.write("src/pages/server.js", source);
		await page.waitForFunction("document.querySelector('#total')?.textContent === '3'");
		await close();
	});

	test("9.10.10 tells of a wrong query and goes on when it is mended", async () => {
		const source = await site.read("src/pages/server.js");
		await site.write("src/pages/server.js", source.replace("totalCount\n", "totalCuont\n"));
		await running.says('Did you mean "totalCount"?');
		expect((await get(`${running.url}/server/`)).status).toBe(500);
		await site.write("src/pages/server.js", source);
		await expect.poll(async () => (await get(`${running.url}/server/`)).status, { timeout: 15_000 }).toBe(200);
	});
});
