import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";
import type { Visit } from "./visit.js";

/** One script is not there: its answer is the 404 page. */
const MISSING = { statuses: [404], expected: ["Refused to execute script"] };

/** What the page at /script/ has run, when all of it has. */
const ALL = [
	"/scripts/log.js?idle",
	"/scripts/log.js?post-hydrate",
	"idle loaded",
	"in wrapPageElement",
	"in wrapRootElement",
	"inline",
	"inline html",
	"missing failed",
	"post-hydrate loaded",
	"second loaded",
	"second missing failed",
];

/** SPEC 5.13, 9.11.3–10: the Script component. */
export function scriptTests(subject: BrowserSubject): void {
	test("9.11.3–4, 9.11.6–9 sources and inline, both strategies, duplicates and callbacks, in pages and around them", async () => {
		const visit = await subject.open("/script/", MISSING);
		expect(await scripts(visit)).toEqual(ALL);
		const log = await visit.evaluate<string[]>("scriptLog");
		expect(log.indexOf("/scripts/log.js?idle")).toBeGreaterThan(log.indexOf("inline"));
		expect(await visit.evaluate("document.querySelectorAll('script[src*=\"post-hydrate\"]').length")).toBe(1);
		expect(await visit.evaluate("document.querySelector('script[src*=\"post-hydrate\"]').dataset.extra")).toBe("kept");
		await visit.page.click("#late");
		await expect.poll(() => visit.evaluate("scriptLog.at(-1)")).toBe("late loaded");
		expect(await subject.html("/script/")).not.toContain("/scripts/log.js");
	});

	test("9.11.5–6 each script runs once: after anchors, links, back and forward; again after a reload", async () => {
		const visit = await subject.open("/script/", MISSING);
		await scripts(visit);
		await visit.page.click("text=Anchor");
		await visit.page.goBack();
		await visit.page.goForward();
		await visit.page.click("text=Away");
		await visit.see("h1", "No scripts");
		await visit.page.goBack();
		await visit.see("h1", "Scripts");
		await visit.page.goForward();
		await visit.see("h1", "No scripts");
		const sources = await visit.evaluate<string[]>("scriptLog.filter((name) => name.startsWith('/') || name.startsWith('in'))");
		expect(sources.toSorted()).toEqual(ALL.filter((name) => /^(?:\/|in)/.test(name)));
		await visit.page.goBack();
		await visit.page.reload();
		await visit.hydrated();
		expect(await scripts(visit)).toEqual(ALL);
	});

	// Nothing in it depends on React's version.
	test.runIf(subject.react === 19)("5.13.8 off-main-thread: Partytown runs it, and passes calls on", async () => {
		const visit = await subject.open("/script/worker/");
		await visit.see("#worker", "ran");
		await visit.evaluate("void tellWorker('a call')");
		await visit.see("#called", "a call");
		expect(visit.requests).toContain("/~partytown/partytown.js");
	});

	test("9.11.10 without requestIdleCallback", async () => {
		const visit = await subject.open("/script/", {
			...MISSING,
			init: "delete window.requestIdleCallback; delete window.cancelIdleCallback",
		});
		expect(await scripts(visit)).toEqual(ALL);
	});
}

/** Waits for all of them. */
async function scripts(visit: Visit): Promise<string[]> {
	const log = () => visit.evaluate<string[]>("scriptLog");
	await expect.poll(log, { timeout: 5_000 }).toHaveLength(ALL.length);
	return (await log()).toSorted();
}
