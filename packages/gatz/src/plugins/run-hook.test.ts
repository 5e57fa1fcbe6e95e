import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { validateConfig } from "../config/validate-config.js";
import type { Hook, NodePluginArgs, PageInput } from "../plugin-api.js";
import { createReporter } from "../system/reporter.js";
import { createTerminal } from "../system/terminal.js";
import { GatzError } from "../universal/errors.js";
import { createHookArguments } from "./hook-arguments.js";
import { createHookWaits } from "./hook-waits.js";
import type { HookName } from "./hooks.js";
import type { Plugin } from "./plugin.js";
import { runHook } from "./run-hook.js";

let site: string;
beforeEach(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-hooks-"));
});
afterEach(() => rm(site, { recursive: true }));

type AnyHook = (args: NodePluginArgs, options: object, callback: (error?: unknown, value?: unknown) => void) => unknown;

function plugin(name: string, hooks: Partial<Record<HookName, AnyHook>>, options = {}): Plugin {
	return { name, version: "", directory: site, options, hooks: hooks as Partial<Record<HookName, Hook>> };
}

function setUp(plugins: readonly Plugin[]) {
	const pages: [PageInput, string][] = [];
	let output = "";
	const terminal = createTerminal({ write: (text) => (output += text) }, { NO_COLOR: "1" });
	const createArguments = createHookArguments({
		directory: site,
		config: validateConfig({ siteMetadata: { title: "T" } }),
		prefixes: { basePath: "/b", pathPrefix: "https://a.example/b", assetPrefix: "https://a.example" },
		plugins,
		reporter: createReporter({ terminal, directory: site, exit: process.exit }),
		sink: { createPage: (page, { name }) => pages.push([page, name]), deletePage: () => {} },
	});
	return { pages, createArguments, read: () => output };
}

async function run(hook: AnyHook, extra?: object) {
	const plugins = [plugin("p", { createPages: hook })];
	const setting = setUp(plugins);
	return { ...setting, results: await runHook(plugins, "createPages", setting.createArguments, extra) };
}

describe("runHook", () => {
	it("runs plugins one after the other in their order, with their options", async () => {
		const seen: unknown[] = [];
		const plugins = [
			plugin(
				"slow",
				{ createPages: (_, options) => new Promise((resolve) => setTimeout(resolve, 10)).then(() => seen.push(options)) },
				{ n: 1 },
			),
			plugin("without", {}),
			plugin("fast", { createPages: (_, options) => void seen.push(options) }, { n: 2 }),
		];
		await runHook(plugins, "createPages", setUp(plugins).createArguments);
		expect(seen).toEqual([{ n: 1 }, { n: 2 }]);
	});

	it("says which hook of which plugin it waits for", async () => {
		vi.useFakeTimers();
		const plugins = [plugin("p", { createPages: () => new Promise((resolve) => setTimeout(resolve, 25_000)) })];
		const { createArguments, read } = setUp(plugins);
		const running = runHook(plugins, "createPages", createArguments);
		await vi.advanceTimersByTimeAsync(25_000);
		await running;
		vi.useRealTimers();
		expect(read().match(/Waiting for createPages of "p", for \d0 s now/g)).toHaveLength(2);
	});

	it("gives up when nobody waits any more", async () => {
		const waits = createHookWaits("Mend it.");
		const plugins = [{ ...plugin("p", { createPages: () => new Promise(() => {}) }), waits }];
		const { createArguments, read } = setUp(plugins);
		vi.useFakeTimers();
		const running = runHook(plugins, "createPages", createArguments);
		expect(waits.isLate).toBe(false);
		waits.onLate(() => waits.abandon());
		vi.advanceTimersByTime(30_000);
		vi.useRealTimers();
		await expect(running).rejects.toThrow("not waited for");
		await expect(runHook(plugins, "createPages", createArguments)).rejects.toThrow("not waited for");
		expect([waits.isLate, waits.isAbandoned, read().match(/for \d0 s now. Mend it./g)]).toEqual([false, true, ["for 10 s now. Mend it."]]);
	});

	it("waits for the callback of a hook with three parameters (SPEC 6.1.24)", async () => {
		const { results } = await run((_args, _options, callback) => void setTimeout(callback, 5, null, "value"));
		expect(results).toEqual(["value"]);
	});

	it.each([
		[
			"throws",
			() => {
				throw new Error("no luck");
			},
		],
		["rejects", () => Promise.reject(new Error("no luck"))],
		["calls back with an error", (_a, _o, callback) => callback(new Error("no luck"))],
		[
			"throws no Error",
			() => {
				throw "no luck";
			},
		],
	] as [string, AnyHook][])("names plugin and hook when it %s", async (_, hook) => {
		await expect(run(hook)).rejects.toMatchObject({
			code: "GATZ_HOOK_FAILED",
			what: 'The hook createPages of "p" failed: no luck',
			cause: expect.anything(),
			place: { plugin: "p" },
		});
	});

	it("lets a coded error pass as it is", async () => {
		const error = new GatzError("PAGE_PATH_MISSING", { plugin: "p" });
		await expect(run(() => Promise.reject(error))).rejects.toBe(error);
	});
});

describe("the arguments of hooks (SPEC 6.1.23)", () => {
	it("hands pages on with the plugin that made them", async () => {
		const page = { path: "/a/", component: "/a.js" };
		expect((await run(({ actions }) => actions.createPage(page))).pages).toEqual([[page, "p"]]);
	});

	it("holds prefixes, state and what belongs to the hook", async () => {
		await run(
			(args) => {
				expect(args.pathPrefix).toBe("https://a.example/b");
				expect(args.basePath).toBe("/b");
				expect(args.page).toBe("extra");
				const { program, config, flattenedPlugins } = args.store.getState();
				expect(program.directory).toBe(site);
				expect(config.siteMetadata.title).toBe("T");
				expect(flattenedPlugins).toMatchObject([{ name: "p", nodeAPIs: ["createPages"] }]);
				expect(args.getNodes()).toEqual([]);
			},
			{ page: "extra" },
		);
	});

	it("makes the ids that Gatsby makes", async () => {
		await run(({ createNodeId, createContentDigest }) => {
			expect(createNodeId("a")).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
			expect(createNodeId("a")).toBe(createNodeId("a"));
			expect(createContentDigest({ a: 1, b: 2 })).toBe(createContentDigest({ b: 2, a: 1 }));
			expect(createContentDigest("hello")).toBe("5d41402abc4b2a76b9719d911017c592");
		});
	});

	it("keeps values on disk between builds", async () => {
		await run(async ({ cache }) => {
			expect(await cache.get("key")).toBeUndefined();
			expect(await cache.set("key", { a: 1 })).toEqual({ a: 1 });
		});
		await run(async ({ cache, getCache }) => {
			expect(await cache.get("key")).toEqual({ a: 1 });
			expect(await getCache("@other/name").get("key")).toBeUndefined();
			await cache.del("key");
			expect(await cache.get("key")).toBeUndefined();
		});
	});

	it("stops at an action that is missing, warns once of one that does no harm, and knows no others", async () => {
		await expect(run(({ actions }) => actions.createNode?.())).rejects.toMatchObject({ code: "GATZ_ACTION_NOT_YET" });
		await expect(run(({ actions }) => actions.createPag?.())).rejects.toThrow('Did you mean "createPage"?');
		const { read } = await run(({ actions }) => {
			actions.createTypes?.();
			actions.createTypes?.();
		});
		expect(read().match(/GATZ_ACTION_NOT_YET: "p" called the action createTypes/g)).toHaveLength(1);
	});
});
