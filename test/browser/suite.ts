import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { launchChromium, type OpenOptions } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { createTemporarySite, type ReactVersion, type TemporarySite } from "../support/temporary-site.js";
import { arrivalTests } from "./arrival-tests.js";
import { errorTests } from "./error-tests.js";
import { escapingTests } from "./escaping-tests.js";
import { freshnessTests } from "./freshness-tests.js";
import { headTests } from "./head-tests.js";
import { hookTests } from "./hook-tests.js";
import { hydrationTests } from "./hydration-tests.js";
import { navigationTests } from "./navigation-tests.js";
import { redirectTests } from "./redirect-tests.js";
import { scriptTests } from "./script-tests.js";
import { serverDataTests } from "./server-data-tests.js";
import { sliceTests } from "./slice-tests.js";
import { streamTests } from "./stream-tests.js";
import { subRouterTests } from "./sub-router-tests.js";
import { openVisit, type Visit } from "./visit.js";

/** A run of getServerData of the site in `test/sites/browser`. */
export interface Run {
	readonly url: string;
	readonly method: string;
	/** Its `Sec-Purpose` header. */
	readonly purpose: string | null;
}

/** What the browser tests run on. */
export interface BrowserSubject {
	readonly command: "serve" | "develop";
	readonly react: ReactVersion;
	/** Opens a path and waits until it is hydrated. After the test the page is closed, and a problem in its console fails the test. */
	open(path: string, options?: OpenOptions): Promise<Visit>;
	/** What the server sends for a path. */
	html(path: string): Promise<string>;
	fetch(path: string, init?: RequestInit): Promise<Response>;
	/** Changes a file of the site, for develop. */
	edit(path: string, change: (text: string) => string): Promise<void>;
	/** The runs of getServerData whose URL contains a text. */
	runs(of: string): Promise<readonly Run[]>;
}

/** What React has a part in. */
const BOTH_REACTS = [hydrationTests, serverDataTests, errorTests, headTests, sliceTests, streamTests, hookTests];

/** What is the framework's own. React 18 is asked for it on serve; on develop, too, when BROWSER_TESTS=all. */
const ROUTER = [navigationTests, arrivalTests, redirectTests, freshnessTests, escapingTests, scriptTests, subRouterTests];

const IS_FULL = process.env.BROWSER_TESTS === "all";

/** Describes what a site does in a browser, on one command and one React. */
export function describeInBrowser(command: "serve" | "develop", react: ReactVersion): void {
	describe(`${command}, React ${react}`, () => {
		let browser: Browser;
		// One visitor, so that a test does not begin with an empty cache.
		let context: BrowserContext;
		let folder: TemporarySite;
		let site: RunningSite;
		const visits: Visit[] = [];

		beforeAll(async () => {
			browser = await launchChromium();
			context = await browser.newContext();
			folder = await createTemporarySite("browser", 0, react);
			if (command === "serve") await buildSite(folder.directory);
			site = await startSite(folder.directory, command);
		});
		afterEach(async () => {
			for (const visit of visits.splice(0)) {
				await visit.close();
				expect(visit.problems).toEqual([]);
			}
		});
		afterAll(async () => {
			await browser?.close();
			await site?.stop();
			await folder?.delete();
		});

		const subject: BrowserSubject = {
			command,
			react,
			async open(path, options) {
				const visit = await openVisit(context, site.url + path, options);
				visits.push(visit);
				return visit;
			},
			edit: async (path, change) => folder.write(path, change(await folder.read(path))),
			fetch: (path, init) => fetch(site.url + path, init),
			html: async (path) => (await fetch(site.url + path)).text(),
			runs: async (of) => (await fetch(`${site.url}/runs/?of=${encodeURIComponent(of)}`)).json() as Promise<Run[]>,
		};
		for (const describeTests of BOTH_REACTS) describeTests(subject);
		if (command === "serve" || react === 19 || IS_FULL) for (const describeTests of ROUTER) describeTests(subject);
	});
}
