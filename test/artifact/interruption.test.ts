import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BIN, buildSite, type RunningSite, runGatz, startSite } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, statTree, type TemporarySite } from "../support/temporary-site.js";

/** What answers while builds come and go: the site as it was when the process began. */
let running: RunningSite;
let site: TemporarySite;
beforeAll(async () => {
	site = await createTemporarySite("artifact");
	await buildSite(site.directory);
	running = await startSite(site.directory, "serve");
});
afterAll(async () => {
	await running.stop();
	await site.delete();
});

describe("a build that fails leaves the old one whole", () => {
	test.each([
		["in a hook", "GATZ_HOOK_FAILED", { FAIL_IN_HOOK: "1" }, "second"],
		["in the bundler", "GATZ_BUNDLE_FAILED", {}, 'second"; this is not JavaScript; "'],
		["while a page is rendered", "GATZ_PRERENDER_FAILED", { FAIL_IN_RENDER: "1" }, "second"],
	])("%s", async (_, code, environment, word) => {
		const before = await statArtifact();
		await writeWord(word);
		const result = await runGatz(site.directory, ["build"], environment);
		expect(result).toMatchObject({ code: 1, output: expect.stringContaining(code) });
		expect(await statArtifact()).toEqual(before);
		expect(existsSync(join(site.directory, ".cache/next"))).toBe(false);
		await expectServed(running.url, ["first"]);
	});
});

test("of two builds at once, one is told to wait", async () => {
	await writeWord("first");
	await site.write("building", "");
	const good = runGatz(site.directory, ["build"], { WHILE: join(site.directory, "building") });
	while (!existsSync(join(site.directory, ".cache/build.lock"))) await sleep(10);
	const refused = await runGatz(site.directory, ["build"]);
	await rm(join(site.directory, "building"));
	expect(refused).toMatchObject({ code: 1, output: expect.stringContaining("GATZ_BUILD_RUNNING") });
	expect((await good).code).toBe(0);
	await expectServed(running.url, ["first"]);
});

describe("a build that is killed leaves a whole one, and the next build recovers", () => {
	let word = "first";
	const moments = Array.from({ length: 4 }, (_, index) => Math.round((index + Math.random()) * 400));
	test.each([...moments.map((moment) => `${moment} ms after its start`), "in the middle of its commit"])("%s", async (moment) => {
		const next = `word-${moment.replace(/\W/g, "")}`;
		await writeWord(next);
		const build = spawn(process.execPath, [BIN, "build"], { cwd: site.directory, stdio: "ignore", env: { ...process.env, VITEST: "" } });
		await Promise.race([moment.endsWith("start") ? sleep(Number.parseInt(moment, 10)) : commitOf(build), closed(build)]);
		build.kill("SIGKILL");
		await closed(build);

		await expectServed(running.url, [word, next, "first"]);
		const fresh = await startSite(site.directory, "serve");
		word = await expectServed(fresh.url, [word, next]);
		await expectServed(fresh.url, [word]);
		await fresh.stop();
	});

	test("the next build, though its onPostBuild fails: it says that the new build is in place", async () => {
		await writeWord("last");
		const result = await runGatz(site.directory, ["build"], { FAIL_AT_END: "1" });
		expect(result).toMatchObject({ code: 1, output: expect.stringMatching(/GATZ_POST_BUILD_FAILED[\s\S]*The new build is in place/) });
		expect(existsSync(join(site.directory, ".cache/next"))).toBe(false);
		const fresh = await startSite(site.directory, "serve");
		await expectServed(fresh.url, ["last"]);
		await fresh.stop();
	});
});

/** Sees that all pages of a site answer with one of the words; gives that of the static page. */
async function expectServed(url: string, words: readonly string[]): Promise<string> {
	const paths = ["/", "/ssr/?name=me", "/made/15/", "/page-data/index/page-data.json"];
	const [index, ssr, ...others] = await Promise.all(paths.map((path) => get(url + path)));
	expect([index, ssr, ...others].map((answer) => answer?.status)).toEqual([200, 200, 200, 200]);
	const word = /^The (.*) build$/.exec(heading(index?.text ?? "") ?? "")?.[1] as string;
	expect(words).toContain(word);
	expect(words.map((one) => `Server-rendered: ${one} me`)).toContain(heading(ssr?.text ?? ""));
	return word;
}

async function statArtifact(): Promise<unknown> {
	const [pub, cache] = await Promise.all([statTree(join(site.directory, "public")), statTree(join(site.directory, ".cache"))]);
	return [pub, Object.entries(cache).filter(([path]) => /^(server\/|current\.json$)/.test(path))];
}

function writeWord(word: string): Promise<void> {
	return site.write("src/word.js", `export const word = "${word}";\n`);
}

/** Resolves as soon as a build's redo log is written. */
async function commitOf(build: ChildProcess): Promise<void> {
	while (build.exitCode === null && !existsSync(join(site.directory, ".cache/next/commit.json"))) await new Promise(setImmediate);
}

function closed(child: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		if (child.exitCode !== null || child.signalCode !== null) resolve();
		else child.once("close", () => resolve());
	});
}
