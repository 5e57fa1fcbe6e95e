import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";

/** Address, heading, and what the route knows besides. */
const ROUTES = [
	["/app/", "App index", { uri: "/app", params: {} }],
	["/app/dynamic/7/", "Dynamic", { id: "7", uri: "/app/dynamic/7", params: { id: "7" }, matched: "7" }],
	["/app/static/", "Static sibling", { uri: "/app/static" }],
	["/app/a/more/b/c/", "Wildcard", { rest: "b/c", uri: "/app/a/more", params: { wild: "a", "*": "b/c" } }],
	["/app/nested/", "Nested index", { uri: "/app/nested" }],
	["/app/nested/9/", "Nested dynamic", { id: "9", uri: "/app/nested/9", params: { id: "9" } }],
	["/app/nowhere/at/all/", "Not in the app", {}],
	["/app/page/", "A page of its own", null],
] as const;

/** SPEC 5.14.3, 9.4.1–4: routes of `@reach/router` below a client-only page. */
export function subRouterTests(subject: BrowserSubject): void {
	// Nothing in it depends on React's version.
	if (subject.react !== 19) return;
	test("9.4.1, 9.4.3, 9.4.4, 9.4.6 routes of a page, directly", async () => {
		// Each document takes a while in develop.
		const routes = subject.command === "develop" ? ROUTES.filter((_, index) => index % 3 === 0) : ROUTES;
		for (const [path, title, known] of routes) {
			const visit = await subject.open(path);
			await visit.see(known && path.startsWith("/app/nested/") ? "section section h1" : "h1", title);
			if (known) await expect.poll(() => routeOf(visit)).toMatchObject({ ...known, pathname: path });
			expect(await visit.address()).toBe(path);
		}
	});

	test("9.4.2, 9.4.3, 9.4.4 routes of a page, by links", async () => {
		const visit = await subject.open("/");
		for (const [path, title, known] of ROUTES) {
			await visit.follow(path);
			await visit.see(known && path.startsWith("/app/nested/") ? "section section h1" : "h1", title);
			if (known) expect(await routeOf(visit)).toMatchObject({ ...known, pathname: path });
			expect(await visit.address()).toBe(path);
		}
		expect(visit.documents).toEqual(["/"]);
	});

	test("5.14.3 Link and navigate start from the route, Redirect replaces, globalHistory hears of it, Match and Location follow", async () => {
		const visit = await subject.open("/app/");
		await visit.page.click("text=Two");
		await visit.see("h1", "Dynamic");
		expect(await Promise.all(["#match", "#located"].map(visit.text))).toEqual(["two", "/app/dynamic/two/"]);
		await visit.page.click("#up");
		await visit.see("#match", "up");
		expect(await visit.address()).toBe("/app/dynamic/up/");
		await visit.page.click("text=Old");
		await visit.see("h1", "Static sibling");
		expect(await visit.address()).toBe("/app/static/");
		await visit.page.goBack();
		await visit.see("#match", "up");
		expect(await visit.evaluate("heard")).toEqual([
			"PUSH /app/dynamic/two/",
			"PUSH /app/dynamic/up/",
			"PUSH /app/old/",
			"PUSH /app/static/",
			"POP /app/dynamic/up/",
		]);
	});

	test("5.7.13 another route has the focus on its router; a text field keeps it", async () => {
		const visit = await subject.open("/app/");
		const focused = () => visit.evaluate("document.activeElement.id");
		await visit.follow("/app/dynamic/1/");
		await visit.see("h1", "Dynamic");
		await expect.poll(focused).toBe("app-router");
		await visit.page.focus("#field");
		await visit.navigate("/app/static/");
		await visit.see("h1", "Static sibling");
		expect(await focused()).toBe("field");
		await visit.follow("/app/page/");
		await visit.see("h1", "A page of its own");
		expect(await focused()).toBe("gatsby-focus-wrapper");
	});
}

async function routeOf(visit: { json(selector: string): Promise<unknown> }): Promise<unknown> {
	return (await visit.json("section section #route")) ?? visit.json("#route");
}
