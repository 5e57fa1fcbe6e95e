import type { Browser, BrowserContext } from "playwright-core";
import { expect } from "vitest";
import { type OpenOptions, openPage, type WatchedPage } from "../support/chromium.js";

/** A page of `test/sites/browser` in a browser. */
export interface Visit extends WatchedPage {
	/** Text of the first element that a selector finds. */
	text(selector: string): Promise<string | null>;
	/** Waits until an element has a text. */
	see(selector: string, text: string): Promise<void>;
	json(selector: string): Promise<unknown>;
	/** Waits until a document that came later is hydrated: before that, `navigate` loads documents. */
	hydrated(): Promise<unknown>;
	/** Path, query and hash of the address bar. */
	address(): Promise<string>;
	/** Puts a Link into the layout. */
	showLink(to: string, props?: object): Promise<void>;
	/** Clicks a Link, without the pointer having come near; then the Link is gone. */
	follow(to: string, props?: object): Promise<void>;
	/** `navigate` of "gatsby". Does not wait. */
	navigate(to: string | number, options?: object): Promise<void>;
	evaluate<T = unknown>(expression: string): Promise<T>;
}

/** The site's gatsby-browser has seen `onInitialClientRender`. */
const HYDRATED = "window.hookLog?.some(([name]) => name === 'onInitialClientRender')";

export async function openVisit(where: Browser | BrowserContext, url: string, options?: OpenOptions): Promise<Visit> {
	const watched = await openPage(where, url, { until: HYDRATED, ...options });
	const { page } = watched;
	const text = (selector: string) => page.evaluate((first) => document.querySelector(first)?.textContent ?? null, selector);
	const visit: Visit = {
		...watched,
		text,
		see: (selector, wanted) => expect.poll(() => text(selector).catch(String), { timeout: 15_000 }).toBe(wanted),
		hydrated: () => page.waitForFunction(HYDRATED),
		json: async (selector) => JSON.parse((await text(selector)) ?? "null"),
		address: () => page.evaluate("location.pathname + location.search + location.hash"),
		async showLink(to, props) {
			await page.evaluate((link) => Reflect.get(window, "showLink")(link), { to, ...props });
			await page.waitForSelector("#link");
		},
		async follow(to, props) {
			await visit.showLink(to, props);
			await page.evaluate(() => {
				document.getElementById("link")?.click();
				Reflect.get(window, "showLink")(null);
			});
		},
		navigate: (to, given) => page.evaluate(([target, how]) => void Reflect.get(window, "siteNavigate")(target, how), [to, given] as const),
		evaluate: (expression) => page.evaluate(expression),
	};
	return visit;
}
