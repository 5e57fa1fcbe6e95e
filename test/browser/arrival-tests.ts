import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";
import type { Visit } from "./visit.js";

/** SPEC 5.11, 5.7.13–14, 9.5.17–18: scroll, focus and announcement on arrival. */
export function arrivalTests(subject: BrowserSubject): void {
	test("9.5.17, 9.13.7 back restores the position, a link to the same page does not", async () => {
		const visit = await subject.open("/scroll/first/");
		await visit.evaluate("scrollTo(0, 1234)");
		await visit.navigate("/scroll/second/");
		await visit.see("h1", "Long second");
		await expect.poll(() => scrollY(visit)).toBe(0);
		await visit.evaluate("scrollTo(0, 567)");
		await visit.page.goBack();
		await visit.see("h1", "Long first");
		await expect.poll(() => scrollY(visit)).toBe(1234);
		await visit.navigate("/scroll/second/");
		await visit.see("h1", "Long second");
		await expect.poll(() => scrollY(visit)).toBe(0);
		await visit.page.goBack();
		await visit.see("h1", "Long first");
		await expect.poll(() => scrollY(visit)).toBe(1234);
	});

	test("9.13.7, 5.11.6 useScrollRestoration: back restores a container's position, another visit begins at its top", async () => {
		const visit = await subject.open("/scroll/container/");
		const top = () => visit.evaluate("document.getElementById('container').scrollTop");
		await visit.evaluate("document.getElementById('container').scrollTop = 321");
		await expect
			.poll(() => visit.evaluate("Object.entries(sessionStorage).some(([key, top]) => key.endsWith('|list') && top === '321')"))
			.toBe(true);
		await visit.navigate("/scroll/second/");
		await visit.see("h1", "Long second");
		await visit.page.goBack();
		await visit.see("h1", "Container");
		await expect.poll(top).toBe(321);
		await visit.navigate("/scroll/second/");
		await visit.see("h1", "Long second");
		await visit.navigate("/scroll/container/");
		await visit.see("h1", "Container");
		expect(await top()).toBe(0);
	});

	test("9.5.17 a reload keeps the position", async () => {
		const visit = await subject.open("/scroll/first/");
		await visit.evaluate("scrollTo(0, 900)");
		await visit.page.reload();
		await expect.poll(() => scrollY(visit)).toBe(900);
	});

	test.each(["#füß", "#f%C3%BC%C3%9F"])("9.5.17, 5.11.3 a hash, also encoded, on navigation and directly: %s", async (hash) => {
		const visit = await subject.open("/");
		await visit.follow(`/scroll/first/${hash}`);
		await visit.see("h1", "Long first");
		await expect.poll(() => targetTop(visit)).toBe(0);
		await visit.page.goBack();
		await visit.see("h1", "Home");
		const direct = await subject.open(`/scroll/second/${hash}`);
		await expect.poll(() => targetTop(direct)).toBe(0);
	});

	test("9.5.17 a hash on the same page; back from it", async () => {
		const visit = await subject.open("/scroll/first/");
		await visit.evaluate("scrollTo(0, 100)");
		await visit.navigate("#füß");
		await expect.poll(() => targetTop(visit)).toBe(0);
		await visit.page.goBack();
		await expect.poll(() => scrollY(visit)).toBe(100);
		expect(visit.documents).toEqual(["/scroll/first/"]);
	});

	test("5.11.3 a hash that matches nothing leaves the position at the top", async () => {
		const visit = await subject.open("/");
		await visit.navigate("/scroll/first/#nothing%zz");
		await visit.see("h1", "Long first");
		expect(await scrollY(visit)).toBe(0);
		await visit.evaluate("scrollTo(0, 200)");
		await visit.navigate("#nothing-either");
		await expect.poll(() => visit.address()).toBe("/scroll/first/#nothing-either");
	});

	test("5.11.2 where less motion is asked for, smooth scrolling is not", async () => {
		const visit = await subject.open("/scroll/first/");
		await visit.page.emulateMedia({ reducedMotion: "reduce" });
		await visit.evaluate("document.documentElement.style.scrollBehavior = 'smooth'");
		const jump = "siteNavigate('#füß').then(() => Math.trunc(document.getElementById('füß').getBoundingClientRect().top) || 0)";
		expect(await visit.evaluate(jump)).toBe(0);
		expect(await visit.evaluate("siteNavigate('/scroll/second/').then(() => scrollY)")).toBe(0);
	});

	test("5.11.4 shouldUpdateScroll: false stays, coordinates and ids are honoured", async () => {
		const visit = await subject.open("/scroll/first/");
		const arrive = async (wish: string, path: string, title: string) => {
			await visit.evaluate(`scrollWish = ${wish}`);
			await visit.navigate(path);
			await visit.see("h1", title);
		};
		await visit.evaluate("scrollTo(0, 300)");
		await arrive("false", "/scroll/second/", "Long second");
		expect(await scrollY(visit)).toBe(300);
		await arrive("[0, 450]", "/scroll/first/", "Long first");
		await expect.poll(() => scrollY(visit)).toBe(450);
		await arrive("'füß'", "/scroll/second/", "Long second");
		await expect.poll(() => targetTop(visit)).toBe(0);
	});

	test("9.5.18 navigation focuses the page's wrapper and announces the page; the first page does neither", async () => {
		const visit = await subject.open("/");
		const focused = () => visit.evaluate("document.activeElement.id");
		expect([await focused(), await visit.text("#gatsby-announcer")]).toEqual(["", ""]);
		for (const [path, title] of [
			["/about/", "About"],
			["/client/a/", "Client"],
			["/", "Home"],
		] as const) {
			await visit.follow(path);
			await visit.see("#gatsby-announcer", `Navigated to ${title}`);
			expect(await focused()).toBe("gatsby-focus-wrapper");
		}
	});

	test("9.5.18 to the 404 page, from it and within it", async () => {
		const visit = await subject.open("/", { statuses: [404] });
		for (const [path, title] of [
			["/nothing/", "Not found"],
			["/nothing/else/", "Not found"],
			["/about/", "About"],
		] as const) {
			await visit.evaluate("document.activeElement.blur()");
			await visit.follow(path);
			await expect.poll(() => visit.address()).toBe(path);
			await visit.see("h1", title);
			await expect.poll(() => visit.evaluate("document.activeElement.id")).toBe("gatsby-focus-wrapper");
		}
		expect(visit.documents).toEqual(["/"]);
	});
}

function scrollY(visit: Visit): Promise<number> {
	return visit.evaluate("Math.trunc(scrollY)");
}

function targetTop(visit: Visit): Promise<number> {
	return visit.evaluate("Math.trunc(document.getElementById('füß').getBoundingClientRect().top) || 0");
}
