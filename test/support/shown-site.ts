import type { Browser } from "playwright-core";
import { launchChromium } from "./chromium.js";
import { buildSite, type RunningSite, startSite } from "./command.js";
import { createTemporarySite, type TemporarySite } from "./temporary-site.js";

/** A test site that is built and served, and a browser to look at it with. */
export interface ShownSite {
	readonly browser: Browser;
	readonly folder: TemporarySite;
	readonly site: RunningSite;
	end(): Promise<void>;
}

/**
 * @param name of the site in `test/sites`
 * @param prepare changes the copy before it is built
 */
export async function showSite(name: string, prepare?: (folder: TemporarySite) => Promise<void>): Promise<ShownSite> {
	const folder = await createTemporarySite(name);
	await prepare?.(folder);
	await buildSite(folder.directory);
	const site = await startSite(folder.directory, "serve");
	const browser = await launchChromium();
	return {
		browser,
		folder,
		site,
		async end() {
			await browser.close();
			await site.stop();
			await folder.delete();
		},
	};
}
