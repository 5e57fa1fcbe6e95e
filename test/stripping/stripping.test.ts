import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { installFakePackages } from "../support/fake-packages.js";
import { createTemporarySite, readTree, type TemporarySite } from "../support/temporary-site.js";

// One page for each form in which getServerData can be exported; each makes a database client at the top of its module. SPEC 7, 1.1.
let site: TemporarySite;
let server: RunningSite;
let files: Record<string, string>;

beforeAll(async () => {
	site = await createTemporarySite("stripping");
	await installFakePackages(site);
	await buildSite(site.directory);
	server = await startSite(site.directory, "serve");
	files = await readTree(join(site.directory, "public"));
});
afterAll(async () => {
	await server?.stop();
	await site?.delete();
});

const FORMS = readdirSync(new URL("../sites/stripping/src/pages", import.meta.url)).map((file) => file.replace(/\.\w+$/, ""));

test.each(FORMS)("9.2.12 %s: the page is server-rendered, and the component keeps its own imports", async (form) => {
	const response = await fetch(`${server.url}/${form}/`);
	expect(await response.text()).toMatch(new RegExp(`<p data-form="${form}"[^>]*>LABEL-${`SECRET-${form}`.length}</p>`));
	expect(Object.keys(files).filter((path) => path.startsWith(`${form}/`))).toEqual([]);
	const chunk = Object.keys(files).find((path) => path.startsWith(`component---src-pages-${form}-`) && path.endsWith(".js"));
	expect(files[chunk ?? ""], `the chunk of ${form}`).toMatch(new RegExp(`["'\`]data-form["'\`]:["'\`]${form}["'\`]`));
});

test.each(["SECRET", "PrismaClient", "prismaClients", "@prisma/client", "node:os", "export const getServerData"])(
	"%s is in no file that reaches the browser, source maps included",
	(text) => {
		expect(Object.keys(files).filter((path) => files[path]?.includes(text))).toEqual([]);
	},
);

test("9.2.15 the browser gets as little in develop, and modules that are no pages as they are", async () => {
	const develop = await startSite(site.directory, "develop");
	try {
		const source = async (path: string) => (await fetch(develop.url + path, { headers: { accept: "*/*" } })).text();
		for (const form of ["function", "config", "list", "star", "commonjs", "names"]) {
			expect(await (await fetch(`${develop.url}/${form}/`)).text()).toContain(`data-form="${form}"`);
			const page = await source(`/src/pages/${form}.js`);
			expect(page).toContain("data-form");
			expect(page, form).not.toMatch(/SECRET|PrismaClient/);
		}
		expect(await source("/src/data/names.js")).toMatch(/KEPT-config[\s\S]*KEPT-data/);
	} finally {
		await develop.stop();
	}
});

test("9.2.13, 9.2.14 what the component imports is there, whatever its name", () => {
	for (const text of ["LABEL-", "KEPT-config", "KEPT-data"]) {
		expect(
			Object.keys(files).filter((path) => path.endsWith(".js") && files[path]?.includes(text)),
			text,
		).not.toEqual([]);
	}
});
