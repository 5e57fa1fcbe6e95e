import { existsSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium, openPage } from "../support/chromium.js";
import { buildSite, runGatz, startSite } from "../support/command.js";
import { get } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

let site: TemporarySite;
beforeAll(async () => {
	site = await createTemporarySite("tiny");
});
afterAll(() => site.delete());

test("serve without a build says what to do", async () => {
	const { code, output } = await runGatz(site.directory, ["serve", "--port", "0"]);
	expect(code).toBe(1);
	expect(output).toMatch(/GATZ_ARTIFACT_MISSING[\s\S]*gatsby build/);
});

test("build takes Gatsby's flags and names those that have no effect (SPEC 6.10.1)", async () => {
	const flags = [
		"--no-uglify",
		"--profile",
		"--graphql-tracing",
		"--log-pages",
		"--write-to-file",
		"--verbose",
		"--no-color",
		"--no-colors",
	];
	const output = await buildSite(site.directory, [...flags, "--open-tracing-config-file", "x", "--functions-platform=linux", "--json"]);
	expect(output).toContain("Built 4 pages");
	for (const flag of ["--no-uglify", "--profile", "--graphql-tracing", "--log-pages", "--functions-platform"]) {
		expect(output).toContain(`${flag} has no effect`);
	}
});

describe.each(["serve", "develop"] as const)("%s", (command) => {
	test.each(["SIGINT", "SIGTERM"] as const)("ends with 0 on %s", async (signal) => {
		const server = await startSite(site.directory, command);
		expect((await get(`${server.url}/`)).status).toBe(200);
		expect(await server.end(signal)).toBe(0);
	});

	test("ends with 0 while a browser has the site open", async () => {
		const server = await startSite(site.directory, command);
		const browser = await launchChromium();
		await openPage(browser, `${server.url}/`);
		expect(await server.end("SIGINT")).toBe(0);
		await browser.close();
	});
});

describe("a port that is in use, from PORT and HOST", () => {
	let other: Server;
	let environment: NodeJS.ProcessEnv;
	beforeAll(async () => {
		other = createServer().listen(0, "127.0.0.1");
		await new Promise((resolve) => other.once("listening", resolve));
		environment = { PORT: String((other.address() as AddressInfo).port), HOST: "127.0.0.1" };
	});
	afterAll(() => other.close());

	test("serve says so and ends (SPEC 1.15.16)", async () => {
		const { code, output } = await runGatz(site.directory, ["serve"], environment);
		expect(code).toBe(1);
		expect(output).toMatch(new RegExp(`GATZ_PORT_IN_USE\\s+Port ${environment.PORT} on 127.0.0.1 is in use`));
	});

	test("develop says so and takes the next free one, where nobody can be asked", async () => {
		const server = await startSite(site.directory, "develop", { args: ["--port", String(environment.PORT)] });
		expect(server.port).toBeGreaterThan(Number(environment.PORT));
		await server.says(`Port ${environment.PORT} on 127.0.0.1 is in use: the site is at port ${server.port}.`);
		expect((await get(`${server.url}/`)).status).toBe(200);
		await server.stop();
	});
});

test("info shows versions of machine and site", async () => {
	await site.write("package.json", '{ "name": "tiny", "dependencies": { "react": "*", "gatsby-plugin-absent": "*" } }');
	const { code, output } = await runGatz(site.directory, ["info"]);
	expect(code).toBe(0);
	expect(output).toMatch(new RegExp(`Node\\.js\\s+${process.versions.node}`));
	expect(output).toMatch(/react\s+\d+\.\d+/);
	expect(output).toMatch(/gatsby-plugin-absent\s+not installed/);
});

test.each([
	["telemetry --disable", 0, "nothing to turn on or off"],
	["--version", 0, /5\.100\.\d+/],
	["--help", 0, "develop"],
	["build --help", 0, "--prefix-paths"],
	["buidl", 1, /GATZ_COMMAND_UNKNOWN[\s\S]*build/],
	["build --prefix-path", 1, /GATZ_OPTION_INVALID[\s\S]*--prefix-paths/],
	["serve --port high", 1, /GATZ_OPTION_INVALID[\s\S]*--port/],
	["repl", 1, "GATZ_COMMAND_NOT_YET"],
])("%s", async (words, code, text) => {
	const result = await runGatz(site.directory, words.split(" "));
	expect(result.code).toBe(code);
	expect(result.output).toMatch(text);
});

test("clean removes what builds leave, and nothing else", async () => {
	expect((await runGatz(site.directory, ["clean"])).code).toBe(0);
	expect([".cache", "public"].filter((name) => existsSync(join(site.directory, name)))).toEqual([]);
	expect(existsSync(join(site.directory, "src/pages/index.js"))).toBe(true);
	expect((await runGatz(site.directory, ["clean"])).code).toBe(0);
});
