import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium, openPage } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { installFakePackages } from "../support/fake-packages.js";
import { heading } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

const PLUGINS = ["alias-imports", "layout", "postcss", "robots-txt", "root-import"].map((name) => `gatsby-plugin-${name}`);

let browser: Browser;
let folder: TemporarySite;
let built: string;
beforeAll(async () => {
	browser = await launchChromium();
	folder = await createTemporarySite("themes");
	await installFakePackages(folder);
	await folder.link(...PLUGINS);
	built = await buildSite(folder.directory);
});
afterAll(async () => {
	await browser?.close();
	await folder?.delete();
});

describe.each(["serve", "develop"] as const)("themes on %s", (command) => {
	let site: RunningSite;
	beforeAll(async () => {
		site = await startSite(folder.directory, command);
	});
	afterAll(() => site?.stop());

	const html = async (path: string): Promise<string> => (await fetch(site.url + path)).text();
	const texts = (page: string) => [heading(page), /id="title">([^<]*)/.exec(page)?.[1], /id="footer">([^<]*)/.exec(page)?.[1]];

	test("6.3.21 a theme's configuration, pages, templates, queries and static files are the site's", async () => {
		expect(texts(await html("/about/"))).toEqual(["About The site", "The site, from the base", "blog words of the site"]);
		expect(texts(await html("/blog/"))).toEqual(["Posts at /blog/", "The site, from the base", "blog words of the site"]);
		expect(await html("/base.txt")).toBe("static file of the base\n");
	});

	test("files of the site and of later themes shadow a theme's: components, templates, JSON and styles", async () => {
		const opened = await openPage(browser, `${site.url}/blog/`);
		expect(await opened.page.locator(".around #title").count()).toBe(1);
		expect(await opened.page.locator(".frame").evaluate((element) => getComputedStyle(element).color)).toBe("rgb(2, 2, 2)");
		await opened.page.click("text=About");
		await opened.page.locator("h1", { hasText: "About The site" }).waitFor();
		expect(await opened.page.locator("#footer").textContent()).toBe("blog words of the site");
		expect(opened.problems).toEqual([]);
		await opened.close();
		expect(heading(await html("/blog/post/"))).toBe("A post, of The site");
	});

	test("6.1.20, 6.3.13 what onCreateWebpackConfig and jsxImportSource ask for holds on the side that it is asked for", async () => {
		const page = await html("/");
		expect(heading(page)).toBe("aliased exact folder replacement provided true fromLocalPlugin");
		expect(page).toContain('content="server"');
		expect(page).toContain('<h1 data-own="jsx">');
		expect(page).toContain('<em id="classic">classic</em>');
		const opened = await openPage(browser, `${site.url}/`);
		await opened.page.locator("#client", { hasText: "browser undefined fallback number window 9" }).waitFor();
		expect(opened.problems).toEqual([]);
		await opened.close();
	});

	test("plugins from npm set aliases, a layout and plugins of PostCSS", async () => {
		const opened = await openPage(browser, `${site.url}/about/`);
		const layout = opened.page.locator("#layout");
		expect(await layout.getAttribute("title")).toBe("true folder");
		expect(await layout.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe("rgb(3, 3, 3)");
		expect(opened.problems).toEqual([]);
		await opened.close();
		if (command === "serve") expect(await html("/robots.txt")).toContain("Host: https://site.example");
	});

	test("6.1.19, 6.1.20 what has no counterpart is named in one line", () => {
		const lines = (command === "serve" ? built : site.output()).split("\n").filter((line) => line.startsWith("warn"));
		expect(lines).toEqual([
			'warn The plugin "gatsby-plugin-typescript" is not needed and does nothing: the framework does its work. Remove it from gatsby-config.',
			'warn "local" asks webpack or Babel for what this version does not have: babel-plugin-styled-components: components work, their displayName is not set: set it yourself where you need it; module.rules for /\\.svg$/ (@svgr/webpack): an imported SVG is a URL: use it in <img>, or write its JSX into a component; optimization: chunks and minifying are the framework\'s.',
		]);
	});

	test.runIf(command === "develop")("a shadow that comes and goes counts without a restart", async () => {
		const footer = "src/gatsby-theme-base/components/footer.ts";
		const shown = async () => texts(await html("/about/"))[2];
		await folder.write(
			footer,
			'import { createElement } from "react";\nexport default () => createElement("footer", { id: "footer" }, "new");\n',
		);
		await expect.poll(shown, { timeout: 30_000 }).toBe("new");
		await folder.remove(footer);
		await expect.poll(shown, { timeout: 30_000 }).toBe("blog words of the site");
	});
});

test("a shadow that is new counts in the next build", async () => {
	await folder.write("src/gatsby-theme-base/data/words.json", '{ "footer": "other words" }\n');
	await folder.write("src/@acme/gatsby-theme-blog/templates/list.js", "export default () => <h1>Shadowed</h1>;\n");
	await buildSite(folder.directory);
	expect(heading(await folder.read("public/blog/index.html"))).toBe("Shadowed");
	expect(await folder.read("public/about/index.html")).toContain("blog other words");
});
