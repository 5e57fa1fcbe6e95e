import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, openPage } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { createTemporarySite, readTree, type TemporarySite } from "../support/temporary-site.js";

let site: TemporarySite;
let output: string;
let server: RunningSite;
let browser: Browser;
beforeAll(async () => {
	site = await createTemporarySite("settings");
	output = await buildSite(site.directory, [], { OVERRIDDEN: "value-at-build", SET_LATER: "value-at-build" });
	server = await startSite(site.directory, "serve", { environment: { OVERRIDDEN: "real-wins", SET_LATER: "at run time" } });
	browser = await launchChromium();
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	await site.delete();
});

test("9.2.10, 9.2.11 GATSBY_* is inlined on both sides, the server reads the rest when it runs, the browser gets none of it (SPEC 6.8)", async () => {
	const { page, problems, close } = await openPage(browser, `${server.url}/environment/`);
	expect(await page.textContent("h1")).toBe("name-of-env-production common-of-env");
	expect(JSON.parse((await page.textContent("#server")) ?? "")).toEqual({
		GATSBY_NAME: "name-of-env-production",
		SET_LATER: "at run time",
		OVERRIDDEN: "real-wins",
		knows: true,
	});
	await page.waitForFunction("document.querySelector('#browser').textContent !== ''");
	expect(await page.textContent("#browser")).toBe("undefined undefined undefined undefined");
	expect(await page.evaluate("[window.setByBrowser, window.entryRan]")).toEqual(["through global", true]);
	expect(problems).toEqual([]);
	await close();
});

test("no other value is in any public file", async () => {
	for (const [path, text] of Object.entries(await readTree(join(site.directory, "public")))) {
		expect(/secret-of-env|file-loses|value-at-build/.exec(text)?.[0], path).toBeUndefined();
	}
});

test("the build names each variable that the browser's code misses, once", () => {
	const named = output
		.split("\n")
		.flatMap((line) => /(\S+) reads process\.env\.(\w+) in the browser/.exec(line)?.slice(1, 3).join(" ") ?? []);
	expect(named).toEqual(["COMMON", "NOT_SET", "ONLY_SERVER"].map((key) => `src/pages/environment.js ${key}`));
});
