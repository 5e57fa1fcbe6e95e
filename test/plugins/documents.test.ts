import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, waitUntil } from "../support/chromium.js";
import { type ShownSite, showSite } from "../support/shown-site.js";

let shown: ShownSite;
beforeAll(async () => {
	shown = await showSite("document-plugins", async (folder) => {
		const { dependencies } = JSON.parse(await folder.read("package.json")) as { dependencies: Record<string, string> };
		await folder.link(...Object.keys(dependencies));
	});
});
afterAll(() => shown?.end());

test("plugins from npm write what they write in Gatsby", async () => {
	const html = await shown.folder.read("public/index.html");
	const parts = [
		'<html lang="en">', // react-helmet
		'<meta name="theme-color" content="#123456"/>', // manifest
		'<title data-react-helmet="true">Home &amp; more</title>',
		'<script data-react-helmet="true" type="application/ld+json">{"@type":"WebSite"}</script>',
		'<style data-styled="" data-styled-version=', // styled-components
		"{color:rgb(1, 2, 3);}",
		'<link rel="canonical" href="https://plugins.example/" data-baseprotocol="https:" data-basehost="plugins.example"/>', // canonical-urls
		'<script async="" src="https://www.googletagmanager.com/gtag/js?id=G-TEST"></script>', // google-gtag
		"gtag('config', 'G-TEST', {\"send_page_view\":false});",
		'<link rel="manifest" href="/manifest.webmanifest" crossorigin="anonymous"/>',
		'<body class="home">',
	];
	expect(parts.filter((part) => !html.includes(part))).toEqual([]);
});

test("8.x titles and styles of concurrent requests stay apart, where pages wait for something, too", async () => {
	const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
	const pages = await Promise.all(numbers.map(async (n) => (await fetch(`${shown.site.url}/server/?q=${n}`)).text()));
	for (const [index, html] of pages.entries()) {
		const n = index + 1;
		expect(html).toContain(`<title data-react-helmet="true">Server ${n}</title>`);
		expect(html.match(/rgb\(\d+, 0, 0\)/g)).toEqual([`rgb(${n}, 0, 0)`]);
	}
});

test("pages hydrate in silence; links of the page and of its content navigate; styles, title and canonical address follow", async () => {
	const block = (url: URL) => url.hostname === "www.googletagmanager.com";
	const { page, problems, documents, close } = await openPage(shown.browser, `${shown.site.url}/`, { block });
	await page.click("#plain");
	await waitUntil(page, "document.querySelector('h1').textContent === 'Server 2'");
	await waitUntil(page, "document.title === 'Server 2'");
	expect(await page.evaluate("getComputedStyle(document.querySelector('h1')).color")).toBe("rgb(2, 0, 0)");
	expect(await page.evaluate("document.querySelector('link[rel=canonical]').href")).toBe("https://plugins.example/server/?q=2");
	expect(documents).toEqual(["/"]);
	expect(problems).toEqual([]);
	await close();
});
