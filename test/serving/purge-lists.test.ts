import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChangeList } from "../../packages/gatz/dist/artifact/change-list.js";
import {
	createHandler,
	createPurgeAnswer,
	listen,
	MemoryStore,
	type OpenArtifact,
	openArtifact,
	type RequestHandler,
	type RunningServer,
} from "../../packages/gatz/dist/server.js";
import { buildSite, runGatz, startSite } from "../support/command.js";
import { get } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

const logger = { error() {}, warn() {} };
const DOGS = [1, 2, 3, 4].map((number) => `dog-${number}`);
const VISITS = DOGS.slice(0, 3).map((dog) => `/visits/${dog}/`);
const PAGES = ["/", "/about/", "/any/7/", "/any/8/", ...VISITS, ...DOGS.flatMap((dog) => [`/dogs/${dog}/`, `/later/${dog}/`])];
const FILES = ["/robots.txt", "/page-data/app-data.json", "/slice-data/footer.json"];

let site: TemporarySite;
let artifact: OpenArtifact;
let handler: RequestHandler;
let server: RunningServer;
let operations: RunningServer;
const store = new MemoryStore(1e7);

beforeAll(async () => {
	site = await createTemporarySite("purge");
	expect(await buildSite(site.directory)).not.toContain("changed");
	await serveBuild();
	server = await listen({ handler: (request) => handler(request), logger, host: "127.0.0.1", port: 0 });
	operations = await listen({ handler: createPurgeAnswer(store, "secret"), logger, host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
	await Promise.all([server, operations].map((running) => running.close(0)));
	await artifact.close();
	await site.delete();
});

/** As `serve` does at SIGHUP: what is kept stays. */
async function serveBuild(): Promise<void> {
	await artifact?.close();
	artifact = await openArtifact(site.directory);
	handler = createHandler(artifact, { logger, cache: store, cacheTags: true });
}

/** What a cache in front has of a path: a page's document and data count as one. */
interface Copy {
	readonly text: string;
	readonly tags: readonly string[];
	/** Whether it came out of the server's own memory. */
	readonly isHit: boolean;
}

async function copyOf(path: string): Promise<Copy> {
	const urls = FILES.includes(path) ? [path] : [path, `/page-data${path === "/" ? "/index/" : path}page-data.json`];
	const answers = await Promise.all(urls.map((url) => get(`${server.url}${url}`)));
	const [first] = answers;
	for (const { headers } of answers) expect(headers["surrogate-key"], path).toBe(first?.headers["surrogate-key"]);
	expect(first?.headers["cache-tag"]).toBe((first?.headers["surrogate-key"] as string | undefined)?.replaceAll(" ", ","));
	return {
		text: answers.map(({ status, text }) => `${status} ${text}`).join("\n"),
		tags: String(first?.headers["surrogate-key"] ?? "").split(" "),
		isHit: answers.every(({ headers }) => String(headers["cache-status"]).startsWith("gatz; hit")),
	};
}

async function fillCache(): Promise<Map<string, Copy>> {
	const copies = new Map<string, Copy>();
	for (const path of [...PAGES, ...FILES]) copies.set(path, await copyOf(path));
	return copies;
}

const readList = async () => JSON.parse(await site.read(".cache/changes.json")) as ChangeList;

/** Builds after an edit, with a cache in front that holds everything. */
async function rebuild(edit: () => Promise<void>) {
	await site.remove(".cache/changes.json");
	const copies = await fillCache();
	await edit();
	const output = await buildSite(site.directory);
	await serveBuild();
	const list = await readList();
	const fresh = await fillCache();
	const paths = [...copies.keys()];
	return {
		output,
		list,
		fresh,
		stale: paths.filter((path) => copies.get(path)?.text !== fresh.get(path)?.text).sort(),
		purged: paths.filter((path) => list.all || copies.get(path)?.tags.some((tag) => list.tags.includes(tag))).sort(),
	};
}

async function edit(file: string, from: string, to: string): Promise<void> {
	const text = await site.read(file);
	expect(text).toContain(from);
	await site.write(file, text.replace(from, to));
}

test.each([
	["a node", "dogs.json", "sleeps", "dreams", ["/dogs/dog-1/", "/visits/dog-1/"], 2],
	["a node that others link to", "dogs.json", '"Pug"', '"Mops"', ["/dogs/dog-1/", "/dogs/dog-2/", "/later/dog-1/", "/later/dog-2/"], 1],
	["a node that a list shows", "dogs.json", '"Cid"', '"Cyd"', ["/", "/dogs/dog-3/"], 2],
	["a slice's node", "dogs.json", "Good dogs", "Best dogs", [...DOGS.map((dog) => `/dogs/${dog}/`), "/slice-data/footer.json"], 2],
	["server code", "src/templates/visit.js", "Hello", "Hi", VISITS, 1],
	["a file of static/", "static/robots.txt", "*", "me", ["/robots.txt"], 1],
])("after an edit of %s its tags purge what is stale, and nothing else", async (_, file, from, to, changed, tags) => {
	const { output, list, stale, purged, fresh } = await rebuild(() => edit(file, from, to));
	expect(stale).toEqual(changed);
	expect(purged).toEqual(changed);
	expect(list).toMatchObject({ all: false, urls: changed, patterns: [], sent: false });
	expect(list.tags).toHaveLength(tags);
	for (const url of changed) expect(output).toContain(`\n  ${url}\n`);
	const kept = [...fresh].filter(([, { isHit }]) => isHit).map(([path]) => path);
	expect(kept.sort()).toEqual(PAGES.filter((path) => /^\/(any|visits)\//.test(path) && !changed.includes(path)).sort());
});

test("a static query's change purges the pages that show it, and its own file", async () => {
	const { list, stale, purged } = await rebuild(() => edit("gatsby-config.js", "Dogs", "Hounds"));
	expect([stale, purged]).toEqual([["/about/"], ["/about/"]]);
	expect(list.urls).toEqual(["/about/", expect.stringMatching(/^\/page-data\/sq\/d\/\d+\.json$/)]);
});

test("new pages and those that are gone are named; a page with parameters by its pattern", async () => {
	const gone = ["/dogs/dog-4/", "/later/dog-4/"];
	const { list, stale, purged, output } = await rebuild(async () => {
		await edit("dogs.json", '"dog-4", "name": "Dot"', '"dog-5", "name": "Eve"');
		await edit("src/pages/any/[id].js", "params.id }", "params.id + '!' }");
	});
	expect(stale).toEqual(["/", "/any/7/", "/any/8/", ...gone].sort());
	expect(purged).toEqual(stale);
	expect(list.patterns).toEqual(["/any/:id"]);
	expect(list.urls).toEqual(["/", ...gone, ...gone.map((path) => path.replace("4", "5"))].sort());
	expect(output).toContain("6 URLs have changed");
});

test("code of the browser changes everything, which is said in one line", async () => {
	const { list, output } = await rebuild(() => edit("src/components/title.js", "<h1>", '<h1 className="title">'));
	expect(output).toContain("All URLs count as changed: the browser's code has changed.");
	expect(list).toMatchObject({ all: true, urls: [], patterns: [], tags: [] });
});

test("gatz purge --build sends what builds have changed since it last did", async () => {
	const purge = (token = "secret") =>
		runGatz(site.directory, ["purge", "--build", "--ops-host", "127.0.0.1", "--ops-port", String(operations.port)], {
			GATZ_PURGE_TOKEN: token,
		});
	await site.remove(".cache/changes.json");
	expect(await purge()).toMatchObject({ code: 0, output: expect.stringContaining("No build has changed anything") });
	await edit("dogs.json", "runs", "walks");
	await buildSite(site.directory);
	await edit("dogs.json", "eats", "dines");
	await buildSite(site.directory);
	expect(await buildSite(site.directory)).toContain("No URL has changed.");
	const urls = ["/dogs/dog-2/", "/dogs/dog-3/", "/visits/dog-2/", "/visits/dog-3/"];
	expect(await readList()).toMatchObject({ urls, sent: false });
	expect(await purge("wrong")).toMatchObject({ code: 1 });
	expect((await readList()).sent).toBe(false);
	const { output } = await purge();
	expect(output).toContain("4 URLs, 4 tags");
	expect(output).toMatch(/Purged [1-9]\d* answers/);
	expect((await purge()).output).toContain("Purged 0 answers");
	expect(await readList()).toMatchObject({ urls, sent: true });
	await edit("dogs.json", "dreams", "snores");
	await buildSite(site.directory);
	expect((await readList()).urls).toEqual(["/dogs/dog-1/", "/visits/dog-1/"]);
});

test("serve moves to a new build and keeps what that has not changed", async () => {
	const running = await startSite(site.directory, "serve");
	const status = async (path: string) => (await get(`${running.url}${path}`)).headers["cache-status"];
	try {
		for (const path of ["/visits/dog-1/", "/visits/dog-2/"]) expect(await status(path)).toContain("stored");
		await edit("dogs.json", "snores", "wakes");
		await buildSite(site.directory);
		const { buildId } = JSON.parse(await site.read(".cache/current.json"));
		process.kill(running.pid, "SIGHUP");
		await expect.poll(running.output, { timeout: 20_000 }).toContain(`Serving the build ${buildId}`);
		expect((await get(`${running.url}/visits/dog-1/`)).text).toContain("wakes");
		expect(await status("/visits/dog-2/")).toMatch(/^gatz; hit/);
	} finally {
		await running.stop();
	}
});
