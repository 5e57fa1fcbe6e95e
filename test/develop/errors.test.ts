import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { type RunningSite, startSite } from "../support/command.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

let browser: Browser;
let folder: TemporarySite;
let site: RunningSite;
const mends: (() => Promise<void>)[] = [];
beforeAll(async () => {
	browser = await launchChromium();
	folder = await createTemporarySite("develop");
	site = await startSite(folder.directory, "develop");
});
afterEach(async () => {
	for (const mend of mends.splice(0)) await mend();
});
afterAll(async () => {
	await browser?.close();
	await site?.stop();
	await folder?.delete();
});

/** Text of the overlay; "" while there is none. */
const overlayText = (page: Page) =>
	page.evaluate(() => {
		const dialog = document.querySelector("gatz-error-overlay")?.shadowRoot?.querySelector("dialog[open]");
		const parts = dialog?.querySelectorAll("span, h1, dd, p") ?? [];
		return Array.from(parts, (part) => part.textContent).join("\n");
	});
const untilOverlay = (page: Page, text: string | RegExp) =>
	expect.poll(() => overlayText(page).catch(() => ""), { timeout: 30_000 }).toMatch(text);
const untilGone = (page: Page) => expect.poll(() => overlayText(page).catch(() => "?"), { timeout: 30_000 }).toBe("");

async function open(path: string): Promise<Page> {
	const page = await browser.newPage();
	page.setDefaultTimeout(10_000);
	await page.goto(site.url + path);
	return page;
}

async function openHome(): Promise<Page> {
	const page = await open("/");
	// Hydrated: React knows the button.
	await page.waitForFunction(() => Object.keys(document.getElementById("counter") ?? {}).some((key) => key.startsWith("__reactProps")));
	return page;
}

/** Changes a file of the site, and gives back how to change it back. */
async function edit(file: string, from: string, to: string): Promise<() => Promise<void>> {
	const text = await folder.read(file);
	expect(text).toContain(from);
	await folder.write(file, text.replace(from, to));
	const mend = () => folder.write(file, text);
	mends.push(mend);
	return mend;
}

/** What the terminal said since the call. */
function listen(): () => string {
	const start = site.output().length;
	return () => site.output().slice(start);
}

const count = (text: string, part: string) => text.split(part).length - 1;

describe("a page that is asked for and fails", () => {
	test("9.2.20, 9.2.21 getServerData: status 500, the same in overlay and terminal, with path, params and the site's source", async () => {
		const said = listen();
		const page = await browser.newPage();
		const response = await page.goto(`${site.url}/items/broken/?a=1`);
		expect(response?.status()).toBe(500);
		for (const text of ["SERVER_DATA_FAILED", "no such item", "/items/broken/?a=1", '{"name":"broken"}', "[name].js:12:38", "> 12 |"]) {
			await untilOverlay(page, text);
			expect(said()).toContain(text);
		}
		expect(count(said(), "ERROR ")).toBe(1);
		await page.reload();
		await untilOverlay(page, "no such item");
		expect(count(said(), "ERROR ")).toBe(1);
		const mend = await edit("src/pages/items/[name].js", "throw new Error", "void new Error");
		await page.waitForSelector("text=broken for 5");
		await untilGone(page);
		await mend();
		await page.close();
	});

	test("9.2.19, 9.2.21 a component that needs the browser: its own frame, and the page when it is mended", async () => {
		const mend = await edit("src/components/counter.js", "const [count", "window.toString();\n\tconst [count");
		const said = listen();
		const page = await open("/");
		await untilOverlay(page, /RENDER_FAILED[\s\S]*counter\.js:4:\d+[\s\S]*> 4 \|\s+window\.toString/);
		expect(said()).toMatch(/RENDER_FAILED[\s\S]*counter\.js:4/);
		await mend();
		await page.waitForSelector("text=Pressed 0 times");
		await untilGone(page);
		await page.close();
	});

	test.each([
		["a syntax error", "const [count", "const const [count", /BUNDLE_FAILED[\s\S]*counter\.js:4:\d+[\s\S]*> 4 \|/],
		["a missing dependency", 'from "react";', 'from "react";\nimport "is-not-there";', /"is-not-there" was not found[\s\S]*counter\.js:2/],
	])("9.10.11 %s: told once", async (_, from, to, told) => {
		const mend = await edit("src/components/counter.js", from, to);
		const said = listen();
		const page = await open("/");
		await untilOverlay(page, told);
		expect(said()).toMatch(told);
		expect(count(said(), "ERROR ")).toBe(1);
		await mend();
		await page.waitForSelector("text=Pressed 0 times");
		await untilGone(page);
		await page.close();
	});

	test("9.10.10 a query: the nearest valid name", async () => {
		const mend = await edit("src/pages/query.js", "title\n", "titel\n");
		const page = await open("/query/");
		await untilOverlay(page, /GRAPHQL_FIELD_UNKNOWN[\s\S]*"title"[\s\S]*query\.js:1\d/);
		await mend();
		await page.waitForSelector("text=Develop");
		await untilGone(page);
		await page.close();
	});
});

