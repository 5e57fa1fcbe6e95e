import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fuzz } from "../fuzz/fuzz.mjs";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { get } from "../support/get.js";
import { createTemporarySite, statTree, type TemporarySite } from "../support/temporary-site.js";

const CODINGS = ["br", "gzip"] as const;

let site: TemporarySite;
let server: RunningSite;
beforeAll(async () => {
	site = await createTemporarySite("fuzz");
	await site.write("static/large.json", JSON.stringify(Array.from({ length: 20_000 }, (_, index) => index)));
	await buildSite(site.directory);
	server = await startSite(site.directory, "serve", { args: ["--workers", "1", "--ops-port", "0"] });
});
afterAll(async () => {
	await server.stop();
	await site.delete();
});

/** An answer with its body as bytes. */
async function fetchBytes(
	path: string,
	headers: Record<string, string>,
	method = "GET",
): Promise<{ status: number; headers: Headers; body: Buffer }> {
	return new Promise((resolve, reject) => {
		request(`${server.url}${path}`, { headers, method, agent: false }, (incoming) => {
			const chunks: Buffer[] = [];
			incoming.on("data", (chunk) => chunks.push(chunk));
			incoming.on("end", () => {
				const { statusCode: status = 0 } = incoming;
				resolve({ status, headers: new Headers(incoming.headers as Record<string, string>), body: Buffer.concat(chunks) });
			});
		})
			.on("error", reject)
			.end();
	});
}

const decode = { br: brotliDecompressSync, gzip: gunzipSync };

describe("compression", () => {
	test("a build has compressed forms of scripts, texts and pictures, and a second one keeps them", async () => {
		const files = await readdir(join(site.directory, "public"));
		expect(files).toEqual(expect.arrayContaining(["words.txt.br", "words.txt.gz", "circles.svg.br"]));
		const encoded = files.filter((file) => /\.(br|gz)$/.test(file));
		expect(encoded.filter((file) => /^framework-.*\.js\.(br|gz)$/.test(file))).toHaveLength(2);
		expect(encoded.filter((file) => /\.(html|json|map)\./.test(file))).toEqual([]);
		const before = await statTree(join(site.directory, "public"));
		await buildSite(site.directory);
		expect(await statTree(join(site.directory, "public"))).toEqual(before);
	});

	test.each([
		["a file of the build", "/words.txt"],
		["a static page", "/"],
		["page data", `/page-data/ssr/dog/page-data.json?q=${"long".repeat(300)}`],
		["a server-rendered page", `/ssr/dog/?q=${"long".repeat(300)}`],
		["a page that is kept", `/ssr/kept/?q=${"long".repeat(300)}`],
		["a deferred page", "/deferred/"],
		["a large file that the build does not compress", "/large.json"],
	])("1.6.6 %s comes in the form that the client takes", async (_, path) => {
		const plain = await fetchBytes(path, { "user-agent": "same" });
		for (const coding of CODINGS) {
			const encoded = await fetchBytes(path, { "user-agent": "same", "accept-encoding": coding });
			expect([encoded.status, encoded.headers.get("content-encoding"), encoded.headers.get("vary")]).toEqual([
				200,
				coding,
				"accept-encoding",
			]);
			expect(decode[coding](encoded.body).equals(plain.body)).toBe(true);
			expect(encoded.headers.get("content-length")).toBe(path === "/large.json" ? null : String(encoded.body.length));
			const tag = String(encoded.headers.get("etag"));
			const again = await fetchBytes(path, { "user-agent": "same", "accept-encoding": coding, "if-none-match": tag });
			expect(again.status).toBe(304);
			expect(["etag", "vary", "content-encoding"].map((name) => again.headers.get(name))).toEqual([tag, "accept-encoding", null]);
			if (tag.startsWith('"')) expect(tag).not.toBe(plain.headers.get("etag"));
		}
	});

	test("a part is one of the plain form", async () => {
		const whole = await fetchBytes("/words.txt", {});
		const part = await fetchBytes("/words.txt", { "accept-encoding": "br", range: "bytes=2-5" });
		expect([part.status, part.headers.get("content-encoding"), String(part.body)]).toEqual([206, null, whole.body.toString().slice(2, 6)]);
	});

	test("HEAD has the headers of GET", async () => {
		for (const path of ["/words.txt", "/", "/ssr/dog/", "/deferred/", "/nope", "/circles.svg", "/api/echo"]) {
			for (const coding of ["br", "identity"]) {
				const [of, to] = await Promise.all(["GET", "HEAD"].map((method) => fetchBytes(path, { "accept-encoding": coding }, method)));
				const comparable = ({ headers }: { headers: Headers } = { headers: new Headers() }) =>
					[...headers].filter(([name]) => !/^(date|connection|keep-alive|etag|content-length|transfer-encoding)$/.test(name));
				expect([to?.status, comparable(to)]).toEqual([of?.status, comparable(of)]);
			}
		}
	});
});

