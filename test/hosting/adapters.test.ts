import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AdaptArguments } from "../../packages/gatz/src/universal/adapter.js";
import { createLambdaEvent } from "../conformance/lambda-subject.js";
import { readSamples, type Sample } from "../docs/samples.js";
import { buildSite, runGatz } from "../support/command.js";
import { heading } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

let site: TemporarySite;
/** What `adapt` and the other hooks were called with, in turn. */
let calls: [string, AdaptArguments][];

const nameAdapter = (expression: string) =>
	site.write("gatsby-config.js", `module.exports = { ...require("./own-config.js"), adapter: ${expression} };\n`);

const SAMPLES = readSamples("guides/other-hosts.md");

/** Takes the sample of the documentation with this text in it. */
async function takeSample(text: string): Promise<void> {
	const { path, code } = SAMPLES.find((sample) => sample.code.includes(text)) as Sample;
	await site.write(path.replace("gatsby-config", "sample-config"), code);
	if (path === "gatsby-config.js") await nameAdapter('require("./sample-config.js").adapter');
}

/** Notes what it is asked for. */
const RECORDER = `const { writeFileSync } = require("node:fs");
const calls = [];
const note = (name) => ({ reporter, ...rest }) => {
	calls.push([name, rest]);
	writeFileSync("calls.json", JSON.stringify(calls));
};
module.exports = {
	name: "recorder",
	config: (given) => {
		note("config")(given);
		return { supports: { pathPrefix: true, trailingSlash: ["never"] }, pluginsToDisable: ["plugin-of-host"] };
	},
	cache: { restore: note("restore"), store: note("store") },
	adapt: note("adapt"),
};
`;

beforeAll(async () => {
	site = await createTemporarySite("hosted");
	await site.write("own-config.js", await site.read("gatsby-config.js"));
	await site.link("gatsby-adapter-netlify");
});
afterAll(() => site?.delete());

