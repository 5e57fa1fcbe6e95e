import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";
import { readSamples } from "./samples.js";

const SAMPLES = readSamples("reference/file-system-routes.md");

let site: TemporarySite;
let server: RunningSite;
beforeAll(async () => {
	site = await createTemporarySite("empty");
	for (const { path, code } of SAMPLES) await site.write(path, code);
	await buildSite(site.directory);
});
afterAll(() => site?.delete());

async function ask(path: string): Promise<string> {
	const response = await fetch(server.url + path, { redirect: "manual" });
	expect(response.status, path).toBe(200);
	return (await response.text()).replaceAll("<!-- -->", "").replaceAll("&quot;", '"');
}

/** What a page has printed as JSON. */
async function printed(path: string): Promise<unknown> {
	return JSON.parse(/<pre>(.*?)<\/pre>/.exec(await ask(path))?.[1] ?? "null");
}

async function askResult(path: string): Promise<unknown> {
	return JSON.parse(await ask(`/page-data${path}page-data.json`)).result;
}

const JAPANESE = encodeURIComponent("日本語");
const DOGS = { id: "product-1", name: "I ♥ Dogs", __params: { name: "i-love-dogs" } };

describe.each(["serve", "develop"] as const)("in %s", (command) => {
	beforeAll(async () => {
		server = await startSite(site.directory, command);
	});
	afterAll(() => server?.stop());

	test("9.3.3, 9.3.16 a page for each node, with the same params everywhere (SPEC 3.6)", async () => {
		const html = await ask("/products/i-love-dogs/");
		expect(html).toContain("<h1>I ♥ Dogs</h1><p>by Gatz &amp; Co</p>");
		expect(await printed("/products/i-love-dogs/")).toEqual({ params: { name: "i-love-dogs" }, pageContext: DOGS });
		expect(await askResult("/products/i-love-dogs/")).toEqual({
			data: { product: { name: "I ♥ Dogs", brand: { name: "Gatz & Co" } } },
			pageContext: DOGS,
		});
		expect(await printed(`/products/${JAPANESE}/`)).toMatchObject({ params: { name: "日本語" } });
	});

	test("getServerData has the slugs as params, and so has the component (SPEC 3.6.7)", async () => {
		const params = { name: "i-love-dogs" };
		const first = (await printed("/stock/i-love-dogs/?a=1")) as { serverData: { asked: number } };
		const serverData = { params, id: "product-1", asked: first.serverData.asked };
		expect(first).toEqual({ params, serverData });
		expect(await askResult("/stock/i-love-dogs/")).toEqual({
			pageContext: DOGS,
			serverData: { ...serverData, asked: serverData.asked + 1 },
		});
	});

	test("9.3.14 gatsbyPath leads to the pages (SPEC 3.7)", async () => {
		const html = await ask("/");
		for (const path of ["/products/i-love-dogs/", "/products/日本語/"]) expect(decodeURI(html)).toContain(`href="${path}"`);
	});

	test("9.3.7–10 another folder, other slugs, a splat below (SPEC 3.1.2, 3.3.11)", async () => {
		const params = (await printed("/gatz_and_co/a/b/")) as object;
		// A static page is rendered once for all URLs of its pattern.
		expect(params).toEqual({ brand__name: "gatz_and_co" });
		expect(await printed("/foo_bar/")).toEqual({ brand__name: "foo_bar" });
	});
});

test("config of a collection route is asked for each page, and a deferred page is rendered once (SPEC 3.6.9)", async () => {
	await expect(site.read("public/archive/i-love-dogs/index.html")).resolves.toContain("i-love-dogs");
	await expect(site.read("public/archive/日本語/index.html")).rejects.toThrow();
	server = await startSite(site.directory, "serve");
	try {
		const target = `/archive/${JAPANESE}/`;
		const [first, ...others] = await Promise.all([ask(target), ask(target), ask(`${target}?a=1`)]);
		expect(first).toContain("<h1>日本語, rendering 1</h1>");
		expect([...others, await ask(target)]).toEqual([first, first, first]);
	} finally {
		await server.stop();
	}
});
