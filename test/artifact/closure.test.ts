import { spawn } from "node:child_process";
import { chmod, cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSite, type RunningSite, waitForUrl } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, statTree, type TemporarySite } from "../support/temporary-site.js";

/** Packages of the site by their files: `shared` is there in two versions, and what reads beside itself is in both kinds of modules. */
const PACKAGES: Readonly<Record<string, string>> = {
	"plain/package.json": '{ "name": "plain", "version": "1.0.0" }',
	"plain/index.js": 'module.exports = "plain";',
	"shared/package.json": '{ "name": "shared", "version": "1.0.0" }',
	"shared/index.js": 'module.exports = "1.0.0";',
	"reads-beside/package.json": '{ "name": "reads-beside", "version": "3.1.4" }',
	"reads-beside/index.js": `const fs = require("node:fs");
const path = require("node:path");
// What is exported can't be told without running it.
for (const name of ["fileText", "version"]) {
	exports[name] = name === "version" ? require("shared") : () => fs.readFileSync(path.join(__dirname, "data", "text.txt"), "utf8");
}
`,
	"reads-beside/data/text.txt": "beside __dirname",
	"reads-beside/node_modules/shared/package.json": '{ "name": "shared", "version": "2.0.0" }',
	"reads-beside/node_modules/shared/index.js": 'module.exports = "2.0.0";',
	"reads-beside-module/package.json":
		'{ "name": "reads-beside-module", "version": "1.5.9", "type": "module", "exports": { "import": "./main.js" } }',
	"reads-beside-module/main.js": `import { readFileSync } from "node:fs";
import shared from "shared";
export const moduleText = () => readFileSync(new URL("./text.txt", import.meta.url), "utf8");
export const moduleVersion = shared;
`,
	"reads-beside-module/text.txt": "beside import.meta.url",
};

let site: TemporarySite;
let copy: string;
beforeAll(async () => {
	site = await createTemporarySite("closed");
	for (const [path, content] of Object.entries(PACKAGES)) await site.write(`node_modules/${path}`, content);
	const [native = ""] = (await readdir(join(import.meta.dirname, "../../node_modules"))).filter((name) => /^lightningcss-/.test(name));
	for (const name of ["lightningcss", "detect-libc", native]) await site.install(name);
	await buildSite(site.directory);
	copy = await mkdtemp(join(tmpdir(), "gatz-copy-"));
});
afterAll(async () => {
	await writable(copy);
	await rm(copy, { recursive: true });
	await site.delete();
});

test("the artifact records what could not be bundled", async () => {
	const [buildId] = await readdir(join(site.directory, ".cache/server"));
	const { externals } = JSON.parse(await site.read(`.cache/server/${buildId}/manifest.json`));
	expect(externals.platform).toContain(`${process.platform}-${process.arch}`);
	expect(externals.packages.map(({ path, version }: { path: string; version: string }) => [path, version])).toEqual(
		expect.arrayContaining([
			["node_modules/reads-beside", "3.1.4"],
			["node_modules/reads-beside-module", "1.5.9"],
			["node_modules/shared", "1.0.0"],
			["node_modules/reads-beside/node_modules/shared", "2.0.0"],
			["node_modules/lightningcss", expect.any(String)],
		]),
	);
	expect(externals.packages.filter(({ name }: { name: string }) => name === "plain")).toEqual([]);
});

test.each([true, false])("a read-only copy serves without node_modules, with current.json: %s", async (withCurrent) => {
	const target = join(copy, String(withCurrent));
	const [buildId = ""] = await readdir(join(site.directory, ".cache/server"));
	for (const path of ["public", join(".cache/server", buildId), ...(withCurrent ? [".cache/current.json", ".cache/serve.mjs"] : [])]) {
		await cp(join(site.directory, path), join(target, path), { recursive: true });
	}
	await readOnly(target);
	const before = await statTree(target);
	const server = await serveCopy(target, withCurrent ? ".cache/serve.mjs" : join(".cache/server", buildId, "serve.mjs"));
	const page = await get(`${server.url}/`);
	expect(JSON.parse((heading(page.text) ?? "").replaceAll("&quot;", '"'))).toEqual({
		css: "a{color:red}",
		fileText: "beside __dirname",
		version: "2.0.0",
		moduleText: "beside import.meta.url",
		moduleVersion: "1.0.0",
		plain: "plain",
	});
	expect(heading((await get(`${server.url}/about/`)).text)).toBe("About");
	const [, operations] = await server.says(/Operations at (http:\/\/[\w.:]+)/);
	expect((await get(`${operations}/`)).text).toContain("<title>The server now");
	expect(await server.end("SIGTERM")).toBe(0);
	expect(await statTree(target)).toEqual(before);
	expect(server.output()).not.toMatch(/error|warning/i);
});

function serveCopy(directory: string, program: string): Promise<RunningSite> {
	const { NODE_ENV: _, NODE_PATH: __, ...environment } = process.env;
	const child = spawn(process.execPath, [program], {
		cwd: directory,
		env: { ...environment, HOST: "127.0.0.1", PORT: "0", GATZ_PRE_STOP_DELAY: "0" },
		stdio: ["ignore", "pipe", "pipe"],
	});
	return waitForUrl(child);
}

async function readOnly(directory: string): Promise<void> {
	for (const path of await entriesOf(directory)) await chmod(path, 0o555);
	await chmod(directory, 0o555);
}

async function writable(directory: string): Promise<void> {
	await chmod(directory, 0o755);
	for (const path of await entriesOf(directory)) await chmod(path, 0o755);
}

/** Folders before what is in them. */
async function entriesOf(directory: string): Promise<string[]> {
	const entries = await readdir(directory, { recursive: true });
	return entries.sort().map((path) => join(directory, path));
}
