import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { waitForUrl } from "../support/command.js";

// The tarball that users install, as "gatsby", in a site that knows nothing of this repository.

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SITE = fileURLToPath(new URL("../sites/package", import.meta.url));
const run = promisify(execFile);

let site: string;
beforeAll(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-package-"));
	await cp(SITE, site, { recursive: true });
	const { stdout } = await run("npm", ["pack", "-w", "gatz", "--json", "--ignore-scripts", "--pack-destination", site], { cwd: ROOT });
	const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
	await rename(join(site, filename), join(site, "gatsby.tgz"));
	await npm("install", "--prefer-offline", "--no-audit", "--no-fund");
}, 60_000);
afterAll(() => rm(site, { recursive: true, force: true }));

function npm(...args: string[]) {
	return run("npm", args, { cwd: site, env: { ...process.env, NODE_ENV: "" } });
}

/** What an expression gives in Node.js, run in the site. */
async function evaluate(expression: string): Promise<unknown> {
	const { stdout } = await run(process.execPath, ["-e", `console.log(JSON.stringify(${expression}))`], { cwd: site });
	return JSON.parse(stdout);
}

test("version 5.100.0, which holds the peer range of Gatsby's plugins", async () => {
	expect(await evaluate("require('gatsby/package.json').version")).toBe("5.100.0");
	expect(await evaluate("require('semver').satisfies(require('gatsby/package.json').version, '^5.0.0-next')")).toBe(true);
	const { stdout } = await npm("ls", "gatsby", "gatsby-plugin-of-a-stranger", "--json");
	expect(JSON.parse(stdout)).not.toHaveProperty("problems");
});

test("require() and import give the same names", async () => {
	const names = await evaluate("Object.keys(require('gatsby')).filter((name) => name !== '__esModule').sort()");
	expect(names).toEqual(expect.arrayContaining(["Link", "graphql", "navigate", "notFound", "redirect", "useStaticQuery", "withPrefix"]));
	expect(await evaluate("typeof require('gatsby').Link.render + typeof require('gatsby').navigate")).toBe("functionfunction");
	expect(await evaluate("typeof (require('gatsby/dist/commands/build').default ?? require('gatsby/dist/commands/build'))")).toBe(
		"function",
	);
	const source = "import { navigate } from 'gatsby'; console.log(typeof navigate)";
	const { stdout } = await run(process.execPath, ["--input-type=module", "-e", source], { cwd: site });
	expect(stdout.trim()).toBe("function");
});

test("gatsby build, then gatsby serve", async () => {
	const built = await run("npx", ["gatsby", "build"], { cwd: site, env: { ...process.env, NODE_ENV: "" } });
	expect(built.stdout + built.stderr).toContain("1 server-rendered");
	const serving = await waitForUrl(
		spawn(process.execPath, ["node_modules/.bin/gatsby", "serve", "--port", "0", "--host", "127.0.0.1"], {
			cwd: site,
			env: { ...process.env, GATZ_PRE_STOP_DELAY: "0" },
		}),
	);
	try {
		const answers = await Promise.all(["/", "/server/", "/made/"].map(async (path) => (await fetch(serving.url + path)).text()));
		expect(answers[0]).toContain('<a href="/server/">Server</a>');
		expect(answers[1]).toContain("<h1>Rendered on request</h1>");
		expect(answers[2]).toContain("<h1>Made by gatsby-node with gatsby 5.100.0</h1>");
	} finally {
		await serving.stop();
	}
});

test.each(["NodeNext", "Bundler"])("types compile: module resolution %s", async (resolution) => {
	const module = resolution === "Bundler" ? "ESNext" : resolution;
	const tsc = join(ROOT, "node_modules/.bin/tsc");
	await run(tsc, ["--noEmit", "-p", ".", "--module", module, "--moduleResolution", resolution], { cwd: site }).catch(
		({ stdout }: { stdout: string }) => expect.fail(stdout),
	);
});
