import { join } from "node:path";
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
	output = await buildSite(site.directory);
	built = await readTree(join(site.directory, "public"));
});
afterAll(async () => {
	await browser?.close();
	await site?.delete();
});

/** How wide the images are that a selector finds, decoded; 0 for one that is not. */
const widths = (page: Page, selector: string) =>
	page.$$eval(selector, (images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
const top = (page: Page) => page.$eval("#below", (element) => element.getBoundingClientRect().top);

test("what a StaticImage can't know at build is told once, with its place", () => {
	expect(output.match(/Could not find image "..\/images\/missing.jpg" in "src\/pages\/faults.tsx"/g)).toHaveLength(1);
	expect(output.match(/props of StaticImage at build time: src\..* src\/pages\/faults.tsx:8/g)).toHaveLength(1);
});

describe.each(["serve", "develop"] as const)("%s", (command) => {
	let running: RunningSite;
	beforeAll(async () => {
		running = await startSite(site.directory, command);
	});
	afterAll(() => running?.stop());

	test.each([
		["/", "of a query, in a static page", "img[alt='The harbour']", [200]],
		["/server/", "of a query, in a server-rendered page", "img[alt='The harbour']", [320]],
		["/static/", "of StaticImage", "main img[data-main-image]", [60, 100]],
	])("%s shows images %s, without a shift", async (path, _what, selector, expected) => {
		// A page of its own for the answer without scripts: images keep their places before anything runs.
		const html = (await get(running.url + path)).text;
		expect(html).toContain("data-placeholder-image");
		const { page, problems, close } = await openPage(browser, running.url + path, { until: "Boolean(window.___navigate)" });
		const before = await top(page);
		await page.waitForFunction(
			(images) => [...document.querySelectorAll(images)].every((image) => (image as HTMLImageElement).style.opacity === "1"),
			selector,
		);
		expect(await widths(page, selector)).toEqual(expected);
		expect(await top(page)).toBe(before);
		// The placeholder has gone.
		expect(await page.$$eval("[data-placeholder-image]", (all) => all.map((one) => (one as HTMLElement).style.opacity))).not.toContain("1");
		expect(problems).toEqual([]);
		await close();
	});

	test("images of Markdown have a placeholder and are shown", async () => {
		const { page, problems, close } = await openPage(browser, `${running.url}/hello/`);
		await page.waitForFunction(() => (document.querySelector("#html img") as HTMLImageElement).naturalWidth > 0);
		expect(await page.$eval(".gatsby-resp-image-background-image", (one) => (one as HTMLElement).style.backgroundImage)).toMatch(/^url\("data:/);
		expect(problems).toEqual([]);
		await close();
	});
});

describe("a build after another one", () => {
	test("makes no image again", async () => {
		const images = async () =>
			Object.entries(await statTree(join(site.directory, "public"))).filter(([path]) => /\.(?:png|jpg|webp)$/.test(path));
		const before = await images();
		await site.write("src/components/badge.js", (await site.read("src/components/badge.js")).replace("badge", "badge other"));
		await buildSite(site.directory);
		expect(await images()).toEqual(before);
	});

	test("makes an image anew that has changed", async () => {
		await site.copyFile("src/images/light.png", "src/images/harbour.png");
		await site.write("src/components/badge.js", (await site.read("src/components/badge.js")).replace("light.png", "harbour.png"));
	});

	test.each(["public", ".cache", "public/static"])("without the folder %s gives what the first gave", async (folder) => {
		await site.remove(folder);
		await buildSite(site.directory);
	});
});
