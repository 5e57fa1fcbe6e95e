import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

/** What the framework may cost a visitor, in bytes of gzip beyond react and react-dom. */
const BUDGET = 12_000;

let folder: TemporarySite;
let site: RunningSite;
beforeAll(async () => {
	folder = await createTemporarySite("bare");
	await buildSite(folder.directory);
	site = await startSite(folder.directory, "serve");
});
afterAll(async () => {
	await site?.stop();
	await folder?.delete();
});

/**
 * Counted are all scripts, and what the framework fetches for itself, each compressed on its own, as servers do. Taken off is what is not
 * ours: the chunks of the site's templates (both use Link, so it is in none of them), and react with react-dom, bundled alone in the same way.
 */
test("from load until the first Link navigation the framework costs at most 12 KB of gzip beyond react and react-dom", async () => {
	const fetched = await fetchedFiles();
	const sizes = [...fetched].filter(([path]) => isFramework(path)).map(([path, body]) => [path, gzipSize(body)] as const);
	const react = gzipSize(await bundleReact());
	const framework = sizes.reduce((sum, [, size]) => sum + size, -react);
	console.info(`The framework costs ${framework} bytes of gzip:`, { ...Object.fromEntries(sizes), react: -react });
	expect(sizes.length).toBeGreaterThan(2);
	expect(framework).toBeLessThanOrEqual(BUDGET);
});

function isFramework(path: string): boolean {
	return path === "/page-data/app-data.json" || (path.endsWith(".js") && !path.startsWith("/component---"));
}

async function fetchedFiles(): Promise<ReadonlyMap<string, Buffer>> {
	const browser = await launchChromium();
	const page = await browser.newPage();
	const fetched = new Map<string, Buffer>();
	const pending: Promise<unknown>[] = [];
	page.on("response", (response) => {
		const path = response.url().slice(site.url.length);
		pending.push(
			response.body().then(
				(body) => fetched.set(path, body),
				() => {},
			),
		);
	});
	await page.goto(`${site.url}/`);
	await page.waitForFunction("window.___loader");
	await page.waitForLoadState("networkidle");
	await page.click("text=Server");
	await page.waitForFunction("document.querySelector('h1').textContent === 'Server' && document.title === 'Server'");
	await page.waitForLoadState("networkidle");
	await Promise.all(pending);
	await browser.close();
	return fetched;
}

/** What every React site has to load. */
async function bundleReact(): Promise<string> {
	const entry = "\0react";
	const source = `export * from "react"; export * from "react/jsx-runtime"; export * from "react-dom"; export * from "react-dom/client";`;
	const bundle = await rolldown({
		input: entry,
		cwd: fileURLToPath(new URL("../..", import.meta.url)),
		platform: "browser",
		transform: { define: { "process.env.NODE_ENV": '"production"' } },
		plugins: [
			{
				name: "entry",
				resolveId: (id, importer) => (id === entry ? id : importer === entry ? { id: fileURLToPath(import.meta.resolve(id)) } : null),
				load: (id) => (id === entry ? source : null),
			},
		],
	});
	const { output } = await bundle.generate({ format: "esm", minify: true });
	await bundle.close();
	return output[0].code;
}

function gzipSize(content: string | Buffer): number {
	return gzipSync(content, { level: 9 }).length;
}
