import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium, openPage } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, statTree, type TemporarySite } from "../support/temporary-site.js";

let site: TemporarySite;
let browser: Browser;
beforeAll(async () => {
	browser = await launchChromium();
	site = await createTemporarySite("plugins");
	const { dependencies } = JSON.parse(await site.read("package.json")) as { dependencies: Record<string, string> };
	await site.link(...Object.keys(dependencies).filter((name) => name.startsWith("gatsby-")));
	await buildSite(site.directory);
});
afterAll(async () => {
	await browser?.close();
	await site?.delete();
});

/** What a page shows in its element with an id. */
const shown = (html: string, id: string) => new RegExp(`id="${id}">([^<]*)<`).exec(html)?.[1];
const result = async (page: string) => JSON.parse(await site.read(`public/page-data/${page}/page-data.json`)).result;

const HIGHLIGHTED = '<span class="token keyword">const</span> green <span class="token operator">=</span>';

describe("a blog with plugins from npm, as they are", () => {
	test("has a page for each Markdown file, at the path that createFilePath made", async () => {
		const { data, pageContext } = await result("hello-world");
		expect(pageContext).toEqual({ id: expect.any(String), previousPostId: null, nextPostId: expect.any(String) });
		expect(data).toEqual({
			post: {
				excerpt: "This is the first…",
				html: expect.stringContaining("<strong>bold</strong>"),
				tableOfContents: expect.stringContaining('<a href="#a-heading">A heading</a>'),
				timeToRead: 1,
				wordCount: { words: 18 },
				headings: [
					{ value: "A heading", depth: 2 },
					{ value: "Another heading", depth: 2 },
				],
				frontmatter: { title: "Hello World", date: "01.05.2024" },
			},
			previous: null,
			next: { fields: { slug: "/second-post/" }, frontmatter: { title: "The second" } },
		});
		const html = await site.read("public/hello-world/index.html");
		expect(heading(html)).toBe("Hello World");
		expect(html).toContain(HIGHLIGHTED);
		expect(html).toContain('<a rel="next" href="/second-post/">The second</a>');
		expect(html).toMatch(/<title[^>]*>Hello World \| A blog<\/title>/);
	});

	test("has a list: sorted, limited, filtered, grouped, with links to nodes of a YAML file", async () => {
		const html = await site.read("public/index.html");
		expect(html.match(/<li>/g)).toHaveLength(1);
		expect(html).toContain('<a href="/second-post/">The second</a><small>June 09, 2024, 1 min, by Plays golf</small>');
		expect(html).toContain("<p>Words of the second post.</p>");
		expect(["total", "tags", "files"].map((id) => shown(html, id))).toEqual(["2", "code 2, life 2", "authors.yaml 0, products.json 2"]);
	});

	test("has one instance of graphql", async () => {
		expect(shown(await site.read("public/index.html"), "graphql")).toBe("true");
	});

	test("has the fields that createTypes declares and no node has", async () => {
		expect(await site.read("public/index.html")).toContain('<meta name="author" content="@gatz" data-gatsby-head="true"/>');
	});

	test("has a sitemap, server-rendered pages included", async () => {
		const locations = (xml: string) =>
			Array.from(xml.matchAll(/<loc>(.*?)<\/loc>/g), ([, url]) => url?.replace("https://blog.example", ""));
		expect(locations(await site.read("public/sitemap-index.xml"))).toEqual(["/sitemap-0.xml"]);
		expect(locations(await site.read("public/sitemap-0.xml"))).toEqual([
			"/",
			"/draft/",
			"/hello-world/",
			"/products/green-light/",
			"/products/yellow-car/",
			"/second-post/",
		]);
	});

	test("has a feed", async () => {
		const xml = await site.read("public/rss.xml");
		const all = (tag: string) => Array.from(xml.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "g")), ([, text]) => text);
		expect(all("title")).toEqual(["The feed of the blog", "The second", "Hello World"].map((title) => `<![CDATA[${title}]]>`));
		expect(all("pubDate")).toEqual(["Sun, 09 Jun 2024 00:00:00 GMT", "Wed, 01 May 2024 22:12:03 GMT"]);
		expect(xml).toContain("&lt;strong&gt;bold&lt;/strong&gt;");
	});

	test("is built again without a file being written, but for those of the plugins", async () => {
		const files = async () => {
			const { "rss.xml": _, "sitemap-0.xml": __, "sitemap-index.xml": ___, ...own } = await statTree(join(site.directory, "public"));
			return own;
		};
		const before = await files();
		await buildSite(site.directory);
		expect(await files()).toEqual(before);
		expect(await site.read("public/rss.xml")).toContain("Hello World");
	});
});

describe.each(["serve", "develop"] as const)("%s", (command) => {
	let running: RunningSite;
	beforeAll(async () => {
		running = await startSite(site.directory, command);
	});
	afterAll(() => running?.stop());
	const ask = async (path: string) => (await get(running.url + path)).text.replaceAll("&quot;", '"');

	test("answers with the data of the nodes", async () => {
		const post = await ask("/hello-world/");
		expect(heading(post)).toBe("Hello World");
		expect(post).toContain(HIGHLIGHTED);
		expect(shown(await ask("/"), "tags")).toBe("code 2, life 2");
	});

	test("renders pages of JSON's nodes on the server, with the slugs as params (SPEC 1.3.26)", async () => {
		const params = { name: "green-light" };
		const html = await ask("/products/green-light/");
		expect([heading(html), shown(html, "price"), shown(html, "released")]).toEqual(["Green Light", "12.5", "31.1.2023"]);
		expect(JSON.parse(/<pre>(.*)<\/pre>/.exec(html)?.[1] ?? "")).toMatchObject({ params, serverData: { params, asked: 1 } });
		const json = JSON.parse(await ask("/page-data/products/green-light/page-data.json"));
		expect(json.result).toMatchObject({
			data: { productsJson: { name: "Green Light", price: 12.5, released: "31.1.2023" } },
			pageContext: { name: "Green Light", __params: params },
			serverData: { params, asked: 2 },
		});
	});

	test("the browser has the same params, on a visit and on navigation", async () => {
		const printed = () => page.textContent("pre").then((text) => JSON.parse(text ?? ""));
		const { page, problems, close } = await openPage(browser, `${running.url}/products/green-light/`, {
			until: "Boolean(window.___navigate)",
		});
		expect(await printed()).toMatchObject({ params: { name: "green-light" }, serverData: { params: { name: "green-light" } } });
		await page.evaluate("___navigate('/products/yellow-car/')");
		await page.waitForFunction("document.querySelector('h1')?.textContent === 'Yellow Car'");
		expect(await printed()).toMatchObject({ params: { name: "yellow-car" }, serverData: { params: { name: "yellow-car" } } });
		await page.evaluate("___navigate('/hello-world/')");
		await page.waitForSelector(".gatsby-highlight");
		expect(await page.title()).toBe("Hello World | A blog");
		expect(problems).toEqual([]);
		await close();
	});
});

test("develop takes an edited Markdown file", async () => {
	const running = await startSite(site.directory, "develop");
	const file = "content/posts/second-post/index.md";
	const text = (await site.read(file)).replace("Words", "Other words");
	// Written each time: gatsby-source-filesystem may have seen the file while it was empty.
	const ask = async () => {
		await site.write(file, text);
		return (await get(`${running.url}/second-post/`)).text;
	};
	await expect.poll(ask, { timeout: 30_000, interval: 500 }).toContain("Other words of the second post");
	await running.stop();
});
