import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { WorkerEnvironment } from "../../packages/gatz/src/adapters/worker.js";
import { createFetchSubject } from "../conformance/fetch-subject.js";
import { createHttpSubject } from "../conformance/http-subject.js";
import { createLambdaSubject } from "../conformance/lambda-subject.js";
import type { Answer, AskOptions, Subject } from "../conformance/subject.js";
import { describeConformance } from "../conformance/suite.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { createTemporaryCopy, type TemporarySite } from "../support/temporary-site.js";
import { type Isolate, startIsolate } from "./isolate.js";

const SITE = fileURLToPath(new URL("../conformance/site", import.meta.url));

/** A page that is waited for. */
const SUSPENDS = `import { lazy, Suspense } from "react";

const Late = lazy(() => new Promise((resolve) => setTimeout(() => resolve({ default: () => <p>it came</p> }), 20)));

export async function getServerData() {
	return { props: {} };
}

export default function Suspends() {
	return <Suspense fallback={<p>wait</p>}><Late /></Suspense>;
}
`;

let site: TemporarySite;
let served: RunningSite;
let isolate: Isolate;
const hosts: Record<string, Subject> = {};

beforeAll(async () => {
	site = await createTemporaryCopy(SITE);
	const config = await site.read("gatsby-config.js");
	await site.write("gatsby-config.js", `${config}\nmodule.exports.adapter = require("gatsby/adapter-workers")();\n`);
	await site.write("src/pages/ssr/suspends.js", SUSPENDS);
	await buildSite(site.directory);
	served = await startSite(site.directory, "serve", { args: ["--no-cache"] });
	hosts["node:http"] = createHttpSubject("127.0.0.1", served.port, { close: () => served.stop() });
	const { buildId } = JSON.parse(await site.read(".cache/current.json"));
	const load = (name: string) => import(pathToFileURL(join(site.directory, ".cache/server", buildId, name)).href);
	hosts.fetch = createFetchSubject((await load("fetch.mjs")).fetch, () => []);
	hosts.lambda = createLambdaSubject((await load("lambda.mjs")).handler, () => []);
	isolate = await startIsolate(join(site.directory, ".cache/worker.mjs"), createEnvironment(join(site.directory, "public")));
	hosts.workers = createFetchSubject(isolate.fetch, isolate.takeErrors);
});
afterAll(async () => {
	await served?.stop();
	await site?.delete();
});

/** The host's files, as it sends them. */
function createEnvironment(directory: string): WorkerEnvironment {
	const send = (path: string) =>
		readFile(join(directory, path)).then(
			(bytes) => new Response(bytes),
			() => new Response(null, { status: 404 }),
		);
	return { ASSETS: { fetch: (request) => send(decodeURIComponent(new URL(request.url).pathname)) } };
}

test("a worker's modules import nothing of Node.js", () => {
	expect(isolate.imports).toEqual([]);
});

test("a page that suspends is sent with what it waited for", async () => {
	for (const [name, host] of Object.entries(hosts)) expect((await host.fetch("/ssr/suspends/")).body, name).toContain("<p>it came</p>");
});

describeConformance("Workers", async () => hosts.workers as Subject);

/** Of a connection, of a moment, or made for one request. */
const OWN = ["connection", "date", "keep-alive", "transfer-encoding", "x-request-id"];

const REQUESTS: readonly (readonly [target: string, options?: AskOptions])[] = [
	...["/about/", "/about", "/deferred/", "/client/1/", "/folder", "/robots.txt", "/nope/", "/nope.png", "/api/nope"].map(
		(at) => [at] as const,
	),
	...["/ssr/static/?a=1&b=x+y", "/ssr/p/%ED%95%9C/?q=x", "/ssr/w/a/b/", "/ssr/teapot/", "/ssr/boom/", "/ssr/created/"].map(
		(at) => [at] as const,
	),
	...["/page-data/about/page-data.json", "/page-data/ssr/static/page-data.json?a=1", "/page-data/app-data.json"].map((at) => [at] as const),
	...["/ssr/headers/?case=cache", "/ssr/headers/?case=type", "/ssr/ruled/exact/", "/ssr/throws/?case=text"].map((at) => [at] as const),
	["/ssr/static/", { method: "HEAD" }],
	["/about/", { method: "HEAD" }],
	["/about/", { method: "POST" }],
	["/ssr/static/", { method: "OPTIONS" }],
	["/ssr/static/", { method: "DELETE" }],
	["/ssr/static/?a=1", { method: "POST", body: "hello", headers: { accept: "text/html", cookie: "session=1; b=2" } }],
	["/robots.txt", { headers: { range: "bytes=2-5" } }],
	["/ssr/static/", { headers: { accept: "application/json" } }],
];

test.each(REQUESTS)("%s is the same on all hosts: %j", async (target, options = {}) => {
	vi.spyOn(console, "error").mockReturnValue(); // where pages fail, the hosts in this process say so
	const headers = {
		host: "localhost",
		"user-agent": "test",
		"x-forwarded-proto": "http",
		"x-forwarded-for": "192.0.2.7",
		...options.headers,
	};
	const ask = async (subject: Subject | undefined) => comparable(await (subject as Subject).fetch(target, { ...options, headers }));
	const expected = await ask(hosts["node:http"]);
	for (const name of ["fetch", "lambda", "workers"]) expect(await ask(hosts[name]), name).toEqual(expected);
	const tag = expected.headers.etag;
	if (typeof tag !== "string" || options.method) return;
	const again = { ...options, headers: { ...headers, "if-none-match": tag } };
	for (const name of Object.keys(hosts)) expect((await (hosts[name] as Subject).fetch(target, again)).status, name).toBe(304);
});

function comparable({ status, headers, body }: Answer) {
	const kept = Object.entries(headers).filter(([name]) => !OWN.includes(name));
	const id = String(headers["x-request-id"]);
	return { status, headers: Object.fromEntries(kept), body: body.replaceAll(id, "<request id>") };
}
