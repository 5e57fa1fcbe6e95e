import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exists, walk, write, writeExclusively } from "../system/files.js";
import { type CommitReport, commitStage, planCommit } from "./commit.js";
import { readCurrent } from "./leftover.js";
import { rollForward, runOperations, writeLog } from "./redo-log.js";
import type { ServerManifest } from "./schema.js";
import { type BuildDescription, createStage, type Stage } from "./stage.js";

let root: string;
let site: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), "gatz-commit-"));
	site = join(root, "site");
});
afterEach(() => rm(root, { recursive: true }));

const DESCRIPTION: BuildDescription = {
	version: "5.100.0",
	settings: { pathPrefix: "", assetPrefix: "", trailingSlash: "always", headers: [] },
	pages: [{ path: "/", mode: "SSG", template: "component---src-pages-index-js" }],
	templates: {},
	assets: { bundleHash: "abc", scripts: [], preloads: [], templatePreloads: {}, stylesheet: null },
};

/** Content by path; a path with `.hash.` in it is a hashed asset. */
type Tree = Record<string, string>;

async function stageBuild(directory: string, publicFiles: Tree, server = "export {}"): Promise<{ stage: Stage; manifest: ServerManifest }> {
	const stage = await createStage(directory);
	for (const [path, content] of Object.entries(publicFiles)) {
		await stage.writePublic(path, content, { immutable: path.includes(".hash.") });
	}
	await stage.writeServer("render.mjs", server);
	return { stage, manifest: await stage.finish(DESCRIPTION) };
}

async function build(directory: string, publicFiles: Tree, server?: string): Promise<CommitReport> {
	const { stage, manifest } = await stageBuild(directory, publicFiles, server);
	return commitStage(stage, manifest);
}

/** Every file below a folder with its content. */
async function treeOf(directory: string): Promise<Tree> {
	const paths = await walk(directory);
	return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(join(directory, path), "utf8")])));
}

const OLD: Tree = {
	"index.html": "old home",
	"about/index.html": "about",
	"gone/deep/index.html": "gone",
	"page-data/gone/deep/page-data.json": "{}",
	"app-1.hash.js": "old",
	"was-file": "a file",
	"was-folder/a": "a file in a folder",
};
const NEW: Tree = {
	"index.html": "new home",
	"about/index.html": "about",
	"new/index.html": "new",
	"app-2.hash.js": "new",
	"was-file/index.html": "a folder",
	"was-folder": "a file",
};