describe("an adapter", () => {
	let output: string;
	beforeAll(async () => {
		await site.write("adapter.js", RECORDER);
		await site.write("plugins/plugin-of-host/package.json", "{}");
		await site.write("plugins/plugin-of-host/gatsby-node.js", 'exports.onPreInit = () => console.log("NOT DISABLED");');
		await nameAdapter('require("./adapter.js"), plugins: ["plugin-of-host"]');
		output = await buildSite(site.directory);
		calls = JSON.parse(await site.read("calls.json"));
	});

	test("6.7.14 is asked in turn, and plugins that it names are left out", () => {
		expect(calls.map(([name]) => name)).toEqual(["config", "restore", "store", "adapt"]);
		expect(calls[1]?.[1]).toEqual({ directories: [".cache", "public"] });
		expect(output).not.toContain("NOT DISABLED");
		expect(output).toContain('"recorder" does not support trailingSlash "always"');
	});

	const manifest = () => calls.at(-1)?.[1] as AdaptArguments;
	const find = (path: string) => manifest().routesManifest.find((route) => route.path === path);

	test("6.7.3, 9.13.2 static routes have their files and headers", () => {
		expect(find("/")).toMatchObject({ type: "static", filePath: "public/index.html" });
		expect(find("/app/*")).toMatchObject({ type: "static", filePath: "public/app/[...]/index.html" });
		expect(find("/robots.txt")).toMatchObject({ type: "static", filePath: "public/robots.txt" });
		expect(find("/page-data/index/page-data.json")).toMatchObject({ type: "static" });
		const script = manifest().routesManifest.find(({ path }) => /^\/app-.*\.js$/.test(path));
		expect(script).toMatchObject({
			headers: expect.arrayContaining([{ key: "cache-control", value: "public, max-age=31536000, immutable" }]),
		});
	});

	test("6.7.7, 9.13.2 pages that are rendered on request are the engine's, document and data", () => {
		const engine = { type: "function", functionId: "ssr-engine" };
		expect(find("/rendered/")).toEqual({ ...engine, path: "/rendered/" });
		expect(find("/page-data/rendered/page-data.json")).toMatchObject(engine);
		expect(find("/items/:id/")).toEqual({ ...engine, path: "/items/:id/" });
		expect(find("/page-data/items/:id/page-data.json")).toMatchObject(engine);
		expect(find("/deferred/")).toEqual({ ...engine, cache: true, path: "/deferred/" });
		expect(find("/api/users/:id")).toEqual({ type: "function", functionId: "api-users-id-", path: "/api/users/:id" });
	});

	test("6.7.5 redirects come with what is a host's to understand", () => {
		expect(find("/old")).toMatchObject({ type: "redirect", toPath: "/rendered/", status: 301 });
		expect(find("/blog/*")).toMatchObject({ type: "redirect", toPath: "/news/*", status: 307, force: true });
		expect(find("/de")).toMatchObject({ type: "redirect", conditions: { language: ["de"] } });
	});

	test("6.7.9, 9.13.2 the most specific route is first", () => {
		const place = (path: string) => manifest().routesManifest.findIndex((route) => route.path === path);
		expect(place("/page-data/rendered/page-data.json")).toBeLessThan(place("/rendered/"));
		expect(place("/rendered/")).toBeLessThan(place("/app/*"));
	});

	test("6.7.8 functions name their entry and all that it needs", async () => {
		const [engine, users] = manifest().functionsManifest;
		expect([engine?.functionId, engine?.name, users?.functionId]).toEqual(["ssr-engine", "SSR & DSG", "api-users-id-"]);
		expect(engine?.requiredFiles).toEqual(expect.arrayContaining(["public/404.html", engine?.pathToEntryPoint]));
		for (const file of engine?.requiredFiles ?? []) await site.read(file);
	});

	test("6.7.10 header routes begin with those of everything", () => {
		const [all, immutable] = manifest().headerRoutes;
		expect([all?.path, immutable?.path]).toEqual(["/*", "/static/*"]);
		expect(all?.headers).toContainEqual({ key: "cache-control", value: "public, max-age=0, must-revalidate" });
	});
});

describe("gatsby-adapter-netlify", () => {
	beforeAll(async () => {
		await takeSample("gatsby-adapter-netlify");
		await buildSite(site.directory);
	});

	/** Calls a function that the adapter has written, with an event of Netlify's. */
	async function call(functionId: string, target: string, event: object = {}) {
		const [path, query = ""] = target.split("?");
		const module = join(site.directory, ".netlify/functions-internal", functionId, `${functionId}.js`);
		const { statusCode, multiValueHeaders, body } = await createRequire(import.meta.url)(module).handler({
			path,
			rawUrl: `https://example.com${target}`,
			rawQuery: query,
			httpMethod: "GET",
			headers: {},
			multiValueHeaders: { accept: ["text/html"], cookie: ["theme=dark"] },
			queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
			body: null,
			isBase64Encoded: false,
			...event,
		});
		return { status: statusCode, headers: multiValueHeaders, text: Buffer.from(body ?? "", "base64").toString() };
	}

	test("writes functions that render pages", async () => {
		const page = await call("ssr-engine", "/rendered/?q=a%20b");
		expect([page.status, page.headers["set-cookie"], page.headers["x-own"]]).toEqual([200, ["seen=1"], ["1"]]);
		expect(JSON.parse((heading(page.text) ?? "").replaceAll("&quot;", '"'))).toEqual({ q: "a b", cookie: "theme=dark", method: "GET" });
		const data = await call("ssr-engine", "/page-data/items/7/page-data.json");
		expect(JSON.parse(data.text)).toMatchObject({ path: "/items/7/", result: { serverData: { id: "7" } } });
		expect(heading((await call("ssr-engine-odb", "/deferred/")).text)).toBe("Deferred");
		const missing = await call("ssr-engine", "/nope/");
		expect([missing.status, heading(missing.text)]).toEqual([404, "Nothing here"]);
	});

	test("writes functions of src/api", async () => {
		const posted = {
			httpMethod: "POST",
			body: '{"a":1}',
			multiValueHeaders: { "content-type": ["application/json"], "content-length": ["7"] },
		};
		const answer = await call("api-users-id-", "/api/users/7?q=x", posted);
		expect([answer.status, JSON.parse(answer.text)]).toEqual([201, { id: "7", q: "x", body: { a: 1 } }]);
	});

	test("writes redirects and headers", async () => {
		const redirects = await site.read("public/_redirects");
		expect(redirects).toMatch(/^\/rendered\/ {2}\/\.netlify\/functions\/ssr-engine {2}200$/m);
		expect(redirects).toMatch(/^\/deferred\/ {2}\/\.netlify\/builders\/ssr-engine-odb {2}200$/m);
		expect(redirects).toMatch(/^\/old {2}\/rendered\/ {2}301$/m);
		expect(redirects).toMatch(/^\/blog\/\* {2}\/news\/:splat {2}307!$/m);
		expect(redirects).toMatch(/^\/de {2}\/rendered\/\?de {2}302 {2}Language=de$/m);
		expect(await site.read("public/_headers")).toContain("/*\n  cache-control: public, max-age=0, must-revalidate\n");
	});

	test("what it has moved is in its place again after the next build", async () => {
		await buildSite(site.directory);
		expect(heading(await site.read("public/index.html"))).toBe("Start");
	});
});

