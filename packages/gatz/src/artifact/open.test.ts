import { cp, mkdtemp, readdir, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readJson, remove, write } from "../system/files.js";
import type { PageRow } from "../universal/page.js";
import { parseUrlPath, type UrlPath } from "../universal/url-path.js";
import { commitStage } from "./commit.js";
import { openArtifact } from "./open.js";
import { openPackWriter } from "./pack.js";
import { FORMAT, type ServerManifest } from "./schema.js";
import { createStage } from "./stage.js";
import { validateManifest } from "./validate.js";

const RENDERER = `export function createRenderer(options) { return { options, loadTemplate() {}, renderDocument() {} }; }`;
const SSR: PageRow = { path: "/item/[id]/", matchPath: "/item/:id", mode: "SSR", template: "item" };

let root: string;
let site: string;
let buildId: string;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), "gatz-open-"));
	site = join(root, "site");
	const stage = await createStage(site);
	await stage.writePublic("index.html", "<p>home</p>");
	await stage.writePublic("app.123.js", "app()", { immutable: true });
	await stage.writePublic("large.txt", "x".repeat(100_000));
	await stage.writeServer("render.mjs", RENDERER);
	const pack = await openPackWriter(stage.serverDirectory);
	await pack.add("/a/", `{"pageContext":{"name":"ä"}}`);
	await pack.add(SSR.path, `{"pageContext":{}}`);
	await pack.close();
	await stage.writeServer("static-queries.json", '{"7":{"data":{"title":"Dogs"}}}');
	const manifest = await stage.finish({
		version: "5.100.0",
		settings: { pathPrefix: "/blog", assetPrefix: "", trailingSlash: "always", headers: [] },
		pages: [{ path: "/a/", mode: "SSR", template: "a" }, SSR],
		templates: { a: { source: "src/pages/a.js", staticQueryHashes: ["7"] } },
		assets: { bundleHash: "bundle", scripts: [], preloads: [], templatePreloads: {}, stylesheet: null },
	});
	buildId = (await commitStage(stage, manifest)).current.buildId;
});
afterAll(() => rm(root, { recursive: true }));

describe("an artifact", () => {
	it("says what the manifest says, finds pages and reads their results", async () => {
		const artifact = await openArtifact(site);
		expect(artifact).toMatchObject({ buildId, bundleHash: "bundle", live: false, settings: { pathPrefix: "/blog" } });
		expect(artifact.routes.find(parseUrlPath("/item/7/") as UrlPath)).toMatchObject({ row: SSR, params: { id: "7" } });
		const first = artifact.result(SSR);
		expect(first).toBeInstanceOf(Promise);
		expect(await first).toBe(`{"pageContext":{}}`);
		expect(artifact.result(SSR)).toBe(`{"pageContext":{}}`);
		expect(JSON.parse(await artifact.result({ ...SSR, path: "/a/" }))).toEqual({ pageContext: { name: "ä" } });
		await expect(artifact.result({ ...SSR, path: "/none/" })).rejects.toMatchObject({ code: "GATZ_ARTIFACT_INVALID" });
		await artifact.close();
	});

	it("reads the results of static queries once, on first use", async () => {
		const artifact = await openArtifact(site);
		const first = artifact.staticQueries();
		expect(first).toBeInstanceOf(Promise);
		expect(await first).toEqual({ "7": { data: { title: "Dogs" } } });
		expect(artifact.staticQueries()).toBe(await first);
		await artifact.close();
	});

	it("imports its renderer once, on first use", async () => {
		const artifact = await openArtifact(site);
		const [first, second] = await Promise.all([artifact.renderer(), artifact.renderer()]);
		expect(first).toBe(second);
		expect(artifact.renderer()).toBe(first);
		expect(first).toMatchObject({ options: { pathPrefix: "/blog", assets: { bundleHash: "bundle" } } });
	});

	it("opens a copy of public/ and its server half, and writes nothing", async () => {
		const copy = join(root, "copy");
		await cp(join(site, "public"), join(copy, "public"), { recursive: true });
		await cp(join(site, ".cache/server"), join(copy, ".cache/server"), { recursive: true });
		const before = await snapshot(copy);
		const artifact = await openArtifact(copy);
		expect(artifact.buildId).toBe(buildId);
		expect(await artifact.result(SSR)).toBe(`{"pageContext":{}}`);
		expect(await artifact.file("index.html")).toMatchObject({ size: 11 });
		await artifact.close();
		expect(await snapshot(copy)).toEqual(before);
	});

	it("is the one that is asked for where several are and nothing says which", async () => {
		const copy = join(root, "several");
		await cp(join(site, ".cache/server", buildId), join(copy, ".cache/server", buildId), { recursive: true });
		await write(join(copy, ".cache/server/other/manifest.json"), "{}");
		expect((await openArtifact(copy, { buildId })).buildId).toBe(buildId);
	});

	it("with native code is for one platform", async () => {
		const copy = join(root, "native");
		const manifest = await readJson(join(site, ".cache/server", buildId, "manifest.json"));
		const externals = { platform: "plan9-mips", packages: [{ path: "node_modules/a", name: "a", version: "1.0.0" }] };
		await write(join(copy, ".cache/server", buildId, "manifest.json"), JSON.stringify({ ...(manifest as object), externals }));
		await expect(openArtifact(copy)).rejects.toThrow(/native packages \(a\) are for plan9-mips/);
	});

	it("can't be opened where none, several or only a part is", async () => {
		const folder = join(root, "broken");
		await expect(openArtifact(folder)).rejects.toMatchObject({ code: "GATZ_ARTIFACT_MISSING" });
		await write(join(folder, ".cache/server/one/render.mjs"), "");
		await expect(openArtifact(folder)).rejects.toThrow(/no manifest\.json/);
		await write(join(folder, ".cache/server/one/manifest.json"), "{");
		await expect(openArtifact(folder)).rejects.toMatchObject({ code: "GATZ_ARTIFACT_INVALID" });
		await write(join(folder, ".cache/server/two/manifest.json"), "{}");
		await expect(openArtifact(folder)).rejects.toThrow(/several builds/);
	});
});

