import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { cp } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CommandResult } from "../support/command.js";
import { installFakePackages } from "../support/fake-packages.js";
import { createTemporarySite, readTree, statTree, type TemporarySite } from "../support/temporary-site.js";
import { FIXTURES } from "./fixtures.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));

let runner: ChildProcess;
beforeAll(() => {
	const { NODE_ENV: _, VITEST: __, ...environment } = process.env;
	runner = fork(join(HERE, "run-fixtures.mjs"), { env: { ...environment, NO_COLOR: "1" }, silent: true });
});
afterAll(() => void runner.disconnect());

async function run({ directory }: TemporarySite, ...words: string[]): Promise<CommandResult> {
	runner.send({ directory, words });
	const [result] = (await once(runner, "message")) as [CommandResult];
	return result;
}

async function withSite(folder: string, body: (site: TemporarySite) => Promise<void>): Promise<void> {
	const site = await createTemporarySite(`../build-errors/${folder}`);
	try {
		await installFakePackages(site);
		await body(site);
	} finally {
		await site.delete();
	}
}

/** What has to be there before the command fails; the values that differ each time are taken out of what it prints. */
type Scene = (site: TemporarySite) => Promise<{ readonly words?: readonly string[]; readonly values?: readonly unknown[] }>;

const SCENES: Readonly<Record<string, Scene>> = {
	ARTIFACT_MISSING: async () => ({ words: ["serve"] }),
	async ARTIFACT_INVALID(site) {
		await site.write(".cache/current.json", '{ "format": 1000000 }');
		return { words: ["serve"] };
	},
	async BUILD_RUNNING(site) {
		await site.write(".cache/build.lock", JSON.stringify({ pid: process.pid, started: 1 }));
		return { values: [process.pid] };
	},
	async PORT_IN_USE(site) {
		await run(site, "build");
		const server = createServer().listen(0, "127.0.0.1").unref();
		await once(server, "listening");
		const { port } = server.address() as { port: number };
		return { words: ["serve", "--host", "127.0.0.1", "--port", String(port)], values: [port] };
	},
	async PURGE_FAILED() {
		const port = await closedPort();
		return { words: ["purge", "--all", "--ops-host", "127.0.0.1", "--ops-port", String(port)], values: [port] };
	},
	async STATS_UNAVAILABLE() {
		const port = await closedPort();
		return { words: ["top", "--url", `http://127.0.0.1:${port}`], values: [port] };
	},
	COMMAND_UNKNOWN: async () => ({ words: ["biuld"] }),
	COMMAND_NOT_YET: async () => ({ words: ["new"] }),
	OPTION_INVALID: async () => ({ words: ["build", "--prefix-pahts"] }),
	"OPTION_INVALID--port": async () => ({ words: ["serve", "--port", "eighty"] }),
};

/** What a person reads, without what changes from run to run: folders, numbers, stacks. */
function readable(output: string, site: TemporarySite, values: readonly unknown[] = []): string {
	let text = output.slice(output.indexOf("ERROR")).replaceAll(site.directory, "<site>");
	for (const value of values) text = text.replaceAll(String(value), "<number>");
	return `${text
		.replace(/^ +at .*\n/gm, "")
		.replace(/\n{3,}/g, "\n\n")
		.trim()}\n`;
}

// Each folder holds what is printed: code, what happened, file and line or key path, the lines of source, the fix.
test.each(FIXTURES)("$folder", async ({ code, folder }) => {
	await withSite(folder, async (site) => {
		const { words = ["build"], values } = (await SCENES[folder]?.(site)) ?? {};
		const result = await run(site, ...words);
		const text = readable(result.output, site, values);
		expect(text.split("\n")[0]).toBe(`ERROR GATZ_${code}`);
		expect(result.code).toBe(1);
		await expect(text).toMatchFileSnapshot(join(HERE, folder, "expected.txt"));
	});
});

test.each(readdirSync(join(HERE, "fine")))("no error: %s", async (folder) => {
	await withSite(`fine/${folder}`, async (site) => {
		const { code, output } = await run(site, "build");
		expect(code, output).toBe(0);
		expect(JSON.stringify(await readTree(join(site.directory, "public")))).not.toMatch(/SECRET|readFileSync|statSync/);
	});
});

const BROKEN = [
	"BUNDLE_FAILED",
	"GRAPHQL_FIELD_UNKNOWN",
	"GRAPHQL_RESULT",
	"HOOK_FAILED--rejected",
	"NODE_CIRCULAR",
	"NODE_INVALID",
	"PRERENDER_FAILED--module",
	"SCHEMA_INVALID",
	"SERVER_DATA_NOT_FUNCTION",
	"SERVER_ONLY_IN_BROWSER--bare",
	"TYPE_KIND_CONFLICT",
];

test.each(BROKEN)("%s leaves the build before it as it is", async (folder) => {
	await withSite(folder, async (site) => {
		const makeGood = async () => {
			for (const path of ["gatsby-config.js", "gatsby-node.js", "src"]) await site.remove(path);
			await site.write("src/pages/index.js", "export default () => <h1>Good</h1>;\n");
		};
		await makeGood();
		expect(await run(site, "build")).toMatchObject({ code: 0 });
		const before = await statBuild(site);
		await cp(join(HERE, folder), site.directory, { recursive: true });
		expect(await run(site, "build")).toMatchObject({ code: 1, output: expect.stringContaining(`GATZ_${folder.replace(/--.*/, "")}`) });
		expect(await statBuild(site)).toEqual(before);
		await makeGood();
		expect(await run(site, "build")).toMatchObject({ code: 0 });
		expect(await statBuild(site)).toEqual(before);
	});
});

/** The framework's files with what changes when they are written again. */
async function statBuild({ directory }: TemporarySite): Promise<unknown> {
	const [pub, cache] = await Promise.all([statTree(join(directory, "public")), statTree(join(directory, ".cache"))]);
	return [pub, Object.entries(cache).filter(([path]) => /^(server\/|current\.json$)/.test(path))];
}

test("when onPostBuild fails, the new build is in place", async () => {
	await withSite("POST_BUILD_FAILED", async (site) => {
		expect((await run(site, "build")).code).toBe(1);
		expect(await site.read("public/index.html")).toContain("<h1>Page</h1>");
		expect(JSON.parse(await site.read(".cache/current.json"))).toMatchObject({ format: 4 });
	});
});

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as { port: number };
	server.close();
	return port;
}