test("1.6.7, 8.54 nothing says what the server is made of, and nobody elsewhere may read answers", async () => {
	for (const path of ["/", "/words.txt", "/ssr/dog/", "/api/echo", "/nope"]) {
		const { headers } = await get(server.url + path, { headers: { origin: "https://elsewhere.example" } });
		expect(Object.keys(headers).filter((name) => /^(x-powered-by|server|access-control-)/.test(name))).toEqual([]);
	}
	for (const path of ["/", "/ssr/dog/"]) {
		const { headers } = await get(server.url + path);
		expect([headers["x-content-type-options"], headers["referrer-policy"], headers["x-frame-options"]]).toEqual([
			"nosniff",
			"same-origin",
			"DENY",
		]);
	}
});

describe("behind a proxy that is trusted", () => {
	const headers = { "x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https", "x-forwarded-host": "site.example" };

	test("a page and a function see who has asked, and by which name", async () => {
		const page = await get(`${server.url}/page-data/ssr/dog/page-data.json`, { headers });
		expect(JSON.parse(page.text).result.serverData).toMatchObject({ host: "site.example", protocol: "https:" });
		const answer = JSON.parse((await get(`${server.url}/api/echo`, { headers })).text);
		expect(answer).toMatchObject({ ip: "203.0.113.7", protocol: "https", hostname: "site.example" });
	});

	test.each(["[::1", "localhost:99999", "a b"])("a host that is none, %j, is not passed on", async (host) => {
		expect((await get(`${server.url}/api/echo`, { headers: { host } })).text).toContain('"hostname":"localhost"');
		expect((await get(`${server.url}/api/echo`, { headers: { "x-forwarded-host": host } })).status).toBe(200);
	});
});

test("--allowed-hosts, --no-compress and the access log", async () => {
	const args = [
		"--workers",
		"1",
		"--ops-port",
		"0",
		"--allowed-hosts",
		"site.example",
		"--no-compress",
		"--access-log",
		"--log-format",
		"json",
	];
	const guarded = await startSite(site.directory, "serve", { args });
	try {
		const refused = await get(`${guarded.url}/`);
		expect([refused.status, refused.text]).toEqual([421, "Misdirected Request (GATZ_HOST_NOT_ALLOWED)"]);
		await guarded.says("HOST_NOT_ALLOWED");
		const headers = { host: "site.example:80", "accept-encoding": "br", "x-forwarded-for": "203.0.113.7" };
		const answer = await get(`${guarded.url}/`, { headers });
		expect([answer.status, answer.headers["content-encoding"], answer.headers.vary]).toEqual([200, undefined, undefined]);
	} finally {
		await guarded.stop();
	}
	expect(guarded.output()).toContain('"address":"203.0.113.7"');
});

// `npm run fuzz` sends 10,000.
test("what nobody should send does no harm", async () => {
	const { findings } = await fuzz({ port: server.port, directory: site.directory, requests: 300, seed: 1 });
	expect(findings).toEqual([]);
	expect((await get(`${server.url}/`)).status).toBe(200);
	expect(server.output()).not.toContain("that nobody caught");
});
