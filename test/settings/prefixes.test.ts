import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, readTree, type TemporarySite } from "../support/temporary-site.js";

const PREFIX = { SITE_CONFIG: JSON.stringify({ pathPrefix: "/blog" }) };
const BOTH = { SITE_CONFIG: JSON.stringify({ pathPrefix: "/blog", assetPrefix: "https://assets.example" }) };

let site: TemporarySite;
beforeAll(async () => {
	site = await createTemporarySite("tiny");
});
afterAll(() => site.delete());

/** Builds and serves the site while a test runs. */
async function withSite(
	build: { args?: string[]; environment: NodeJS.ProcessEnv },
	check: (server: RunningSite) => Promise<void>,
): Promise<void> {
	await buildSite(site.directory, build.args, build.environment);
	const server = await startSite(site.directory, "serve", { args: build.args ?? [] });
	await check(server).finally(server.stop);
}

describe.each([
	["--prefix-paths", { args: ["--prefix-paths"], environment: PREFIX }],
	["PREFIX_PATHS=true", { environment: { ...PREFIX, PREFIX_PATHS: "true" } }],
])("pathPrefix with %s (SPEC 1.13)", (_, build) => {
	test("moves pages, data, links and assets below the prefix", () =>
		withSite(build, async ({ url }) => {
			const index = await get(`${url}/blog/`);
			expect(heading(index.text)).toBe("Index");
			expect(index.text).toContain('href="/blog/about/"');
			expect(addresses(index.text).filter((address) => !address.startsWith("/blog/"))).toEqual([]);
			for (const address of addresses(index.text)) expect((await get(url + address)).status, address).toBe(200);
			expect(heading((await get(`${url}/blog/ssr/?a=1`)).text)).toBe("/blog/ssr/ /ssr/?a=1");
			expect((await get(`${url}/blog/page-data/ssr/page-data.json?a=1`)).text).toContain('"url":"/ssr/?a=1"');
			expect(await get(`${url}/blog/ssr?a=1`)).toMatchObject({ status: 301, headers: { location: "/blog/ssr/?a=1" } });
			for (const path of ["/", "/about/", "/ssr/", "/blogs/"]) expect((await get(url + path)).status, path).toBe(404);
		}));
});

test("pathPrefix means nothing without the flag", () =>
	withSite({ environment: PREFIX }, async ({ url }) => {
		const index = await get(`${url}/`);
		expect(index.text).toContain('href="/about/"');
		expect(index.text).not.toContain("/blog");
		expect((await get(`${url}/blog/`)).status).toBe(404);
		expect(heading((await get(`${url}/ssr/`)).text)).toBe("/ssr/ /ssr/");
	}));

test("assetPrefix goes before assets, not before links, and the server still has them", () =>
	withSite({ args: ["--prefix-paths"], environment: BOTH }, async ({ url }) => {
		const index = await get(`${url}/blog/`);
		expect(index.text).toContain('href="/blog/about/"');
		const outside = addresses(index.text).filter((address) => !address.startsWith("https://assets.example/blog/"));
		expect(outside).toEqual(["/blog/about/"]);
		for (const address of addresses(index.text)) {
			expect((await get(url + address.replace("https://assets.example", ""))).status, address).toBe(200);
		}
		expect(heading((await get(`${url}/blog/ssr/`)).text)).toBe("/blog/ssr/ /ssr/");
		const scripts = Object.entries(await readTree(`${site.directory}/public`)).filter(([path]) => path.endsWith(".js"));
		expect(scripts.some(([, text]) => text.includes("https://assets.example/blog/static/picture-"))).toBe(true);
	}));

/** What a document refers to. */
function addresses(html: string): string[] {
	return [...html.matchAll(/ (?:src|href)="([^"]+)"/g)].map(([, address]) => address as string);
}
