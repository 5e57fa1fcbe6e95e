import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { RedisStore } from "../../packages/gatz/dist/adapters/redis-store.js";
import type { StoredAnswer } from "../../packages/gatz/dist/server/cache-store.js";
import { buildSite, type RunningSite, startSite, waitForUrl } from "../support/command.js";
import { freePort, hasProgram, startRedis } from "../support/daemons.mjs";
import { get } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

type Redis = Awaited<ReturnType<typeof startRedis>>;

let redis: Redis;
const isThere = hasProgram("redis-server");
beforeAll(async () => {
	if (isThere) redis = await startRedis();
});
afterAll(() => redis?.stop());

function answer(key: string, body: StoredAnswer["body"] = "text", began = Date.now()): StoredAnswer {
	const until = began + 60_000;
	return {
		key,
		status: 200,
		headers: { etag: '"x"' },
		body,
		began,
		storedAt: began,
		freshUntil: until,
		staleUntil: until,
		onErrorUntil: until,
		path: `/${key}/`,
		tags: [`tag-${key}`],
		vary: [],
	};
}

const soon = (body: () => unknown) => vi.waitFor(body, { timeout: 10_000, interval: 10 });

describe.skipIf(!isThere)("stores of two machines on one Redis", () => {
	const stores: RedisStore[] = [];
	let a: RedisStore;
	let b: RedisStore;
	let line: Awaited<ReturnType<typeof createLine>>;
	beforeAll(async () => {
		line = await createLine(redis.port);
		const open = (url: string) => RedisStore.open({ url, limit: 1e6, onChange: () => {} });
		[a, b] = [await open(redis.url), await open(line.url)];
		stores.push(a, b);
	});
	afterAll(() => {
		for (const store of stores) store.close();
		line.close();
	});

	test("give what the other has stored, text or bytes, from memory the second time", async () => {
		a.set(answer("text", "ü\n"));
		a.set(answer("bytes", Buffer.from([0, 255, 10])));
		await soon(async () => expect(await b.get("bytes")).toBeDefined());
		expect(await b.get("text")).toMatchObject({ body: "ü\n", tags: ["tag-text"], headers: { etag: '"x"' } });
		expect(Buffer.from((await b.get("bytes"))?.body as Uint8Array)).toEqual(Buffer.from([0, 255, 10]));
		expect(b.get("text")).not.toBeInstanceOf(Promise);
		expect(await b.get("nothing")).toBeUndefined();
	});

	test("make an answer once, and all get it; nobody waits for what can't be kept", async () => {
		let made = 0;
		const make = async () => {
			made++;
			await new Promise((resolve) => setTimeout(resolve, 50));
			return answer("once");
		};
		const all = await Promise.all([a, b, a, b].map((store) => store.flight("once", 0, make)));
		expect([made, all.map((one) => one?.key)]).toEqual([1, Array(4).fill("once")]);
		const none = await Promise.all([a, b].map((store) => store.flight("none", 0, async () => undefined)));
		expect(none).toEqual([undefined, undefined]);
	});

	test("forget everywhere what one of them purges, and what was being made meanwhile", async () => {
		for (const key of ["a", "b", "c"]) a.set(answer(key));
		for (const key of ["a", "b", "c"]) await soon(async () => expect(await b.get(key)).toBeDefined());
		const began = Date.now();
		expect(await b.purge({ tags: ["tag-a"], paths: ["/b"] })).toBe(2);
		await soon(async () => expect([await a.get("a"), await a.get("b"), (await a.get("c"))?.key]).toEqual([undefined, undefined, "c"]));
		a.set(answer("a", "from before", began));
		expect([await a.get("a"), await b.get("a")]).toEqual([undefined, undefined]);
		a.set(answer("a", "new", Date.now() + 1));
		await soon(async () => expect((await b.get("a"))?.body).toBe("new"));
	});

	test("a machine that was away for a purge does not give what it had", async () => {
		a.set(answer("missed"));
		await soon(async () => expect(await b.get("missed")).toBeDefined());
		line.cut();
		await soon(() => expect(b.isShared).toBe(false));
		expect(await a.purge({ tags: ["tag-missed"] })).toBe(1);
		const { freshUntil = 0, began = 0 } = (await b.get("missed")) ?? {}; // nobody could tell it
		expect(freshUntil - began).toBe(500);
		b.set(answer("alone"));
		expect(await b.purge({ paths: ["/c"] })).toBe(1);
		line.mend();
		await soon(() => expect(b.isShared).toBe(true));
		expect(await b.get("missed")).toBeUndefined();
		await soon(async () => expect(await a.get("c")).toBeUndefined()); // what it purged meanwhile
	});

	test("a Redis that hangs costs a moment, then nothing, and is used again when it answers", async () => {
		redis.signal("SIGSTOP");
		const asked = ["x", "y", "z"].map((key) => a.get(key));
		expect(await Promise.all(asked)).toEqual([undefined, undefined, undefined]);
		expect([a.isShared, a.get("x")]).toEqual([false, undefined]);
		expect((await a.flight("x", 0, async () => answer("x")))?.key).toBe("x");
		redis.signal("SIGCONT");
		await soon(() => expect(a.isShared && b.isShared).toBe(true));
		a.set(answer("y"));
		await soon(async () => expect(await b.get("y")).toBeDefined());
	});

	test("a machine that starts without Redis begins alone, with a reason", async () => {
		const changes: unknown[] = [];
		const url = `redis://127.0.0.1:${await freePort()}`;
		const alone = await RedisStore.open({ url, limit: 1e6, onChange: (...change) => changes.push(change) });
		expect(changes).toEqual([[false, expect.stringContaining("ECONNREFUSED")]]);
		alone.set(answer("alone"));
		expect(await alone.get("alone")).toMatchObject({ key: "alone" });
		alone.close();
		const refused = redis.url.replace("secret", "wrong");
		stores.push(await RedisStore.open({ url: refused, limit: 1e6, onChange: (...change) => changes.push(change) }));
		expect(changes.at(-1)).toEqual([false, expect.stringContaining("WRONGPASS")]);
	});

	test("a Redis that has forgotten everything may have forgotten purges: all begin anew", async () => {
		a.set(answer("old"));
		await redis.stop("SIGKILL");
		expect((await a.flight("z", 0, async () => answer("z")))?.key).toBe("z");
		redis = await startRedis(redis.port);
		await soon(() => expect(a.isShared && b.isShared).toBe(true));
		expect([await a.get("old"), await b.get("old")]).toEqual([undefined, undefined]);
	});
});