describe("a commit", () => {
	it("puts files in place, takes obsolete ones and empty folders away and leaves nothing of the stage", async () => {
		await build(site, OLD, "old");
		const { current, written, removed } = await build(site, NEW, "new");
		const { "app-1.hash.js": retained, ..._ } = OLD;
		expect(await treeOf(join(site, "public"))).toEqual({ ...NEW, "app-1.hash.js": retained });
		expect({ written, removed }).toEqual({ written: 5, removed: 4 });
		expect(await exists(join(site, "public/gone"))).toBe(false);
		expect(await exists(join(site, ".cache/next"))).toBe(false);
		expect(await exists(join(site, ".cache/build.lock"))).toBe(false);
		expect(await readCurrent(site)).toEqual(current);
		expect(await readFile(join(site, `.cache/server/${current.buildId}/render.mjs`), "utf8")).toBe("new");
	});

	it("leaves no file of a page that turned from static to server-rendered (SPEC 8.27)", async () => {
		await build(site, { "a/index.html": "static", "page-data/a/page-data.json": "{}" });
		await build(site, {});
		expect(await walk(join(site, "public"))).toEqual([]);
	});

	it("9.13.9 writes no file for equal input, in another folder neither", async () => {
		await build(site, OLD);
		const before = await snapshot(site);
		const { written, removed } = await build(site, OLD);
		expect({ written, removed }).toEqual({ written: 0, removed: 0 });
		expect(await snapshot(site)).toEqual(before);
		const other = join(root, "other");
		await build(other, Object.fromEntries(Object.entries(OLD).reverse()));
		expect(await treeOf(other)).toEqual(await treeOf(site));
	});

	it("writes a file again that was changed since", async () => {
		await build(site, OLD);
		await write(join(site, "public/index.html"), "changed!");
		expect((await build(site, OLD)).written).toBe(1);
	});

	it("keeps the assets and server halves of three builds", async () => {
		const ids: string[] = [];
		for (const n of [1, 2, 3, 4]) ids.unshift((await build(site, { [`app-${n}.hash.js`]: `${n}`, "shared.hash.js": "s" })).current.buildId);
		expect(await walk(join(site, "public"))).toEqual(["app-2.hash.js", "app-3.hash.js", "app-4.hash.js", "shared.hash.js"]);
		const current = await readCurrent(site);
		expect(current?.servers).toEqual(ids.slice(0, 3));
		expect(current?.retained.map(({ files }) => files.map((file) => file.path))).toEqual([["app-3.hash.js"], ["app-2.hash.js"]]);
		expect((await walk(join(site, ".cache/server"))).length).toBe(3 * 3);
	});

	it("goes back to an earlier build whose server half is still there", async () => {
		const first = await build(site, OLD, "one");
		await build(site, NEW, "two");
		const half = join(site, `.cache/server/${first.current.buildId}/render.mjs`);
		const before = await stat(half);
		await build(site, OLD, "one");
		expect((await stat(half)).ino).toBe(before.ino);
		expect((await readCurrent(site))?.servers[0]).toBe(first.current.buildId);
	});

	it("replaces a damaged server half", async () => {
		const { current } = await build(site, OLD, "one");
		await write(join(site, `.cache/server/${current.buildId}/render.mjs`), "damaged");
		await build(site, OLD, "one");
		expect(await readFile(join(site, `.cache/server/${current.buildId}/render.mjs`), "utf8")).toBe("one");
	});

	it("never touches what plugins wrote", async () => {
		await build(site, { "icon.png": "from static/", "a.html": "a" });
		await write(join(site, "public/sitemap.xml"), "<urlset/>");
		const stage = await createStage(site);
		await write(join(site, "public/icon.png"), "by a plugin in this build");
		await stage.writeServer("render.mjs", "export {}");
		await commitStage(stage, await stage.finish(DESCRIPTION));
		expect(await treeOf(join(site, "public"))).toEqual({ "sitemap.xml": "<urlset/>", "icon.png": "by a plugin in this build" });
	});

	it("refuses a path that leads out of public/", async () => {
		const stage = await createStage(site);
		await expect(stage.writePublic("../secret", "")).rejects.toMatchObject({ code: "GATZ_INTERNAL" });
		await stage.discard();
	});
});

describe("what Gatsby left", () => {
	it("is recognised and replaced, with one line", async () => {
		await write(join(site, ".cache/redux/redux.state"), "");
		for (const file of ["webpack.stats.json", "page-data/old/page-data.json", "old/index.html", "static/0a1b/photo.jpg"]) {
			const path = join(site, "public", file);
			await write(path, "");
			await utimes(path, 1e9, 1e9);
		}
		const { stage, manifest } = await stageBuild(site, { "index.html": "home" });
		expect(stage.notice).toMatch(/Gatsby/);
		expect(await exists(join(site, "public/old/index.html"))).toBe(true);
		await commitStage(stage, manifest);
		expect((await walk(join(site, "public"))).sort()).toEqual(["index.html", "static/0a1b/photo.jpg"]);
		expect(await exists(join(site, ".cache/redux"))).toBe(false);
	});
	it("is not seen in a public/ that no build made", async () => {
		await write(join(site, "public/notes.txt"), "mine");
		await utimes(join(site, "public/notes.txt"), 1e9, 1e9);
		const { stage, manifest } = await stageBuild(site, { "index.html": "home" });
		expect(stage.notice).toBeUndefined();
		await commitStage(stage, manifest);
		expect(await walk(join(site, "public"))).toEqual(["index.html", "notes.txt"]);
	});
});

