import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium, openPage, waitUntil } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

const HYDRATED = "window.hookLog";

let browser: Browser;
let folder: TemporarySite;
beforeAll(async () => {
	browser = await launchChromium();
	folder = await createTemporarySite("document");
	await buildSite(folder.directory);
});
afterAll(async () => {
	await browser?.close();
	await folder?.delete();
});

/** What the plugin's onRenderBody was told. */
const told = (html: string) => JSON.parse(/<script[^>]* id="told"[^>]*>(.*?)<\/script>/.exec(html)?.[1] ?? "null");
const bodyTag = (html: string) => /<body([^>]*)>/.exec(html)?.[1];

describe.each(["serve", "develop"] as const)("documents made by hooks and src/html, %s", (command) => {
	let site: RunningSite;
	beforeAll(async () => {
		site = await startSite(folder.directory, command);
	});
	afterAll(async () => {
		await site?.stop();
	});
	const html = async (path: string) => (await fetch(site.url + path)).text();

	test("5.4.9 attributes and props are merged in depth, and 5.2.10 those of Head win", async () => {
		const document = await html("/");
		expect(document).toContain('<html lang="de" class="head" style="color:red;margin:2px">');
		expect(bodyTag(document)).toBe(
			' data-first="head" class="first" data-path="/" data-deep="{&quot;first&quot;:1,&quot;both&quot;:&quot;site&quot;,&quot;site&quot;:2}"',
		);
		expect(bodyTag(await html("/private/"))).toContain(' data-first="yes"');
	});

	test("5.2.14, 5.4.3 components are in their order: metas first, and then as onPreRenderHTML wants them", async () => {
		const document = await html("/");
		const places = [
			"<title>From html.js</title>",
			"<style>body > p{color:tomato}</style>",
			'<meta name="generator"',
			'<meta name="from" content="first"/>',
			'<meta name="from" content="head" data-gatsby-head="true"/>',
			"window.first = 1 < 2;",
			'<link rel="icon"',
			"window.ofHead",
			"<p>before</p>",
			'<noscript><img src="/pixel.png" alt=""/></noscript>',
			'<div id="___gatsby"><div',
			"<p>after</p>",
			'<script id="gatsby-script-loader">',
			'<script id="gatsby-chunk-mapping">',
			"<p>last</p></body></html>",
		].map((part) => document.indexOf(part));
		expect(places).not.toContain(-1);
		expect(places).toEqual([...places].sort((a, b) => a - b));
	});

	test("5.4.2, 5.4.8, 5.4.13 onRenderBody is told of the page; its pathname has the query", async () => {
		expect(told(await html("/private/?a=1&b"))).toMatchObject({
			pathname: "/private/?a=1&b",
			pathPrefix: "",
			hasBody: true,
			page: "/private/?a=1&b",
			other: null,
		});
	});

	test("5.4.1, 5.4.6 an asynchronous replaceRenderer renders the page", async () => {
		const document = await html("/replaced/?n=7");
		expect(document).toContain("<h1>Replaced by the site <!-- -->7</h1>");
		expect(bodyTag(document)).toContain(' data-replaced="yes"');
	});

	test("5.4.12 what hooks keep between their calls belongs to one request", async () => {
		const asked = Array.from({ length: 12 }, (_, n) => (n % 3 === 0 ? { n, path: `/noted/?n=${n}&ms=5` } : { n, path: `/noted/?n=${n}` }));
		const notes = await Promise.all(asked.map(async ({ path }) => told(await html(path)).notes));
		expect(notes.map((list: string[]) => [...new Set(list.map((note) => note.replace("late ", "")))])).toEqual(
			asked.map(({ n }) => [`${n}`]),
		);
		const same = await Promise.all(Array.from({ length: 6 }, async () => told(await html("/noted/?n=x&ms=5")).notes));
		for (const list of same) expect(list).toContain("late x");
	});

	test("5.4.10 a hook's error names the plugin, is answered by 500 and keeps nobody waiting", async () => {
		const [broken, ...others] = await Promise.all(["/broken/", "/noted/?n=1&ms=5", "/broken/", "/"].map((path) => fetch(site.url + path)));
		expect(broken?.status).toBe(500);
		expect(others.map(({ status }) => status)).toEqual([200, 500, 200]);
		await site.says("GATZ_SSR_HOOK_FAILED");
		await site.says("The hook onRenderBody in gatsby-ssr failed: No luck (from plugin: gatsby-plugin-first)");
	});

	test("pages hydrate, and scripts and styles of hooks and Head count", async () => {
		const { page, problems, close } = await openPage(browser, `${site.url}/`, { until: HYDRATED });
		await waitUntil(page, "window.inline");
		expect(await page.evaluate("[window.first, window.ofHead, window.inline]")).toEqual([true, "ran", "ran"]);
		expect(await page.evaluate("getComputedStyle(document.querySelector('body > p')).color")).toBe("rgb(255, 99, 71)");
		expect(await page.evaluate("getComputedStyle(document.querySelector('h1')).color")).toBe("rgb(1, 2, 3)");
		expect(problems).toEqual([]);
		await close();
	});
});

