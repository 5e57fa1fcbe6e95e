import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launchChromium, openPage, type WatchedPage } from "../support/chromium.js";
import { type RunningSite, startSite } from "../support/command.js";
import { get } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

const PATIENCE = { timeout: 30_000 };

let site: TemporarySite;
let browser: Browser;
let running: RunningSite;
let visit: WatchedPage;
beforeAll(async () => {
	browser = await launchChromium();
	site = await createTemporarySite("live");
	const { dependencies } = JSON.parse(await site.read("package.json")) as { dependencies: Record<string, string> };
	await site.link(...Object.keys(dependencies));
	const environment = { ENABLE_GATSBY_REFRESH_ENDPOINT: "true", GATSBY_REFRESH_TOKEN: "secret" };
	running = await startSite(site.directory, "develop", { environment });
	await get(running.url);
});
afterAll(async () => {
	await running?.stop();
	await browser?.close();
	await site?.delete();
});

/** Opens a page and gives its components a state. */
async function open(path: string): Promise<void> {
	visit = await openPage(browser, running.url + path);
	// Before hydration nobody hears it.
	await visit.page.waitForFunction(() => {
		const button = document.querySelector("button");
		if (button?.textContent === "0") button.click();
		return button?.textContent === "1";
	});
}

async function shows(selector: string, text: string): Promise<void> {
	await visit.page.waitForFunction(
		([where, what]) => document.querySelector(where as string)?.textContent?.includes(what as string),
		[selector, text],
		PATIENCE,
	);
}

/** It was neither reloaded nor mounted anew. */
async function keptState(): Promise<void> {
	expect(visit.documents).toHaveLength(1);
	expect([await visit.page.textContent("button"), visit.problems]).toEqual(["1", []]);
	await visit.close();
}

async function edit(path: string, from: string, to: string): Promise<void> {
	const text = await site.read(path);
	expect(text).toContain(from);
	await site.write(path, text.replace(from, to));
}

const status = async (path: string) => (await get(running.url + path)).status;
const text = async (path: string) => (await get(running.url + path)).text;

test.each([
	["of a component", "src/components/counter.js", "{count}", "{count} late", "button:has-text('late')"],
	["of a component with a query", "src/components/ticks.js", "{tick.count}", "{tick.count} late", "output:has-text('late')"],
	["of data", "content/dogs.json", "Rex", "late Rex", "#dogs:has-text('late')"],
])("a change %s is shown by a page that was loading when it came", async (_what, file, from, to, selector) => {
	const page = await browser.newPage();
	let connect = () => {};
	const isReleased = new Promise<void>((resolve) => {
		connect = resolve;
	});
	await page.routeWebSocket(/./, async (socket) => {
		await isReleased;
		socket.connectToServer();
	});
	await page.goto(running.url);
	await page.waitForFunction("Boolean(window.___loader)");
	await edit(file, from, to);
	await expect.poll(() => text("/"), PATIENCE).toMatch(/late/);
	connect();
	await page.waitForSelector(selector, PATIENCE);
	await page.close();
	await edit(file, to, from);
	await expect.poll(() => text("/"), PATIENCE).not.toMatch(/late/);
});

