import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const FLAGS = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

export function launchChromium(): Promise<Browser> {
	const executablePath = process.env.CHROMIUM_PATH ?? PLACES.find((place) => existsSync(place));
	return chromium.launch({ ...(executablePath && { executablePath }), args: FLAGS });
}

/** A page whose console errors, hydration warnings and uncaught errors are collected. */
export interface WatchedPage {
	readonly page: Page;
	/** Problems so far; a test that expects none asserts an empty list. */
	readonly problems: readonly string[];
	/** URLs of the requests so far, without origin. */
	readonly requests: readonly string[];
	close(): Promise<void>;
}

export async function openPage(browser: Browser, url: string): Promise<WatchedPage> {
	const context = await browser.newContext();
	context.setDefaultTimeout(10_000);
	// Chromium asks for it by itself; its absence is no fault of a page.
	await context.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
	const page = await context.newPage();
	const problems: string[] = [];
	const requests: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
	});
	page.on("pageerror", (error) => problems.push(String(error)));
	page.on("request", (request) => {
		const { pathname, search } = new URL(request.url());
		requests.push(pathname + search);
	});
	await page.goto(url, { waitUntil: "load" });
	await page.waitForFunction("Boolean(window.___loader)");
	return { page, problems, requests, close: () => context.close() };
}
