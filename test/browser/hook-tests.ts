import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";

/** SPEC 5.3: hooks of a plugin in CommonJS and of the site. Their order around navigations is in navigation-tests. */
export function hookTests(subject: BrowserSubject): void {
	test("5.3.1 onClientEntry: one after another, promises are waited for, the document is there; wrappers that return nothing", async () => {
		const visit = await subject.open("/about/");
		expect(await visit.evaluate("entryLog")).toEqual(["watcher begins, document shown", "watcher ends", "the site"]);
		expect(await visit.text("h1")).toBe("About");
		expect(await visit.text("#theme")).toBe("root theme");
	});

	test.runIf(subject.react === 19)("5.3.15 onCaughtError and onUncaughtError, in place of React's messages", async () => {
		const visit = await subject.open("/hooks/errors/");
		await visit.page.click("#inside");
		await visit.see("#caught", "inside asked for by a test");
		await visit.page.click("#outside");
		const log = () => visit.evaluate<string[]>("errorLog");
		await expect.poll(log).toEqual(["caught inside asked for by a test, string", "uncaught outside asked for by a test, string"]);
	});

	test.runIf(subject.react === 18)("5.3.15 React 18 has no such callbacks: the page works, and React says it", async () => {
		const visit = await subject.open("/hooks/errors/", { expected: ["asked for by a test", "The above error occurred"] });
		await visit.page.click("#inside");
		await visit.see("#caught", "inside asked for by a test");
		expect(await visit.evaluate("errorLog")).toEqual([]);
	});
}
