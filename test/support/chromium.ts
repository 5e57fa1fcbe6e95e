import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { type Browser, type BrowserContext, type ConsoleMessage, chromium, type Page } from "playwright-core";

const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

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
	/** URLs of the documents that were asked for, without origin. */
	readonly documents: readonly string[];
	close(): Promise<void>;
}

export interface OpenOptions {
	/** The browser itself writes a line for each answer with such a status: those are expected. */
	readonly statuses?: readonly number[];
	/** Parts of other lines that are expected in the console. */
	readonly expected?: readonly string[];
	/** Which requests are refused; the browser's line for each is expected. Turns its HTTP cache off. */
	readonly block?: (url: URL) => boolean;
	/** Until this expression is true the page is not open. Default: the framework has started. */
	readonly until?: string;
	/** Whether the document has to have come whole. Default: true. */
	readonly isWhole?: boolean;
	/** Script that runs before those of each document. */
	readonly init?: string;
}

/** @param where a browser, in which each page is a visitor of its own, or the context of one visitor */
export async function openPage(where: Browser | BrowserContext, url: string, options: OpenOptions = {}): Promise<WatchedPage> {
	const { statuses = [], block, until = "Boolean(window.___loader)", init, expected: lines = [], isWhole = true } = options;
	const expected = [...statuses.map((status) => `status of ${status} `), ...(block ? ["net::ERR_FAILED"] : []), ...lines];
	const page = await where.newPage();
	page.setDefaultTimeout(20_000);
	if (init) await page.addInitScript(init);
	if (block) await page.route(block, (route) => route.abort());
	const problems: string[] = [];
	const requests: string[] = [];
	const documents: string[] = [];
	page.on("console", (message) => {
		const text = message.text();
		if (isProblem(message) && !expected.some((part) => text.includes(part))) problems.push(text);
	});
	page.on("pageerror", (error) => {
		if (!lines.some((part) => String(error).includes(part))) problems.push(String(error));
	});
	page.on("request", (request) => {
		const { pathname, search } = new URL(request.url());
		requests.push(pathname + search);
		if (request.isNavigationRequest()) documents.push(pathname + search);
	});
	try {
		await page.goto(url, { waitUntil: isWhole ? "load" : "commit" });
		await waitUntil(page, until);
	} catch (error) {
		await page.close();
		throw new Error(`${url} did not open: ${problems.join("\n") || "no problem was seen"}`, { cause: error });
	}
	return { page, problems, requests, documents, close: () => page.close() };
}

/** Waits as `page.waitForFunction` does, which needs `eval`: a Content-Security-Policy forbids that. */
export async function waitUntil(page: Page, expression: string): Promise<void> {
	const end = performance.now() + 10_000;
	while (!(await page.evaluate(expression).catch(() => false))) {
		if (performance.now() > end) throw new Error(`it did not become true: ${expression}`);
		await setTimeout(20);
	}
}

/** Chromium asks for the icon by itself; its absence is no fault of a page. */
function isProblem(message: ConsoleMessage): boolean {
	return /^(?:error|warning)$/.test(message.type()) && !message.location().url.endsWith("/favicon.ico");
}
