import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";

/** SPEC 5.12 and 9.11: slices. `test/sites/browser/slice-pages.js` says which pages have which. */
export function sliceTests(subject: BrowserSubject): void {
	test("9.11.1 a slice has its own content, context, props, children, data and what wrapRootElement gives", async () => {
		const visit = await subject.open("/slices/en/");
		const html = await subject.html("/slices/en/");
		for (const text of [">Hello<", ">component---src-pages-about-js<", ">root theme<", "<b>/slices/en/</b>"]) expect(html).toContain(text);
		expect(await visit.text("#greeting")).toBe("Hello");
		expect(await visit.text("#greeting-data")).toBe("component---src-pages-about-js");
		expect(await visit.text("#greeting-theme")).toBe("root theme");
		expect(await visit.text("#greeting-children b")).toBe("/slices/en/");
		expect(await visit.json("#greeting-props")).toEqual({ mark: "given", list: [1, { two: 2 }] });
		await visit.page.click("#greeting-count");
		await visit.see("#greeting-count", "1");
	});

	test("9.11.1 5.12.6 a static query in a slice, and a slice in a slice", async () => {
		const visit = await subject.open("/slices/en/");
		expect(await visit.text("#footer")).toBe("Browser");
		expect(await visit.text("#note")).toBe("nested");
	});

	test("9.11.2 an alias is another slice on another page; also around the pages", async () => {
		const visit = await subject.open("/slices/de/");
		expect(await visit.text("#greeting")).toBe("Hallo");
		expect(await visit.text("#greeting-data")).toBe("component---src-pages-styled-js");
		expect(await visit.text("#banner")).toBe("Fahne");
		await visit.follow("/slices/en/");
		await visit.see("#greeting", "Hello");
		await visit.see("#banner", "Banner");
		await visit.page.goBack();
		await visit.see("#greeting", "Hallo");
		await visit.see("#banner", "Fahne");
	});

	test("5.12.10 slices are there when a page is shown, and their data are asked for once", async () => {
		const visit = await subject.open("/");
		await visit.follow("/slices/en/");
		await visit.see("#greeting", "Hello");
		await visit.follow("/about/");
		await visit.see("h1", "About");
		await visit.follow("/slices/de/");
		await visit.see("#greeting", "Hallo");
		const asked = visit.requests.filter((request) => request.includes("/slice-data/"));
		expect(asked.length).toBeGreaterThan(3);
		expect(new Set(asked).size).toBe(asked.length);
	});

	test("9.1.5 5.12.11 a server-rendered page with a footer slice that has a static query", async () => {
		const html = await subject.html("/ssr/sliced/");
		expect(html).toContain('<p id="footer">Browser</p><p id="note">nested</p>');
		const visit = await subject.open("/ssr/sliced/");
		expect(await visit.text("#footer")).toBe("Browser");
		await visit.follow("/about/");
		await visit.see("h1", "About");
		await visit.follow("/ssr/sliced/?again");
		await visit.see("#footer", "Browser");
	});

	test("9.11.1, 9.11.11 a deferred page with slices, directly and by a link", async () => {
		expect(await subject.html("/slices/deferred/")).toContain('<p id="greeting">Hallo</p>');
		const visit = await subject.open("/slices/deferred/");
		expect(await visit.text("#note")).toBe("nested");
		const linked = await subject.open("/");
		await linked.follow("/slices/deferred/");
		await linked.see("#greeting", "Hallo");
		expect(linked.documents).toEqual(["/"]);
	});

	test.runIf(subject.command === "develop")(
		"an edit of a slice is shown and keeps the page's state; one of its query loads the page anew",
		async () => {
			const file = "src/slices/greeting.js";
			const visit = await subject.open("/slices/en/");
			await visit.page.click("#greeting-count");
			await visit.see("#greeting-count", "1");
			await subject.edit(file, (text) => text.replace("{sliceContext.word}", "{sliceContext.word}!"));
			await visit.see("#greeting", "Hello!");
			expect(await visit.text("#greeting-count")).toBe("1");
			expect(visit.documents).toHaveLength(1);
			await subject.edit(file, (text) => text.replace("found: componentChunkName", "found: path"));
			await visit.see("#greeting-data", "/about/");
			await visit.hydrated();
			await subject.edit(file, (text) => text.replace("word}!", "word}").replace("found: path", "found: componentChunkName"));
			await visit.see("#greeting-data", "component---src-pages-about-js");
			await visit.hydrated();
		},
	);

	test("5.12.4 2.1.18 a function among the props is refused, and so is an alias that turns out to name nothing", async () => {
		expect(await subject.html("/ssr/sliced/?prop=alias")).not.toContain("Sliced on request</h1>");
		expect(await subject.html("/ssr/sliced/?prop=function")).not.toContain("Sliced on request</h1>");
		expect(await subject.html("/ssr/sliced/?prop=null")).toContain("Sliced on request</h1>");
	});
}
