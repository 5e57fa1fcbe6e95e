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

/** In develop the console names the elements that Head drops. */
const NOT_VALID = ["is not a valid element in Head"];

/** Collects which nodes of the head come and go, by the name of their meta or their tag; what happens at once is one list. */
const WATCH_HEAD = `
	window.headChanges = [];
	const nameOf = (node) => node.getAttribute?.("name") ?? node.localName;
	new MutationObserver((records) => {
		const changes = records.flatMap(({ addedNodes, removedNodes }) => [
			...Array.from(removedNodes, (node) => "-" + nameOf(node)),
			...Array.from(addedNodes, (node) => "+" + nameOf(node)),
		]).filter((change) => !/link$|style$|script$/.test(change));
		if (changes.length > 0) window.headChanges.push(changes);
	}).observe(document.head, { childList: true });
`;

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

	test.each(["static", "deferred", "server"])(
		"9.2.22, 9.9.1, 9.9.4–5, 9.9.7–10, 9.9.13 a re-exported Head with queries, context and nesting: %s page, directly and by a link",
		async (kind) => {
			const wanted = [
				["deduplicated", "last"],
				["kept", "1"],
				["kept", "2"],
				["kind", kind],
				["props", JSON.stringify({ location: { pathname: `/head/${kind}/` }, rest: ["params"] })],
				["query", "Browser"],
				["theme", "root theme"],
			];
			const html = await subject.html(`/head/${kind}/`);
			const head = html.slice(0, html.indexOf("</head>"));
			expect(head).toContain(">Browser head</title>");
			expect(head).toContain(`#head-styled > p { content: '&<>' }`);
			expect(head).not.toMatch(/<div|<h1/);
			const direct = await subject.open(`/head/${kind}/`, { expected: NOT_VALID });
			await expect.poll(() => metasOf(direct)).toEqual(wanted);
			const linked = await subject.open("/head/none/", { expected: NOT_VALID });
			await linked.follow(`/head/${kind}/`);
			await expect.poll(() => metasOf(linked)).toEqual(wanted);
			expect(await linked.page.title()).toBe("Browser head");
			expect(await jsonLd(linked)).toEqual({ a: "<&>" });
			expect(await linked.evaluate("[...document.head.querySelectorAll('[data-gatsby-head]')].map((node) => node.localName).join()")).toBe(
				"title,meta,meta,meta,meta,meta,meta,meta,base,link,style,script",
			);
		},
	);

	test.runIf(subject.command === "develop")("9.9.11 a warning lists the elements that Head takes", async () => {
		const visit = await subject.open("/head/none/", { expected: NOT_VALID });
		const warning = visit.page.waitForEvent("console", (message) => message.type() === "warning");
		await visit.follow("/head/static/");
		expect((await warning).text()).toContain("link, meta, style, title, base, noscript, script, html, body");
	});

	test.runIf(subject.command === "develop")("9.9.12 an edited Head is shown without a reload", async () => {
		const file = "src/pages/head/second.js";
		const visit = await subject.open("/head/second/");
		await subject.edit(file, (text) => text.replace("Second title", "Edited title"));
		await expect.poll(() => visit.page.title(), { timeout: 15_000 }).toBe("Edited title");
		await subject.edit(file, (text) => text.replace("Edited title", "Second title"));
		await expect.poll(() => visit.page.title(), { timeout: 15_000 }).toBe("Second title");
		expect(visit.documents).toEqual(["/head/second/"]);
	});

	test("9.9.3, 8.50 from page to page only what differs is touched, all of it at once", async () => {
		const visit = await subject.open("/head/static/", { expected: NOT_VALID });
		await expect.poll(() => metasOf(visit)).toHaveLength(7);
		await visit.evaluate(WATCH_HEAD);
		await visit.follow("/head/deferred/");
		await expect.poll(() => visit.evaluate("headChanges.length")).toBe(1);
		expect(await visit.evaluate("headChanges")).toEqual([["-kind", "-props", "+kind", "+props"]]);
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

	test("9.9.3 a direct visit keeps what the server sent, and navigation takes it away", async () => {
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

	test("9.9.6 two pages with the same script: it stays, and does not run again", async () => {
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

/** Sorted by name. */
async function metasOf(visit: Visit): Promise<string[][]> {
	const metas = await visit.page.evaluate(() =>
		[...document.querySelectorAll<HTMLMetaElement>("meta[data-gatsby-head]")].map(({ name, content }) => [name, content]),
	);
	return metas.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : a > b ? 1 : 0));
}

async function jsonLd(visit: Visit): Promise<unknown> {
	return JSON.parse((await visit.text("script[type='application/ld+json']")) ?? "null");
}
