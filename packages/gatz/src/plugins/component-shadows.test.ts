import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createComponentShadows, shadowOf } from "./component-shadows.js";
import { type Plugin, SITE_PLUGIN } from "./plugin.js";

let site: string;
beforeEach(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-shadows-"));
});
afterEach(() => rm(site, { recursive: true }));

async function write(...files: string[]): Promise<void> {
	for (const file of files) {
		await mkdir(dirname(join(site, file)), { recursive: true });
		await writeFile(join(site, file), "");
	}
}

const plugin = (name: string, folder: string): Plugin => ({
	name,
	version: "1.0.0",
	directory: join(site, folder),
	options: {},
	hooks: {},
});
const plugins = () => [plugin("one", "node_modules/one"), plugin("@scope/two", "node_modules/@scope/two"), plugin(SITE_PLUGIN, ".")];
const original = (path: string) => join(site, "node_modules", path);

it("finds the site's file first, then that of the last theme; endings of one kind replace each other", async () => {
	await write("node_modules/one/src/a/hello.js", "node_modules/one/src/b.css", "node_modules/one/src/c.json", "node_modules/one/src/d.js");
	await write("node_modules/@scope/two/src/one/a/hello.jsx", "node_modules/@scope/two/src/one/b.scss");
	await write("src/one/a/hello.tsx", "src/one/c.json", "src/one/d.css", "node_modules/@scope/two/src/e.js", "src/@scope/two/e.ts");
	const shadows = await createComponentShadows(plugins());
	const shadowed = Object.fromEntries(Object.keys(shadows.table()).map((file) => [file, shadowOf(shadows.table(), file)]));
	expect(shadowed).toEqual({
		[original("@scope/two/src/e.js")]: join(site, "src/@scope/two/e.ts"),
		[original("one/src/a/hello.js")]: join(site, "src/one/a/hello.tsx"),
		[original("one/src/b.css")]: original("@scope/two/src/one/b.scss"),
		[original("one/src/c.json")]: join(site, "src/one/c.json"),
	});
	expect(shadows.isShadow(join(site, "src/one/new.js"))).toBe(true);
	expect(shadows.isShadow(join(site, "src/other/new.js"))).toBe(false);
});

it("lets every shadow import what it shadows, and notices a new one", async () => {
	await write("node_modules/one/src/a.js", "node_modules/@scope/two/src/one/a.js");
	const shadows = await createComponentShadows(plugins());
	const later = original("@scope/two/src/one/a.js");
	expect(shadowOf(shadows.table(), original("one/src/a.js"), join(site, "src/pages/index.js"))).toBe(later);
	expect(shadowOf(shadows.table(), original("one/src/a.js"), later)).toBeUndefined();
	expect(await shadows.refresh()).toBe(false);
	await write("src/one/a.js");
	expect(await shadows.refresh()).toBe(true);
	expect(shadowOf(shadows.table(), original("one/src/a.js"), later)).toBeUndefined();
	expect(shadowOf(shadows.table(), original("one/src/a.js"))).toBe(join(site, "src/one/a.js"));
});
