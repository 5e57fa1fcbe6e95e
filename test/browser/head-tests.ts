import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";
import type { Visit } from "./visit.js";

/** What `src/pages/head/first.js` asks for. */
const FIRST = {
	html: { lang: "de", "data-first": "html" },
	body: { class: "first", "data-site": "first" },
	title: "First title",
	metas: { both: "first", first: "/head/first/", theme: "root theme", "used-location": "/head/first/" },
};

/** SPEC 5.2, 9.9: the Head export in the document, on a direct visit and on navigation. */
export function headTests(subject: BrowserSubject): void {
	test("9.9.1–2 is in the document that the server sends", async () => {
		const html = await subject.html("/head/first/");
		expect(html).toMatch(/<html[^>]* lang="de"/);
		expect(html).toMatch(/<body[^>]* class="first"/);
		expect(html).toContain(">First title</title>");
		expect(html).toContain('<link rel="stylesheet" href="/no.css"');
		expect(html.slice(0, html.indexOf("</head>"))).toContain('type="application/ld+json"');
	});

	test("9.9.3 added, changed and removed by navigation; attributes are given back", async () => {
		const visit = await subject.open("/head/none/");
		const before = await headOf(visit);
		await visit.follow("/head/first/");
		await visit.see("h1", "First head");
		expect(await headOf(visit)).toEqual({ ...FIRST, body: { ...before.body, ...FIRST.body }, html: { ...before.html, ...FIRST.html } });
		expect(await jsonLd(visit)).toEqual({ "@type": "Thing", name: "a & b </script> <c>" });
		await visit.follow("/head/second/");
		await visit.see("h1", "Second head");
		expect(await headOf(visit)).toEqual({
			html: { ...before.html, lang: "fr" },
			body: before.body,
			title: "Second title",
			metas: { both: "second" },
		});
		await visit.page.goBack();
		await visit.see("h1", "First head");
		expect((await headOf(visit)).metas).toEqual(FIRST.metas);
		await visit.follow("/head/none/");
		await visit.see("h1", "No head");
		expect(await headOf(visit)).toEqual(before);
		expect(await visit.evaluate("document.querySelectorAll('[data-gatsby-head]').length")).toBe(0);
	});

	test("a direct visit keeps what the server sent, and navigation takes it away", async () => {
		const visit = await subject.open("/head/first/");
		const count = () => visit.evaluate("document.querySelectorAll('[data-gatsby-head]').length");
		expect(await headOf(visit)).toMatchObject({ title: FIRST.title, metas: FIRST.metas });
		expect(await count()).toBe(10);
		expect(await jsonLd(visit)).toEqual({ "@type": "Thing", name: "a & b </script> <c>" });
		await visit.follow("/head/none/");
		await visit.see("h1", "No head");
		expect(await count()).toBe(0);
		expect(await visit.evaluate("document.documentElement.hasAttribute('data-first')")).toBe(false);
		expect(await visit.evaluate("document.body.className")).toBe("");
	});

	test("9.9.6 an inline script runs once on a direct visit, and once for each time it is inserted", async () => {
		const visit = await subject.open("/head/first/");
		await visit.page.waitForLoadState("networkidle");
		expect(await visit.evaluate("headRuns")).toBe(1);
		await visit.follow("/head/none/");
		await visit.see("h1", "No head");
		await visit.follow("/head/second/");
		await visit.see("h1", "Second head");
		expect(await visit.evaluate("headRuns")).toBe(2);
	});

	test("two pages with the same script: it stays, and does not run again", async () => {
		const visit = await subject.open("/head/second/");
		await visit.follow("/head/first/");
		await visit.see("h1", "First head");
		expect(await visit.evaluate("headRuns")).toBe(1);
	});
}

interface HeadState {
	readonly html: Readonly<Record<string, string>>;
	readonly body: Readonly<Record<string, string>>;
	readonly title: string;
	/** By name, without the site's own. */
	readonly metas: Readonly<Record<string, string>>;
}

function headOf(visit: Visit): Promise<HeadState> {
	return visit.page.evaluate(() => {
		const attributes = (element: Element) => Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));
		const metas = [...document.querySelectorAll<HTMLMetaElement>("meta[data-gatsby-head]")];
		return {
			html: attributes(document.documentElement),
			body: attributes(document.body),
			title: document.title,
			metas: Object.fromEntries(metas.map(({ name, content }) => [name, content])),
		};
	});
}

async function jsonLd(visit: Visit): Promise<unknown> {
	return JSON.parse((await visit.text("script[type='application/ld+json']")) ?? "null");
}