test("9.10.12 no file outside of the site is shown", async () => {
	const file = "/etc/passwd";
	const endpoints = ["/@fs", "/__file-code-frame?lineNumber=1&filePath=", "/__original-stack-frame?moduleId="];
	for (const endpoint of endpoints) expect([403, 404]).toContain((await fetch(site.url + endpoint + file)).status);
});

describe("a page that is open", () => {
	test("9.10.11 a syntax error comes and goes without a reload, and state stays", async () => {
		const page = await openHome();
		await page.evaluate(() => Reflect.set(window, "isSameDocument", true));
		await page.click("#counter");
		const said = listen();
		const mend = await edit("src/components/counter.js", "Pressed", "{Pressed");
		await untilOverlay(page, /BUNDLE_FAILED[\s\S]*counter\.js/);
		expect(await page.locator("vite-error-overlay").count()).toBe(0);
		await mend();
		await untilGone(page);
		expect(await page.textContent("#counter")).toBe("Pressed 1 times");
		expect(await page.evaluate(() => Reflect.get(window, "isSameDocument"))).toBe(true);
		expect(count(said(), "ERROR ")).toBe(1);
		await page.close();
	});

	test("9.10.11 a component that throws in the browser only is shown again when it is mended", async () => {
		const page = await openHome();
		const said = listen();
		const mend = await edit(
			"src/components/counter.js",
			"return (",
			'if (typeof window === "object") throw new RangeError("too far");\n\treturn (',
		);
		await untilOverlay(page, /RangeError[\s\S]*too far[\s\S]*counter\.js:5:\d+[\s\S]*> 5 \|/);
		expect(said()).toMatch(/too far[\s\S]*> 5 \|/);
		await mend();
		await page.waitForSelector("#counter");
		await untilGone(page);
		await page.close();
	});

	test("errors of event handlers and promises; the keyboard dismisses the overlay", async () => {
		const mend = await edit("src/components/counter.js", "setCount(count + 1)", '{ throw new Error("pressed too hard"); }');
		const page = await openHome();
		await page.click("#counter");
		await untilOverlay(page, /pressed too hard[\s\S]*counter\.js:6:\d+/);
		expect(await page.evaluate(() => document.activeElement?.localName)).toBe("gatz-error-overlay");
		await page.keyboard.press("Escape");
		await untilGone(page);
		await page.evaluate(() => void Promise.reject(new TypeError("nobody waits for this")));
		await untilOverlay(page, /nobody waits for this/);
		await mend();
		await untilGone(page);
		await page.close();
	});

	test("a difference between server and browser: both texts, and where", async () => {
		const mend = await edit(
			"src/components/counter.js",
			"Pressed",
			'{typeof window === "object" ? "In the browser" : "On the server"} pressed',
		);
		const page = await open("/");
		await untilOverlay(page, /HydrationError[\s\S]*Counter[\s\S]*\+\s+In the browser[\s\S]*-\s+On the server/);
		await mend();
		await untilGone(page);
		await page.close();
	});

	test("9.10.10 the result of a changed page query that the component can't take", async () => {
		const page = await open("/query/");
		await page.waitForSelector("text=Develop");
		const mend = await edit("src/pages/query.js", "\t\t\tsiteMetadata {\n\t\t\t\ttitle\n\t\t\t}\n", "\t\t\tid\n");
		await untilOverlay(page, /reading 'title'[\s\S]*query\.js:5/);
		await mend();
		await page.waitForSelector("text=Develop");
		await untilGone(page);
		await page.close();
	});

	test("data of a page that fails, on the way there", async () => {
		const page = await openHome();
		await page.evaluate("___navigate('/items/broken/')");
		await untilOverlay(page, /SERVER_DATA_FAILED[\s\S]*no such item/);
		await page.close();
	});
});

test("a style sheet, and a file that is gone, on an open page", async () => {
	const page = await openHome();
	const mendStyle = await edit("src/pages/index.module.css", "padding: 2rem;", "padding: 2rem;\n} }");
	await untilOverlay(page, /BUNDLE_FAILED[\s\S]*index\.module\.css/);
	await mendStyle();
	await untilGone(page);
	const text = await folder.read("src/components/counter.js");
	await folder.remove("src/components/counter.js");
	const again = await open("/");
	await untilOverlay(again, /"\.\.\/components\/counter" was not found/);
	await folder.write("src/components/counter.js", text);
	await again.waitForSelector("#counter");
	await untilGone(again);
	await page.close();
	await again.close();
});