describe("public files", () => {
	it("are known from the manifest", async () => {
		const artifact = await openArtifact(site);
		const file = await artifact.file("app.123.js");
		expect(file).toMatchObject({ size: 5, immutable: true, contentType: "text/javascript; charset=utf-8" });
		expect(file?.etag).toMatch(/^"[0-9a-f]{32}"$/);
		expect(artifact.file("app.123.js")).toBe(file);
	});

	it("are read from memory when they are small", async () => {
		const artifact = await openArtifact(site);
		const small = await artifact.file("index.html");
		const large = await artifact.file("large.txt");
		if (!small || !large) throw new Error("not found");
		const bytes = await artifact.read(small);
		expect(new TextDecoder().decode(bytes)).toBe("<p>home</p>");
		expect(artifact.read(small)).toBe(bytes);
		expect((await artifact.read(large)).length).toBe(100_000);
		expect(artifact.read(large)).toBeInstanceOf(Promise);
	});

	it("that plugins wrote or changed after the commit are found on disk", async () => {
		const copy = join(root, "changed");
		await cp(site, copy, { recursive: true });
		await writeFile(join(copy, "public/sitemap.xml"), "<urlset/>");
		await truncate(join(copy, "public/large.txt"), 10);
		await remove(join(copy, "public/app.123.js"));
		await write(join(copy, "public/.well-known/security.txt"), "x");
		const artifact = await openArtifact(copy);
		expect(await artifact.file("sitemap.xml")).toMatchObject({ size: 9, immutable: false, etag: expect.stringMatching(/^W\//) });
		expect(await artifact.file("large.txt")).toMatchObject({ size: 10, etag: expect.stringMatching(/^W\//) });
		expect(await artifact.file("app.123.js")).toBeUndefined();
		expect(await artifact.file(".well-known/security.txt")).toMatchObject({ size: 1 });
	});

	it.each([
		"../.cache/current.json",
		"a/../../secret",
		"/etc/passwd",
		".hidden",
		"folder",
		"folder/.hidden",
		"",
		".",
		"nul\0",
		"..\\secret",
		"loop",
		"x".repeat(5000),
	])("are never outside, hidden or folders: %j", async (path) => {
		await write(join(site, "public/.hidden"), "");
		await write(join(site, "public/folder/.hidden"), "");
		await write(join(site, "secret"), "");
		await symlink("loop", join(site, "public/loop")).catch(() => undefined);
		expect(await (await openArtifact(site)).file(path)).toBeUndefined();
	});
});

describe("a manifest", () => {
	const flaws: [string, string, (manifest: Record<string, never>) => unknown][] = [
		["format", "format 99", (manifest) => ({ ...manifest, format: 99 })],
		["format", "undefined", ({ format: _, ...manifest }) => manifest],
		["pages[1].mode", '"XYZ"', (manifest) => ({ ...manifest, pages: [SSR, { ...SSR, mode: "XYZ" }] })],
		["pages[0].matchPath", "7", (manifest) => ({ ...manifest, pages: [{ ...SSR, matchPath: 7 }] })],
		["templates", "null", (manifest) => ({ ...manifest, templates: null })],
		['templates["a"].staticQueryHashes', '"7"', (m) => ({ ...m, templates: { a: { source: "", staticQueryHashes: "7" } } })],
		[
			"settings.trailingSlash",
			'"legacy"',
			(manifest) => ({ ...manifest, settings: { ...(manifest.settings as object), trailingSlash: "legacy" } }),
		],
		["buildId", "../..", (manifest) => ({ ...manifest, buildId: "../.." })],
		["assets.stylesheet.href", "undefined", (manifest) => ({ ...manifest, assets: { ...(manifest.assets as object), stylesheet: {} } })],
		["", "null", () => null],
	];
	it.each(flaws)("is refused for its %s", async (keyPath, value, change) => {
		const manifest = (await readJson(join(site, `.cache/server/${buildId}/manifest.json`))) as Record<string, never>;
		const validate = () => validateManifest(change(manifest), "manifest.json");
		expect(validate).toThrow(expect.objectContaining({ code: "GATZ_ARTIFACT_INVALID", place: { file: "manifest.json", keyPath } }));
		expect(validate).toThrow(value);
	});
	it("may have members that this version does not know", async () => {
		const manifest = (await readJson(join(site, `.cache/server/${buildId}/manifest.json`))) as ServerManifest;
		expect(validateManifest({ ...manifest, more: 1 }, "").format).toBe(FORMAT);
	});
});

async function snapshot(directory: string): Promise<string[]> {
	const names = (await readdir(directory, { recursive: true })).sort();
	return Promise.all(names.map(async (name) => `${name} ${(await stat(join(directory, name))).mtimeMs}`));
}