describe("the open page follows the data", () => {
	beforeEach(() => open("/"));

	test("a changed Markdown file", async () => {
		await edit("content/first.md", "Words of the first", "Changed words");
		await shows("li", "Changed words");
		await keptState();
	});

	test("a changed JSON file; of two writes shortly after another the second counts", async () => {
		await site.write("content/dogs.json", '[{ "name": "Rex", "weight": 11 }]');
		await site.write("content/dogs.json", '[{ "name": "Rex", "weight": 12 }]');
		await shows("#dogs", "Rex 12");
		await keptState();
	});

	test("a node that a plugin makes at any time, in a static query", async () => {
		await get(`${running.url}/tick/5`, { method: "POST" });
		await shows("output", "5");
		await keptState();
	});

	test("1.16.16, 9.10.8 sources that run again with the body of a webhook", async () => {
		const refresh = (authorization: string) =>
			get(`${running.url}/__refresh/ticker`, {
				method: "POST",
				headers: { authorization, "content-type": "application/json" },
				body: '{"count":7}',
			});
		expect((await refresh("wrong")).status).toBe(403);
		expect((await refresh("secret")).status).toBe(200);
		await shows("output", "7");
		await keptState();
	});

	test("a new file, with a page of its own, and its end", async () => {
		await site.write("content/third.md", "---\ntitle: Third\n---\n\nWords of the third\n");
		await shows("ul", "Words of the third");
		await expect.poll(() => status("/posts/third/"), PATIENCE).toBe(200);
		await site.remove("content/third.md");
		await visit.page.waitForFunction("document.querySelectorAll('li').length === 2");
		await expect.poll(() => status("/posts/third/"), PATIENCE).toBe(404);
		await keptState();
	});

	test("9.3.11–13 the pages of a collection route: of a new node, of one with another slug, of none", async () => {
		const statuses = () => Promise.all(["rex", "ada", "eve"].map((name) => status(`/dogs/${name}/`)));
		const names = (...dogs: string[]) => site.write("content/dogs.json", JSON.stringify(dogs.map((name) => ({ name, weight: 12 }))));
		await names("Rex", "Ada");
		await expect.poll(statuses, PATIENCE).toEqual([200, 200, 404]);
		await names("Rex", "Eve");
		await expect.poll(statuses, PATIENCE).toEqual([200, 404, 200]);
		await names("Rex");
		await expect.poll(statuses, PATIENCE).toEqual([200, 404, 404]);
		await keptState();
	});

	test("9.5.23 a page that was left has the new data of its query and of its static query, by a link and by going back", async () => {
		const change = async (weight: number) => {
			await site.write("content/dogs.json", JSON.stringify([{ name: "Rex", weight }]));
			await get(`${running.url}/tick/${weight}`, { method: "POST" });
			await expect.poll(() => text("/"), PATIENCE).toMatch(new RegExp(`<output>${weight}<.*Rex ${weight}`, "s"));
		};
		const leave = async () => {
			await visit.page.evaluate("void ___navigate('/posts/second/')");
			await shows("h1", "Second");
		};
		await leave();
		await change(31);
		await visit.page.evaluate("void ___navigate('/')");
		await shows("#dogs", "Rex 31");
		await shows("output", "31");
		await leave();
		await change(32);
		await visit.page.goBack();
		await shows("#dogs", "Rex 32");
		await shows("output", "32");
		expect([visit.documents.length, visit.problems]).toEqual([1, []]);
		await visit.close();
	});

	test("9.10.9 a page query that asks for a new field of the schema", async () => {
		await site.write("content/dogs.json", '[{ "name": "Rex", "weight": 12, "colour": "red" }]');
		await expect.poll(() => text("/___graphql?query={dogsJson{colour}}"), PATIENCE).toContain("red");
		await edit("src/pages/index.js", "nodes { name weight }", "nodes { name weight: colour }");
		await shows("#dogs", "Rex red");
		await keptState();
	});
});

describe("the open page follows the server's code", () => {
	beforeEach(() => open("/server/?name=Gatz"));

	test("a helper that only getServerData imports, with the search of now", async () => {
		await shows("p", "Hello Gatz");
		await edit("lib/greet.js", "Hello", "Good day");
		await shows("p", "Good day Gatz");
		await keptState();
	});

	test("getServerData itself, its end and its return", async () => {
		const source = await site.read("src/pages/server.js");
		await site.write("src/pages/server.js", source.replace("greet(query.name)", '"Changed " + query.name'));
		await shows("p", "Changed Gatz");
		await site.write("src/pages/server.js", source.replace(/export async function getServerData[\s\S]*/, ""));
		await shows("p", "static");
		await site.write("src/pages/server.js", source);
		await shows("p", "Good day Gatz");
		await keptState();
	});
});

describe("the site's code at build", () => {
	afterEach(() => visit.close());

	test("gatsby-node: what it feeds is made anew; one that fails leaves all as it was", async () => {
		await open("/");
		await edit("lib/paths.js", "/posts/", "/articles/");
		await visit.page.waitForFunction("document.querySelector('li a')?.getAttribute('href') === '/articles/first/'");
		await expect.poll(() => Promise.all(["/articles/first/", "/posts/first/"].map(status)), PATIENCE).toEqual([200, 404]);
		await edit("lib/paths.js", "exports", "exports.;");
		await running.says("CONFIG_THROWS");
		expect(await status("/articles/first/")).toBe(200);
		await edit("lib/paths.js", 'exports.;.prefix = "/articles/"', 'exports.prefix = "/notes/"');
		await visit.page.waitForFunction("document.querySelector('li a')?.getAttribute('href') === '/notes/first/'");
		await keptState();
	});

	test("gatsby-config: all begins anew at the same address, and the browser loads the page again", async () => {
		await open("/");
		await edit("gatsby-config.js", '"Live"', '"Live" + ;');
		await running.says("gatsby-config.js failed");
		expect(await status("/")).toBe(200);
		await edit("gatsby-config.js", '"Live" + ;', '"Alive"');
		await shows("h1", "Alive");
		await edit("content/first.md", "Changed words", "Words after all");
		await shows("li", "Words after all");
		expect(running.output().match(/begins anew/g)).toHaveLength(1);
	});
});

test("1.16.15 developMiddleware answers before any page", async () => {
	expect(await text("/middleware/a?b=c")).toBe("GET /a?b=c");
	expect((await get(`${running.url}/tick/9`, { method: "POST" })).text).toBe('{"count":"9"}');
});
