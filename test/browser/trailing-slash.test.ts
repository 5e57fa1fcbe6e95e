import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";
import { openVisit } from "./visit.js";

/** Pages of all kinds, without the slash; each keeps query and hash. */
const EXACT = ["/about", "/made", "/ssr/static"];
const PATTERNS = ["/client/a", "/made/matched/5", "/ssr/param/x", "/ssr/wildcard/x/x"];

/** Whether the path ends with a slash when it was asked for with or without one. */
const POLICIES = {
	always: () => true,
	never: () => false,
	ignore: (asked: boolean) => asked,
} as const;

/** SPEC 9.7: rows that concern pages. */
describe.each(Object.entries(POLICIES))("trailingSlash: %s", (policy, ends) => {
	let browser: Browser;
	let folder: TemporarySite;
	let site: RunningSite;
	beforeAll(async () => {
		browser = await launchChromium();
		folder = await createTemporarySite("browser");
		const environment = { TEST_TRAILING_SLASH: policy };
		await buildSite(folder.directory, [], environment);
		site = await startSite(folder.directory, "serve", { environment });
	});
	afterAll(async () => {
		await browser?.close();
		await site?.stop();
		await folder?.delete();
	});
	const address = (path: string, withSlash: boolean) => `${path}${withSlash ? "/" : ""}?query_param=hello#anchor`;

	test("9.7.1–9.7.10 by links", async () => {
		const visit = await openVisit(browser, `${site.url}/`);
		for (const path of [...EXACT, ...PATTERNS]) {
			for (const asked of [false, true]) {
				await visit.follow(address(path, asked));
				await expect.poll(() => visit.address()).toBe(address(path, ends(asked)));
				const search = expect.objectContaining({ search: "?query_param=hello" });
				await expect.poll(() => visit.json("#facts")).toMatchObject({ location: search, same: true });
				await visit.follow("/");
				await visit.see("h1", "Home");
			}
		}
		expect(visit.documents).toEqual(["/"]);
		expect(visit.problems).toEqual([]);
		await visit.close();
	});

	test("9.7.11 relative links", async () => {
		const visit = await openVisit(browser, `${site.url}/made`);
		await visit.follow("beside/");
		await visit.see("#from", "beside");
		expect(await visit.address()).toBe(`/made/beside${ends(true) ? "/" : ""}`);
		expect(visit.problems).toEqual([]);
		await visit.close();
	});

	test.each([...EXACT, ...PATTERNS])("9.7.12–9.7.14 directly: %s", async (path) => {
		for (const asked of [false, true]) {
			const visit = await openVisit(browser, site.url + address(path, asked));
			// A page that is no pattern corrects its address by itself. SPEC 5.10.2.
			const expected = policy === "ignore" && EXACT.includes(path) ? true : ends(asked);
			await expect.poll(() => visit.address()).toBe(address(path, expected));
			await expect.poll(() => visit.json("#facts")).toMatchObject({ location: { search: "?query_param=hello", hash: "#anchor" } });
			expect(visit.problems).toEqual([]);
			await visit.close();
		}
	});
});
