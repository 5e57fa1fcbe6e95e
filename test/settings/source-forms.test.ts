import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, readTree, type TemporarySite } from "../support/temporary-site.js";

let site: TemporarySite;
const running: Partial<Record<"serve" | "develop", RunningSite>> = {};
beforeAll(async () => {
	site = await createTemporarySite("settings");
	await buildSite(site.directory);
	for (const command of ["serve", "develop"] as const) running[command] = await startSite(site.directory, command);
});
afterAll(async () => {
	await Promise.all([running.serve?.stop(), running.develop?.stop()]);
	await site.delete();
});

describe.each(["serve", "develop"] as const)("%s", (command) => {
	const ask = (path: string) => get(`${running[command]?.url}${path}`);

	test.each([
		["JSX in .js, a bare src/… import, a name of a JSON file", "/", 200, "bare, a word of JSON"],
		[".jsx", "/page-jsx/", 200, "jsx"],
		[".ts", "/page-ts/", 200, "ts"],
		[".tsx, a path of tsconfig", "/page-tsx/", 200, "tsx at /page-tsx/, aliased"],
		["[param]", "/users/5/", 200, "user 5 5"],
		["[...splat]", "/files/a/b/", 200, "files a/b"],
		["[...]", "/rest/x/y/", 200, "rest x/y"],
		["createPages", "/made/static/", 200, 'made {"made":"static"}'],
		["createPages with defer", "/made/deferred/", 200, 'made {"made":"deferred"}'],
		["createPages with matchPath", "/made/client/any/thing/", 200, 'made {"made":"client"}'],
		["onCreatePage: the page under another path", "/made/after/", 200, 'made {"made":"before","moved":true}'],
		["onCreatePage: the page that it deleted", "/made/before/", 404, "Not here"],
		["the 404 page", "/nowhere/", 404, "Not here"],
		["the 500 page", "/fails/", 500, "Broken"],
	])("%s (%s)", async (_, path, status, text) => {
		const answer = await ask(path);
		expect([answer.status, heading(answer.text)?.replaceAll("&quot;", '"')]).toEqual([status, text]);
		expect(answer.text).not.toContain("no visitor sees");
	});

	test("static/ is served", async () => {
		expect((await ask("/file.txt")).text).toBe("a file");
	});

	test("global styles of all modules apply in import order", async () => {
		const { text } = await ask("/");
		const colours = [...text.matchAll(/\.order\s*\{\s*color:\s*([^;}]+)/g)].map(([, colour]) => colour);
		expect(["#030303", "rgb(3, 3, 3)"]).toContain(colours.at(-1));
	});
});

test("names of CSS modules are the same in build and develop, as default and named exports", async () => {
	const [built, developed] = await Promise.all([running.serve, running.develop].map(async (one) => (await get(`${one?.url}/`)).text));
	const names = (html = "") => [...html.matchAll(/class="(names-module[^"]*)"/g)].map(([, name]) => name);
	expect(names(built)).toEqual([expect.stringMatching(/^names-module--title--/), expect.stringMatching(/^names-module--two-words--/)]);
	expect(names(developed)).toEqual(names(built));
	for (const html of [built, developed]) expect(html).toContain("names agree");
});

test("only static pages are in public/", async () => {
	const files = Object.keys(await readTree(join(site.directory, "public"))).filter((path) => path.endsWith(".html"));
	const names = ["404", "500", "index", "made/after", "made/client", "made/static", "page-jsx", "page-ts", "page-tsx"];
	expect(files.map((path) => path.replace(/(^|\/)index\.html$|\.html$/, "") || "index").toSorted()).toEqual(expect.arrayContaining(names));
	expect(files.filter((path) => /deferred|rendered|users|files|rest|environment|fails|before/.test(path))).toEqual([]);
});

test("assets below 10,000 bytes are inlined, others have one address on both sides (SPEC 6.9.3)", async () => {
	const [index, rendered] = await Promise.all(["/", "/rendered/"].map(async (path) => (await get(`${running.serve?.url}${path}`)).text));
	const sources = [...(index ?? "").matchAll(/<img src="([^"]*)"/g)].map(([, source = ""]) => source);
	expect(sources).toEqual([
		expect.stringMatching(/^data:image\/png;base64,/),
		expect.stringMatching(/^\/static\/limit-[\w-]+\.png$/),
		expect.stringMatching(/^data:image\/svg\+xml/),
	]);
	const [, limit = ""] = sources;
	expect(rendered).toContain(`<img src="${limit}"`);
	expect((await get(`${running.serve?.url}${limit}`)).headers["content-length"]).toBe("10000");
	expect(await readdir(join(site.directory, "public/static"))).toEqual([limit.replace("/static/", "")]);
	const files = Object.entries(await readTree(join(site.directory, "public")));
	expect(files.some(([path, text]) => path.endsWith(".js") && text.includes(limit))).toBe(true);
});