test("gatsby/adapter-lambda and gatsby/adapter-fetch write modules whose names stay", async () => {
	await takeSample("gatsby/adapter-lambda");
	await buildSite(site.directory);
	const { handler } = await import(pathToFileURL(join(site.directory, ".cache/lambda.mjs")).href);
	const { statusCode, cookies, body } = await handler(createLambdaEvent("/rendered/?q=x", { headers: { accept: "text/html" } }));
	expect([statusCode, cookies, heading(body)]).toEqual([200, ["seen=1"], expect.stringContaining("x")]);

	await takeSample("gatsby/adapter-fetch");
	await buildSite(site.directory);
	await takeSample(".cache/fetch.mjs");
	const { stdout } = await promisify(execFile)(process.execPath, ["mounted.mjs"], { cwd: site.directory });
	expect(stdout).toBe("200 text/html; charset=utf-8\n");
});

test("an adapter of one's own is an object", async () => {
	await takeSample("routes-as-json");
	await buildSite(site.directory);
	expect(Object.keys(JSON.parse(await site.read("routes.json")))).toEqual(["routesManifest", "functionsManifest", "headerRoutes"]);
});

describe("gatsby/adapter-static", () => {
	beforeAll(() => takeSample("gatsby/adapter-static"));

	test("refuses a site that needs a server, whose build is in its place", async () => {
		const { code, output } = await runGatz(site.directory, ["build"]);
		expect([code, output]).toEqual([1, expect.stringContaining("GATZ_ADAPTER_UNSUITED")]);
	});

	test("writes the files that hosts read", async () => {
		for (const path of ["rendered.js", "items/[id].js", "deferred.js"]) await site.remove(`src/pages/${path}`);
		await site.remove("src/api");
		await buildSite(site.directory);
		const redirects = await site.read("public/_redirects");
		expect(redirects.split("\n").sort()).toEqual(
			["", "/app/* /app/%5B...%5D/index.html 200", "/blog/* /news/:splat 307!", "/de /rendered/?de 302", "/old /rendered/ 301"].sort(),
		);
		const headers = await site.read("public/_headers");
		expect(headers).toMatch(/^\/\*\n {2}x-xss-protection: 1; mode=block\n/);
		expect(headers).toMatch(/^\/app-.*\.js\n {2}cache-control: public, max-age=31536000, immutable\n/m);
	});
});