/** A line to a port that can be cut. */
async function createLine(to: number) {
	const sockets = new Set<Socket>();
	let isCut = false;
	const server = createServer((socket) => {
		if (isCut) return socket.destroy();
		const other = connect(to, "127.0.0.1");
		for (const [end, far] of [
			[socket, other],
			[other, socket],
		] as const) {
			sockets.add(end);
			end.on("error", () => {}).on("close", () => far.destroy());
		}
		socket.pipe(other).pipe(socket);
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `redis://:secret@127.0.0.1:${(server.address() as AddressInfo).port}`,
		cut() {
			isCut = true;
			for (const socket of sockets) socket.destroy();
		},
		mend() {
			isCut = false;
		},
		close: () => server.close(),
	};
}

describe.skipIf(!isThere)("two servers on one Redis", () => {
	let site: TemporarySite;
	const servers: RunningSite[] = [];
	beforeAll(async () => {
		site = await createTemporarySite("fronted");
		await buildSite(site.directory);
		const { buildId } = JSON.parse(await site.read(".cache/current.json"));
		const { NODE_ENV: _, VITEST: __, ...inherited } = process.env;
		const environment = { NO_COLOR: "1", GATZ_LOG_FORMAT: "text", GATZ_PURGE_TOKEN: "secret", GATZ_CACHE: redis.url };
		const address = { HOST: "127.0.0.1", PORT: "0", GATZ_WORKERS: "2", GATZ_PRE_STOP_DELAY: "0" };
		const env = { ...inherited, ...environment, ...address };
		servers.push(
			await startSite(site.directory, "serve", { args: ["--cache", redis.url], environment: { GATZ_PURGE_TOKEN: "secret" } }),
			// The program in the build, with workers.
			await waitForUrl(spawn(process.execPath, [join(site.directory, ".cache/server", buildId, "serve.mjs")], { env })),
		);
	});
	afterAll(async () => {
		await Promise.all(servers.map((server) => server.stop()));
		await site.delete();
	});

	/** As a proxy does: for all servers with the same host. */
	const ask = (server: RunningSite, path: string) => get(`${server.url}${path}`, { headers: { host: "site.example" } });
	const operations = async (server: RunningSite) => (await server.says(/Operations at (\S+)\//))[1] as string;
	const purge = async (server: RunningSite, body: object) => {
		const answered = await fetch(`${await operations(server)}/purge`, {
			method: "POST",
			headers: { authorization: "Bearer secret" },
			body: JSON.stringify(body),
		});
		return { status: answered.status, ...((await answered.json()) as { purged: number; error?: string }) };
	};
	const metricsOf = async (server: RunningSite) => (await fetch(`${await operations(server)}/metrics`)).text();
	const metric = async (server: RunningSite, name: string) => Number(new RegExp(`^${name} (\\d+)`, "m").exec(await metricsOf(server))?.[1]);

	/** What one has answered is on its way to Redis. */
	const expectToShare = async () => {
		const [one, two] = servers as [RunningSite, RunningSite];
		await soon(async () => {
			const path = `/any/shared/?${crypto.randomUUID()}`;
			const { text } = await ask(one, path);
			expect((await ask(two, path)).text).toBe(text);
		});
	};

	test("an answer is made once for all, and a purge at one of them reaches all", async () => {
		const [one, two] = servers as [RunningSite, RunningSite];
		let path = "";
		await soon(async () => {
			path = `/any/1/?wait=100&${crypto.randomUUID()}`; // from its first answer on, a process knows that the page's may be kept
			const answers = await Promise.all([one, two, one, two].map((server) => ask(server, path)));
			expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
		});
		expect((await purge(two, { tags: ["any-1"] })).status).toBe(200);
		expect((await ask(one, path)).headers["cache-status"]).toContain("stored");
		await expectToShare();
	});

	test("without Redis each goes on alone and says so; with it they share again", async () => {
		const [one] = servers as [RunningSite];
		await redis.stop("SIGKILL");
		const answers = await Promise.all(servers.flatMap((server) => [1, 2, 3, 4].map((id) => ask(server, `/any/${id}/?alone`))));
		expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
		for (const server of servers) await server.says("GATZ_CACHE_STORE_LOST");
		expect(one.output()).not.toContain("secret");
		expect(await metric(one, "gatz_cache_store_up")).toBe(0);
		expect(await purge(one, { tags: ["any-1"] })).toMatchObject({ status: 502, error: expect.stringContaining("is away") });
		redis = await startRedis(redis.port);
		for (const server of servers) await soon(async () => expect(await metric(server, "gatz_cache_store_up")).toBe(1));
		await expectToShare();
	});
});