describe("a commit that was cut short", () => {
	it("is completed by who comes next, after every single operation", async () => {
		await build(site, OLD, "old");
		const whole = join(root, "whole");
		await cp(site, whole, { recursive: true, preserveTimestamps: true });
		await build(whole, NEW, "new");
		const expected = await treeOf(whole);
		const { stage, manifest } = await stageBuild(site, NEW, "new");
		const { phases } = await planCommit(stage, manifest);
		await writeLog(site, phases);
		await stage.release();
		const operations = phases.flat();
		expect(operations.length).toBeGreaterThan(8);
		const switched = operations.findIndex((operation) => operation.do === "move" && operation.to === ".cache/current.json");
		const old = await readCurrent(site);
		for (let done = 0; done <= operations.length; done++) {
			const copy = join(root, `after-${done}`);
			await cp(site, copy, { recursive: true, preserveTimestamps: true });
			for (const operation of operations.slice(0, done)) await runOperations(copy, [operation]);
			if (done <= switched) {
				expect(await readCurrent(copy)).toEqual(old);
				expect(await treeOf(copy)).toMatchObject({ "public/app-1.hash.js": "old", "public/gone/deep/index.html": "gone" });
				expect(await exists(join(copy, `.cache/server/${old?.buildId}/render.mjs`))).toBe(true);
			}
			await rollForward(copy);
			expect(await treeOf(copy), `after ${done} operations`).toEqual(expected);
		}
	});

	it("leaves the old build alone when it had not begun", async () => {
		await build(site, OLD);
		const before = await treeOf(site);
		const { stage } = await stageBuild(site, NEW);
		await stage.release(); // as if the process had ended
		await rollForward(site);
		expect(await treeOf(site)).toEqual(before);
	});

	it("is completed after its process could not go on, and gave the stage up", async () => {
		const { stage, manifest } = await stageBuild(site, NEW);
		const { phases } = await planCommit(stage, manifest);
		await writeLog(site, phases);
		await stage.discard();
		await rollForward(site);
		expect(await treeOf(join(site, "public"))).toEqual(NEW);
	});

	it("is completed after kill -9", async () => {
		const files = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`page-${n}/index.html`, `page ${n}`]));
		const whole = join(root, "whole");
		await build(whole, files);
		const expected = await treeOf(whole);
		const { stage, manifest } = await stageBuild(site, files);
		const { phases } = await planCommit(stage, manifest);
		await writeLog(site, phases);
		await stage.release();
		const child = completeInProcess(site);
		await expect.poll(() => exists(join(site, "public/page-50/index.html")), { interval: 1, timeout: 20_000 }).toBe(true);
		child.kill("SIGKILL");
		await new Promise((resolve) => child.once("close", resolve));
		await rollForward(site);
		expect(await treeOf(site)).toEqual(expected);
	}, 30_000);
});

describe("two builds at once", () => {
	it("are refused, and the first goes on", async () => {
		const { stage, manifest } = await stageBuild(site, OLD);
		await expect(createStage(site)).rejects.toMatchObject({ code: "GATZ_BUILD_RUNNING" });
		await commitStage(stage, manifest);
		await build(site, NEW);
	});
	it("are not disturbed by a first that failed after its commit", async () => {
		const first = await stageBuild(site, OLD);
		await commitStage(first.stage, first.manifest);
		const second = await stageBuild(site, NEW);
		await first.stage.discard();
		await expect(createStage(site)).rejects.toMatchObject({ code: "GATZ_BUILD_RUNNING" });
		expect((await commitStage(second.stage, second.manifest)).written).toBe(5);
	});
	it.each([
		["has ended", JSON.stringify({ pid: 2 ** 30, started: 1 })],
		["had our process id", JSON.stringify({ pid: process.pid, started: 1 })],
		["was cut off while it wrote its lock", "{"],
	])("are not seen where the first %s", async (_, lock) => {
		await writeExclusively(join(site, ".cache/build.lock"), lock);
		await build(site, OLD);
	});
});

/** Every path with its content's identity and time of change. */
async function snapshot(directory: string): Promise<unknown> {
	const paths = await walk(directory);
	return Promise.all(
		paths.map(async (path) => [path, (await stat(join(directory, path))).ino, (await stat(join(directory, path))).mtimeMs]),
	);
}

/** Completes the commit of a site in a process of its own. */
function completeInProcess(directory: string) {
	const redoLog = new URL("./redo-log.ts", import.meta.url).pathname;
	const script = `
		import { createJiti } from "jiti";
		const { rollForward } = await createJiti(${JSON.stringify(pathToFileURL(redoLog).href)}).import(${JSON.stringify(redoLog)});
		await rollForward(${JSON.stringify(directory)});
	`;
	return spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "inherit", cwd: import.meta.dirname });
}
