import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

let site: TemporarySite;
beforeAll(async () => {
	site = await createTemporarySite("tiny");
	await site.write("static/something.html", "<h1>Something</h1>");
	await site.write("static/directory/index.html", "<h1>Directory</h1>");
});
afterAll(() => site.delete());

/** Per policy: where each path leads (`null`: it answers itself), and how the page's data and links are written. */
describe.each([
	{
		policy: "always",
		redirects: { "/about": "/about/", "/about/": null, "/ssr?a=1&b": "/ssr/?a=1&b", "/ssr/?a=1": null, "/ssr/x?q": "/ssr/x/?q" },
		link: "/about/",
		url: "/ssr/?a=1",
	},
	{
		policy: "never",
		redirects: { "/about/": "/about", "/about": null, "/ssr/?a=1&b": "/ssr?a=1&b", "/ssr?a=1": null, "/ssr/x/?q": "/ssr/x?q" },
		link: "/about",
		url: "/ssr?a=1",
	},
	{
		policy: "ignore",
		redirects: { "/about/": null, "/ssr?a=1": null, "/ssr/?a=1": null, "/ssr/x": null, "/ssr/x/": null },
		link: "/about/",
		url: "/ssr/?a=1",
	},
])("9.7.12, 9.7.13, 9.7.17 trailingSlash: $policy (SPEC 1.12)", ({ policy, redirects, link, url }) => {
	let server: RunningSite;
	beforeAll(async () => {
		const SITE_CONFIG = JSON.stringify({ trailingSlash: policy, pathPrefix: "/blog" });
		await buildSite(site.directory, ["--prefix-paths"], { SITE_CONFIG });
		server = await startSite(site.directory, "serve");
	});
	afterAll(() => server.stop());

	test.each(Object.entries(redirects))("%s → %s", async (from, to) => {
		const answer = await get(`${server.url}/blog${from}`);
		if (to === null) expect(answer.status).toBe(200);
		else expect(answer).toMatchObject({ status: 301, headers: { location: `/blog${to}` } });
	});

	test("9.7.16 files of static/ are what they are", async () => {
		expect(await get(`${server.url}/blog/something.html`)).toMatchObject({ status: 200, text: "<h1>Something</h1>" });
		expect((await get(`${server.url}/blog/something.html/`)).status).toBe(404);
		expect(await get(`${server.url}/blog/directory`)).toMatchObject({ status: 301, headers: { location: "/blog/directory/" } });
		expect((await get(`${server.url}/blog/directory/`)).text).toBe("<h1>Directory</h1>");
	});

	test("links, `url` and data agree with it", async () => {
		expect((await get(`${server.url}/blog/`)).text).toContain(`href="/blog${link}"`);
		const path = policy === "never" ? "/ssr?a=1" : "/ssr/?a=1";
		expect(heading((await get(`${server.url}/blog${path}`)).text)).toContain(` ${url}`);
		expect((await get(`${server.url}/blog/page-data/ssr/page-data.json?a=1`)).text).toContain(`"url":"${url}"`);
		expect((await get(`${server.url}/blog/page-data/about/page-data.json`)).status).toBe(200);
		expect(existsSync(join(site.directory, "public/about/index.html"))).toBe(true);
	});
});
