import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { isCacheMessage } from "../../packages/gatz/dist/server/cache-messages.js";
import { createStoreHost } from "../../packages/gatz/dist/server/cache-store-host.js";
import {
	createHandler,
	createPurgeAnswer,
	listen,
	MemoryStore,
	openArtifact,
	type RunningServer,
} from "../../packages/gatz/dist/server.js";
import { buildSite, type RunningSite, runGatz, startSite } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

let site: TemporarySite;
beforeAll(async () => {
	site = await createTemporarySite("kept");
	await buildSite(site.directory);
});
afterAll(() => site.delete());

async function withServer(args: readonly string[], body: (server: RunningSite) => Promise<void>): Promise<void> {
	const server = await startSite(site.directory, "serve", { args });
	try {
		await body(server);
	} finally {
		await server.stop();
	}
}

test("serve runs a page without cache headers for each request, and keeps what a page declares", async () => {
	await withServer([], async ({ url }) => {
		const answers = await Promise.all(Array.from({ length: 20 }, () => get(`${url}/`)));
		expect(new Set(answers.map(({ text }) => heading(text))).size).toBe(20);
		const first = await get(`${url}/kept/1/`);
		expect([heading(first.text), first.headers["cache-tag"], first.headers["cache-status"]]).toEqual([
			"1",
			"dog-1",
			"gatz; fwd=uri-miss; stored",
		]);
		const second = await get(`${url}/kept/1/`, { headers: { "if-none-match": String(first.headers.etag) } });
		expect([second.status, second.text, second.headers["cache-status"]]).toEqual([304, "", expect.stringMatching(/^gatz; hit; ttl=/)]);
		const head = await get(`${url}/kept/1/`, { method: "HEAD" });
		expect(head.headers["content-length"]).toBe(String(Buffer.byteLength(first.text)));
	});
});

test("serve --no-cache keeps nothing", async () => {
	await withServer(["--no-cache"], async ({ url }) => {
		expect([heading((await get(`${url}/kept/1/`)).text), heading((await get(`${url}/kept/1/`)).text)]).toEqual(["1", "2"]);
	});
});

test("gatz purge takes answers by tag and path, with the right token only", async () => {
	const logger = { error() {}, warn() {} };
	const artifact = await openArtifact(site.directory);
	const cache = new MemoryStore(1e6);
	const handler = createHandler(artifact, { logger, cache });
	const servers: RunningServer[] = await Promise.all(
		[handler, createPurgeAnswer(cache, "secret")].map((answering) => listen({ handler: answering, logger, host: "127.0.0.1", port: 0 })),
	);
	const [pages, operations] = servers as [RunningServer, RunningServer];
	const purge = (token: string, ...words: string[]) =>
		runGatz(site.directory, ["purge", ...words, "--ops-host", "127.0.0.1", "--ops-port", String(operations.port)], {
			GATZ_PURGE_TOKEN: token,
		});
	for (const id of [1, 2, 3]) await get(`${pages.url}/kept/${id}/`);
	expect(await purge("wrong", "--all")).toMatchObject({ code: 1, output: expect.stringContaining("it answered 401") });
	expect(await purge("secret", "--tag", "dog-1", "--path", "/kept/3/")).toMatchObject({
		code: 0,
		output: expect.stringContaining("Purged 2 answers"),
	});
	const statuses = await Promise.all([1, 2, 3].map(async (id) => (await get(`${pages.url}/kept/${id}/`)).headers["cache-status"]));
	expect(statuses.map((status) => /hit/.test(String(status)))).toEqual([false, true, false]);
	await Promise.all(servers.map((server) => server.close(0)));
	await artifact.close();
});

test("the operations port of two workers tells of both, and a purge reaches both", async () => {
	const server = await startSite(site.directory, "serve", {
		args: ["--workers", "2", "--access-log", "--log-format", "json"],
		environment: { GATZ_PURGE_TOKEN: "secret" },
	});
	const lines = () =>
		server
			.output()
			.split("\n")
			.slice(0, -1)
			.map((line) => JSON.parse(line) as Record<string, unknown>);
	const answered = () => lines().filter(({ msg }) => msg === "answered");
	let asked = 0;
	/** Asks until both workers have answered. @returns the different pages that they gave */
	const askBoth = async (): Promise<string[]> => {
		const texts = new Set<string>();
		const before = asked;
		await vi.waitFor(async () => {
			texts.add((await get(`${server.url}/kept/1/`)).text);
			asked++;
			await vi.waitFor(() => expect(answered()).toHaveLength(asked), 10_000);
			const pids = answered().map(({ pid }) => pid);
			expect(new Set(pids.slice(before)).size).toBe(2);
		}, 30_000);
		return [...texts];
	};
	try {
		const kept = await askBoth();
		expect(kept).toHaveLength(1);
		const operations = /http:[^ ]+/.exec(String(lines().find(({ msg }) => String(msg).startsWith("Operations"))?.msg))?.[0] ?? "";
		const purge = ["purge", "--tag", "dog-1", "--ops-host", "127.0.0.1", "--ops-port", new URL(operations).port];
		expect((await runGatz(site.directory, purge, { GATZ_PURGE_TOKEN: "secret" })).output).toContain("Purged 1 answer");
		const keptAnew = await askBoth();
		expect(keptAnew).toHaveLength(1);
		expect(keptAnew).not.toEqual(kept);
		const { text } = await get(`${operations}metrics`);
		const count = (name: string) => Number(new RegExp(`^${name} (\\d+)`, "m").exec(text)?.[1]);
		expect(count('http_server_request_duration_seconds_count{method="GET",route="/kept/:id",status="2xx"}')).toBe(asked);
		expect(count('gatz_cache_requests_total{verdict="miss"}')).toBe(2);
		expect(count('gatz_cache_requests_total{verdict="hit"}')).toBe(asked - 2);
		expect(new Set(text.match(/process_resident_memory_bytes{worker="\d"}/g)).size).toBe(2);
	} finally {
		await server.stop();
	}
});

test("two processes share what one of them has made", async () => {
	const machine = new MemoryStore(1e6);
	const host = createStoreHost(machine);
	const script = fileURLToPath(new URL("cache-worker.mjs", import.meta.url));
	const workers = await Promise.all(
		[1, 2].map(async () => {
			const child = fork(script, [site.directory]);
			host.connect({
				send: (message) => void child.send(message),
				onMessage: (listener) => void child.on("message", (message) => isCacheMessage(message) && listener(message)),
				onClose: (listener) => void child.once("exit", listener),
			});
			await once(child, "message");
			return child;
		}),
	);
	const ask = (worker: ChildProcess, url: string) =>
		new Promise<{ status: string; text: string }>((resolve) => {
			worker.on("message", function listen(message) {
				if (isCacheMessage(message)) return;
				worker.off("message", listen);
				resolve(message as { status: string; text: string });
			});
			worker.send({ url });
		});
	const [a, b] = workers as [ChildProcess, ChildProcess];
	const made = await ask(a, "/kept/1/");
	const shared = await ask(b, "/kept/1/");
	expect([made.status, shared.status, shared.text === made.text]).toEqual([
		"gatz; fwd=uri-miss; stored",
		expect.stringContaining("gatz; hit"),
		true,
	]);
	await machine.purge({ tags: ["dog-1"] });
	expect((await ask(b, "/kept/1/")).status).toMatch(/fwd=/);
	for (const worker of workers) worker.disconnect();
});
