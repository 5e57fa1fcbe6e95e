import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, statTree, type TemporarySite } from "../support/temporary-site.js";

const TURNED = `import * as React from "react";

export default function Turning({ serverData }) {
	return <h1>Turning: {serverData.count}</h1>;
}

let count = 0;
export const getServerData = () => ({ props: { count: ++count } });
`;

let site: TemporarySite;
let running: RunningSite | undefined;
beforeAll(async () => {
	site = await createTemporarySite("artifact");
});
afterAll(async () => {
	await running?.stop();
	await site.delete();
});

describe("what Gatsby left", () => {
	test("is recognised and replaced, with one line saying so", async () => {
		await site.write(".cache/redux/redux.state", "");
		await site.write(".cache/production-app.js", "");
		await site.write("public/chunk-map.json", "{}");
		await site.write("public/old/index.html", "<h1>Old</h1>");
		await site.write("public/webpack-runtime-0123.js", "");
		const output = await buildSite(site.directory);
		expect(output.split("\n").filter((line) => line.includes("by Gatsby"))).toHaveLength(1);
		expect(["redux", "production-app.js"].filter((name) => existsSync(join(site.directory, ".cache", name)))).toEqual([]);
		expect(["old", "chunk-map.json", "webpack-runtime-0123.js"].filter(inPublic)).toEqual([]);
		expect(await buildSite(site.directory)).not.toContain("by Gatsby");
	});
});

describe("static/", () => {
	test("its files are served, and go before a page of the same path (SPEC 6.9.1, 6.9.4)", async () => {
		const server = await serve();
		expect(await get(`${server.url}/robots.txt`)).toMatchObject({ status: 200, text: "User-agent: *\n" });
		expect(heading((await get(`${server.url}/shadowed/`)).text)).toBe("The file");
	});
});

describe("files that hooks write into public/", () => {
	test("are served, and survive later builds that do not write them", async () => {
		await buildSite(site.directory, [], { WRITES: "1" });
		const written = await statTree(join(site.directory, "public/from-hooks"));
		expect(Object.keys(written)).toEqual(["on-post-build.txt", "on-pre-build.txt"]);
		await site.write("src/word.js", 'export const word = "second";\n');
		await buildSite(site.directory);
		expect(await statTree(join(site.directory, "public/from-hooks"))).toEqual(written);
		const server = await serve();
		expect((await get(`${server.url}/from-hooks/on-post-build.txt`)).text).toBe("written by on-post-build.txt");
		expect((await get(`${server.url}/from-hooks/on-pre-build.txt`)).text).toBe("written by on-pre-build.txt");
	});
});

describe("a page that changes its mode", () => {
	const FILES = ["turning/index.html", "page-data/turning/page-data.json"];

	test("9.10.14 from static to server-rendered: nothing stale stays, and it is rendered on each request", async () => {
		expect(FILES.filter(inPublic)).toEqual(FILES);
		const before = await site.read("src/pages/turning.js");
		await site.write("src/pages/turning.js", TURNED);
		await buildSite(site.directory);
		expect([...FILES, "turning"].filter(inPublic)).toEqual([]);
		const server = await serve();
		for (const expected of ["1", "2"]) expect(heading((await get(`${server.url}/turning/`)).text)).toBe(`Turning: ${expected}`);
		expect((await get(`${server.url}/page-data/turning/page-data.json`)).text).toContain('"serverData":{"count":3}');

		await site.write("src/pages/turning.js", before);
		await buildSite(site.directory);
		expect(FILES.filter(inPublic)).toEqual(FILES);
		expect(heading((await get(`${(await serve()).url}/turning/`)).text)).toBe("Turning: static");
	});
});

describe("a server that runs while a build takes the place of its own", () => {
	test("answers each page whole, with the tag of what it sends", async () => {
		const server = await serve();
		const first = await get(`${server.url}/`, { method: "HEAD" });
		await site.write("src/word.js", `export const word = "${"third ".repeat(20_000)}";\n`);
		await buildSite(site.directory);
		// It looks at a file again when its last look is some time ago.
		await expect.poll(async () => (await get(`${server.url}/`)).headers.etag, { timeout: 10_000 }).not.toBe(first.headers.etag);
		const later = await get(`${server.url}/`);
		expect(later.text).toMatch(/third.*<\/html>$/s);
		expect((await get(`${server.url}/ssr/`)).text).toContain("Server-rendered:");
		for (const [asset] of later.text.matchAll(/\/app-[\w-]+\.js/g)) expect((await get(server.url + asset)).status).toBe(200);
		const again = await get(`${(await serve()).url}/`);
		expect(heading(again.text)).toContain("third third");
		expect(again.text).toBe(await readFile(join(site.directory, "public/index.html"), "utf8"));
	});
});

/** Serves the site as it is now, in place of the server before. */
async function serve(): Promise<RunningSite> {
	await running?.stop();
	running = await startSite(site.directory, "serve");
	return running;
}

function inPublic(path: string): boolean {
	return existsSync(join(site.directory, "public", path));
}