describe("csp: hashes and nonces of all that hooks, src/html and Head write", () => {
	let site: RunningSite;
	beforeAll(async () => {
		site = await startSite(folder.directory, "serve");
	});
	afterAll(async () => {
		await site?.stop();
	});
	const get = async (path: string, headers = {}) => {
		const answer = await fetch(site.url + path, { headers });
		const policy = answer.headers.get("content-security-policy");
		const [scripts] = /script-src[^;]*/.exec(policy ?? "") ?? [];
		return { html: await answer.text(), policy, scripts, status: answer.status, etag: answer.headers.get("etag") };
	};

	test("static, deferred and public answers have hashes, private ones a new nonce", async () => {
		for (const path of ["/", "/index.html", "/deferred/", "/deferred/", "/public/"]) {
			expect((await get(path)).scripts, path).toMatch(/^script-src 'self'(?: 'sha256-[\w+/]{43}=')+$/);
		}
		const [one, other] = [await get("/private/"), await get("/private/")];
		const [nonce, otherNonce] = [one, other].map(({ scripts }) => /'nonce-([^']+)'/.exec(scripts ?? "")?.[1]);
		expect(nonce).not.toBe(otherNonce);
		expect(one.html.match(/<script /g)).toHaveLength(one.html.split(`<script nonce="${nonce}"`).length - 1);
		expect(one.html).not.toContain("of-a-plugin");
	});

	test("directives of gatsby-config are merged with those that a page needs", async () => {
		const { policy } = await get("/");
		expect(policy?.replace(/ 'sha256-[^']*'/g, "")).toBe(
			"script-src 'self'; style-src 'self'; base-uri 'self'; connect-src 'self' https://api.example; default-src 'self'; font-src 'self' data:; " +
				"frame-src 'none'; img-src 'self' data:; media-src 'self' data:; object-src 'none'; style-src-attr 'unsafe-inline'",
		);
	});

	test.each(["/", "/private/", "/public/", "/deferred/"])(
		"Chromium sees no violation on %s and on what is reached from there",
		async (path) => {
			const { page, problems, documents, close } = await openPage(browser, site.url + path, { until: HYDRATED });
			if (path !== "/deferred/") await waitUntil(page, "window.inline && window.ofHead && window.first");
			await page.evaluate("window.___navigate('/replaced/?n=1')");
			await waitUntil(page, "document.querySelector('h1')?.textContent === 'Replaced 1'");
			await page.evaluate("delete window.ofHead; window.___navigate('/')");
			await waitUntil(page, "window.ofHead && getComputedStyle(document.querySelector('h1')).padding === '4px'");
			expect(documents).toEqual([path]);
			expect(problems).toEqual([]);
			await close();
		},
	);

	test.each(["/private/?inject", "/public/?inject"])("a script in the data of %s does not run", async (path) => {
		const { page, problems, close } = await openPage(browser, site.url + path, { until: HYDRATED });
		expect(await page.evaluate("window.injected")).toBe(undefined);
		expect(problems).toEqual([expect.stringContaining("Content Security Policy")]);
		await close();
	});
});
