import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium, type OpenOptions } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";
import { openVisit } from "./visit.js";

const TYPES: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css", png: "image/png", json: "application/json" };

/** SPEC 9.8: a site below `/blog`, once with its assets on its own origin and once on another. */
describe.each(["own", "other"])("pathPrefix, assets on the %s origin", (where) => {
	let browser: Browser;
	let folder: TemporarySite;
	let assets: Server;
	let site: RunningSite;
	let assetOrigin = "";
	beforeAll(async () => {
		browser = await launchChromium();
		folder = await createTemporarySite("browser");
		assets = await serveAssets(join(folder.directory, "public"));
		if (where === "other") assetOrigin = `http://127.0.0.1:${(assets.address() as AddressInfo).port}`;
		await buildSite(folder.directory, ["--prefix-paths"], { TEST_ASSET_PREFIX: assetOrigin });
		site = await startSite(folder.directory, "serve");
	});
	afterAll(async () => {
		await browser?.close();
		await site?.stop();
		assets?.close();
		await folder?.delete();
	});
	const open = (path: string, options?: OpenOptions) => openVisit(browser, site.url + path, options);

	test("9.2.8–9, 9.8.1, 9.8.3 hydrates and navigates below the prefix", async () => {
		const visit = await open("/blog/");
		expect(await visit.json("#facts")).toMatchObject({ location: { pathname: "/blog/" }, path: "/", uri: "/blog" });
		expect(await visit.evaluate("document.querySelector('main a').getAttribute('href')")).toBe("/blog/about/");
		await visit.page.click("text=About");
		await visit.see("h1", "About");
		expect(await visit.address()).toBe("/blog/about/");
		expect(await visit.json("#facts")).toMatchObject({
			location: { pathname: "/blog/about/" },
			path: "/about/",
			uri: "/blog/about",
			same: true,
		});
		await visit.navigate("/ssr/param/x/?q=1");
		await visit.see("#url", "/ssr/param/x/?q=1");
		expect(await visit.address()).toBe("/blog/ssr/param/x/?q=1");
		await visit.navigate("../../static/");
		await visit.see("#url", "/ssr/static/");
		await visit.follow("/ssr/static/?by=link");
		await visit.see("#url", "/ssr/static/?by=link");
		await visit.navigate("/made/matched/5/");
		await expect.poll(() => visit.json("#facts")).toMatchObject({ params: { id: "5" }, uri: "/blog/made/matched/5" });
		await visit.follow(`/ssr/redirect/?way=redirect&to=${encodeURIComponent("/made/beside/")}`);
		await visit.see("#from", "beside");
		expect(await visit.address()).toBe("/blog/made/beside/");
		await visit.page.goBack();
		await visit.see("h1", "Matched");
		expect(visit.documents).toEqual(["/blog/"]);
		expect(visit.problems).toEqual([]);
		await visit.close();
	});

	test("9.2.8 a direct visit of a server-rendered page", async () => {
		const visit = await open("/blog/ssr/static/?q=1");
		expect(await visit.text("#url")).toBe("/ssr/static/?q=1");
		expect(await visit.address()).toBe("/blog/ssr/static/?q=1");
		expect(visit.problems).toEqual([]);
		await visit.close();
	});

	test("9.8.3, 9.2.3 404 and 500 by a link and directly", async () => {
		const visit = await open("/blog/", { statuses: [404, 500] });
		await visit.follow("/nothing/");
		await visit.see("h1", "Not found");
		expect(await visit.address()).toBe("/blog/nothing/");
		await visit.follow("/ssr/fails/");
		await visit.see("h1", "Failed");
		expect(visit.documents).toEqual(["/blog/"]);
		expect(visit.problems).toEqual([]);
		await visit.close();
		for (const [path, title] of [
			["/blog/nothing/", "Not found"],
			["/blog/ssr/fails/", "Failed"],
		] as const) {
			const direct = await open(path, { statuses: [404, 500] });
			expect(await direct.text("h1")).toBe(title);
			expect(direct.problems).toEqual([]);
			await direct.close();
		}
	});

	test("9.8.2 scripts and imported assets come from the assets' origin, data from the site's", async () => {
		const visit = await open("/blog/styled/");
		const base = `${assetOrigin || site.url}/blog/`;
		expect(await visit.evaluate("document.getElementById('large').src")).toMatch(new RegExp(`^${base}`));
		expect(await visit.evaluate("document.getElementById('large').naturalWidth")).toBe(110);
		const loaded = await visit.evaluate<string[]>("performance.getEntriesByType('resource').map(({ name }) => name)");
		const [scripts, data] = [loaded.filter((url) => url.endsWith(".js")), loaded.filter((url) => url.includes("/page-data/"))];
		expect(scripts.length).toBeGreaterThan(0);
		expect(scripts.filter((url) => !url.startsWith(base))).toEqual([]);
		expect(data.length).toBeGreaterThan(0);
		expect(data.filter((url) => !url.startsWith(`${site.url}/blog/page-data/`))).toEqual([]);
		await visit.close();
	});
});

/** Another origin, below the same prefix, as a CDN is. */
async function serveAssets(directory: string): Promise<Server> {
	const server = createServer((request, response) => {
		const path = normalize(decodeURI(new URL(request.url ?? "/", "http://cdn").pathname)).replace(/^\/blog\//, "");
		readFile(join(directory, path)).then(
			(content) => {
				const type = TYPES[path.replace(/.*\./, "")] ?? "application/octet-stream";
				response.writeHead(200, { "content-type": type, "access-control-allow-origin": "*" }).end(content);
			},
			() => response.writeHead(404, { "access-control-allow-origin": "*" }).end(),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return server;
}
