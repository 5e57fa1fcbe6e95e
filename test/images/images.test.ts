import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium, openPage } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { get } from "../support/get.js";
import { createTemporarySite, readTree, statTree, type TemporarySite } from "../support/temporary-site.js";

let site: TemporarySite;
let browser: Browser;
let built: Record<string, string>;
let output: string;
beforeAll(async () => {
	browser = await launchChromium();
	site = await createTemporarySite("images");
	const { dependencies } = JSON.parse(await site.read("package.json")) as { dependencies: Record<string, string> };
	await site.link(...Object.keys(dependencies).filter((name) => !/^(?:gatsby|react|react-dom)$/.test(name)));
	await site.write("node_modules/shades/package.json", JSON.stringify({ name: "shades", version: "1.0.0" }));
	await site.write("node_modules/shades/_dark.scss", "$night: rgb(1, 2, 3);");
	output = await buildSite(site.directory);
	built = await readTree(join(site.directory, "public"));
});
afterAll(async () => {
	await browser?.close();
	await site?.delete();
});

/** The images that a selector finds: how wide they are, 0 for one that is not decoded, and whether their placeholder has given way. */
const shown = (page: Page, selector: string) =>
	page.$$eval(selector, (images) =>
		images.map((image) => ({ width: (image as HTMLImageElement).naturalWidth, opacity: (image as HTMLImageElement).style.opacity })),
	);
const top = (page: Page) => page.$eval("#below", (element) => element.getBoundingClientRect().top);

test("what a StaticImage can't know at build is told once, with its place", () => {
	expect(output.match(/Could not find image "..\/images\/missing.jpg" in "src\/pages\/faults.tsx"/g)).toHaveLength(1);
	expect(output.match(/props of StaticImage at build time: src\..* src\/pages\/faults.tsx:8/g)).toHaveLength(1);
});

describe.each(["serve", "develop"] as const)("%s", (command) => {
	let running: RunningSite;
	beforeAll(async () => {
		// Here images are made when they are asked for.
		if (command === "develop") await site.remove("public/static");
		running = await startSite(site.directory, command);
		// In develop the first visit waits until packages are bundled.
		if (command === "develop") await openPage(browser, running.url).then(({ close }) => close(), String);
	});
	afterAll(() => running?.stop());

	test.each([
		["/", "of a query, in a static page", "img[alt='The harbour']", [200]],
		["/server/", "of a query, in a server-rendered page", "img[alt='The harbour']", [1280]],
		["/static/", "of StaticImage", "main img[data-main-image]", [30, 100]],
	])("%s shows images %s, without a shift", async (path, _what, selector, expected) => {
		// A page of its own for the answer without scripts: images keep their places before anything runs.
		const html = (await get(running.url + path)).text;
		expect(html).toContain("data-placeholder-image");
		const { page, problems, close } = await openPage(browser, running.url + path, { until: "Boolean(window.___navigate)" });
		const before = await top(page);
		await expect.poll(() => shown(page, selector), { timeout: 10_000 }).toEqual(expected.map((width) => ({ width, opacity: "1" })));
		expect(await top(page)).toBe(before);
		// The placeholder has gone.
		expect(await page.$$eval("[data-placeholder-image]", (all) => all.map((one) => (one as HTMLElement).style.opacity))).not.toContain("1");
		expect(problems).toEqual([]);
		await close();
	});

	test("an image that many ask for while it is made is sent whole to each", async () => {
		const html = (await get(`${running.url}/`)).text + (await get(`${running.url}/static/`)).text;
		const urls = [...new Set(html.match(/\/static\/[\w./-]+?\.(?:webp|png|jpg)/g))];
		expect(urls.length).toBeGreaterThan(4);
		const asked = urls.flatMap((url) => Array<string>(40).fill(url));
		const answers = await Promise.all(
			asked.map(async (url, n) => {
				await setTimeout((n % 40) * 10);
				return fetch(running.url + url);
			}),
		);
		expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 200));
		const sizes = await Promise.all(answers.map(async (answer) => (await answer.arrayBuffer()).byteLength));
		for (const [index, url] of asked.entries()) expect(sizes[index], url).toBe(sizes[asked.indexOf(url)]);
	});

	test("images of Markdown have a placeholder and are shown", async () => {
		const { page, problems, close } = await openPage(browser, `${running.url}/hello/`);
		await page.waitForFunction(() => (document.querySelector("#html img") as HTMLImageElement).naturalWidth > 0);
		expect(await page.$eval(".gatsby-resp-image-background-image", (one) => (one as HTMLElement).style.backgroundImage)).toMatch(
			/^url\("data:/,
		);
		expect(problems).toEqual([]);
		await close();
	});

	test("MDX is a page, and the content of a template, with components of a provider", async () => {
		const { page, problems, close } = await openPage(browser, `${running.url}/notes/`, { until: "Boolean(window.___navigate)" });
		const text = (selector: string) => page.textContent(selector);
		expect(await Promise.all(["h1", "p", "#frame", "#shout"].map(text))).toEqual(["Notes", "Two and two is 4.", "Framed in MDX", "loud!"]);
		await page.evaluate("___navigate('/guides/start/')");
		await page.waitForSelector("#content");
		expect(await Promise.all(["h1", "#content strong"].map(text))).toEqual(["How to start", "this"]);
		await page.waitForFunction(() => (document.querySelector("#content img") as HTMLImageElement).naturalWidth > 0);
		expect(await page.title()).toBe("How to start");
		expect((await get(`${running.url}/guides/start/`)).text).toContain("<strong>this</strong>");
		expect(problems).toEqual([]);
		await close();
	});

	test("Sass is compiled with the plugin's options; classes have the same names everywhere", async () => {
		const { page, problems, close } = await openPage(browser, `${running.url}/server/`);
		const style = (selector: string, property: string) =>
			page.$eval(selector, (element, name) => getComputedStyle(element).getPropertyValue(name), property);
		expect(await style("h1", "color")).toBe("rgb(10, 80, 160)"); // of includePaths
		expect(await style("h1", "letter-spacing")).toBe("4px"); // of additionalData
		expect(await style("h1", "border-left-color")).toBe("rgb(1, 2, 3)"); // of a package, with ~
		expect(await style("#frame", "padding-top")).toBe("8px");
		expect(await page.getAttribute("#frame", "class")).toBe("frame-module--wide-frame--b3niF");
		expect(problems).toEqual([]);
		await close();
	});
});

describe("a build after another one", () => {
	const isImage = ([path]: readonly [string, string]) => /\.(?:png|jpg|webp)$/.test(path);

	test("without the folder public/static, and after develop has made some, gives what the first gave", async () => {
		await buildSite(site.directory);
		expect(await readTree(join(site.directory, "public"))).toEqual(built);
	});

	test("makes those images that have changed, and only those", async () => {
		const before = await statTree(join(site.directory, "public"));
		const pixels = await readFile(join(site.directory, "content/posts/hello/map.png"));
		await writeFile(join(site.directory, "src/images/light.png"), pixels);
		await buildSite(site.directory);
		const after = await statTree(join(site.directory, "public"));
		const kept = Object.entries(before).filter(isImage);
		expect(after).toMatchObject(Object.fromEntries(kept));
		expect(await site.read("public/static/index.html")).not.toBe(built["static/index.html"]);
	});
});
