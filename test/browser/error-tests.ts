import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";
import type { Visit } from "./visit.js";

/** SPEC 5.15, 1.14, 9.1.16–17, 9.4.8–10: the 404 and the 500 page, and statuses that a page chooses. */
export function errorTests(subject: BrowserSubject): void {
	test("9.4.8, 9.4.10, 9.5.9 a link to nowhere shows the 404 page at that URL, which is one update of the route; back leaves it", async () => {
		const visit = await subject.open("/", { statuses: [404] });
		await visit.follow("/nothing/here/?q=1#h");
		await visit.see("h1", "Not found");
		expect(await visit.address()).toBe("/nothing/here/?q=1#h");
		await expect.poll(() => routeUpdates(visit)).toEqual(["/", "/nothing/here/?q=1#h"]);
		expect(await visit.evaluate("___loader.isPageNotFound('/nothing/here/')")).toBe(true);
		await visit.page.goBack();
		await visit.see("h1", "Home");
		await visit.page.goForward();
		await visit.see("h1", "Not found");
		expect(visit.documents).toEqual(["/"]);
	});

	test("9.4.9, 9.5.10, 9.11.11 a direct visit of nowhere; links lead away from it", async () => {
		const visit = await subject.open("/nothing/here/", { statuses: [404] });
		expect(await visit.text("h1")).toBe("Not found");
		expect(await visit.address()).toBe("/nothing/here/");
		if (subject.command === "develop") await visit.page.click("text=Preview custom 404 page");
		expect(await routeUpdates(visit)).toEqual(["/nothing/here/"]);
		await visit.follow("/about/");
		await visit.see("h1", "About");
		await visit.page.goBack();
		await visit.see("h1", "Not found");
		expect(visit.documents).toEqual(["/nothing/here/"]);
	});

	test("5.15.5 the 404 page can be visited", async () => {
		const visit = await subject.open("/404/");
		expect(await visit.text("h1")).toBe("Not found");
	});

	test("9.1.16, 9.2.3 a page that fails, directly", async () => {
		const visit = await subject.open("/ssr/fails/?direct", { statuses: [500] });
		expect(await visit.text("h1")).toBe("Failed");
		expect(await visit.address()).toBe("/ssr/fails/?direct");
		if (subject.command === "serve") expect(await visit.page.content()).not.toContain("private reason");
	});

	test("9.1.17 a page that fails, by a link: asked once, and again by the next visit", async () => {
		const visit = await subject.open("/", { statuses: [500] });
		const url = `/ssr/fails/?link=${subject.react}`;
		await visit.follow(url);
		await visit.see("h1", "Failed");
		expect(await visit.address()).toBe(url);
		expect(await subject.runs(url)).toHaveLength(1);
		await visit.follow("/about/");
		await visit.see("h1", "About");
		await visit.follow(url);
		await visit.see("h1", "Failed");
		expect(await subject.runs(url)).toHaveLength(2);
		expect(visit.documents).toEqual(["/"]);
	});

	test.each([404, 410, 418, 500, 503])("8.21 a status of its own never changes what a page shows: %i", async (status) => {
		const url = `/ssr/status/?code=${status}&by=${subject.react}`;
		const direct = await subject.open(url, { statuses: [status] });
		expect(await direct.text("h1")).toBe(`Status ${status}`);
		const linked = await subject.open("/", { statuses: [status] });
		await linked.follow(url);
		await linked.see("h1", `Status ${status}`);
		expect(await linked.address()).toBe(url);
		expect(linked.documents).toEqual(["/"]);
		expect(await subject.runs(url)).toHaveLength(2);
	});

	test.each(["returned", "thrown", "response"])("8.55 notFound() shows the 404 page, directly and by a link: %s", async (way) => {
		const url = `/ssr/missing/?way=${way}&by=${subject.react}`;
		const direct = await subject.open(url, { statuses: [404] });
		expect(await direct.text("h1")).toBe("Not found");
		const linked = await subject.open("/", { statuses: [404] });
		await linked.follow(url);
		await linked.see("h1", "Not found");
		expect(await linked.address()).toBe(url);
		expect(linked.documents).toEqual(["/"]);
		expect(await subject.runs(url)).toHaveLength(2);
	});
}

/** The locations of which `onRouteUpdate` was told. */
const routeUpdates = (visit: Visit) =>
	visit.evaluate<string[]>("hookLog.filter(([name]) => name === 'onRouteUpdate').map(([, location]) => location)");
