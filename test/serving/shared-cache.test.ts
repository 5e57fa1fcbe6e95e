import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { RedisStore } from "../../packages/gatz/dist/adapters/redis-store.js";
import type { StoredAnswer } from "../../packages/gatz/dist/server/cache-store.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { startRedis } from "../support/daemons.mjs";
import { get } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

type Redis = Awaited<ReturnType<typeof startRedis>>;

let redis: Redis;
beforeAll(async () => {
	redis = await startRedis();
});
afterAll(() => redis.stop());

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

describe("stores of two machines on one Redis", () => {
	const stores: RedisStore[] = [];
	let a: RedisStore;
	let b: RedisStore;
	beforeAll(async () => {
		const open = () => RedisStore.open({ url: redis.url, limit: 1e6, onChange: () => {} });
		[a, b] = [await open(), await open()];
		stores.push(a, b);
	});
	afterAll(() => stores.forEach((store) => store.close()));

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
		await soon(() => expect([a, b].map((store) => store.bytes)[0]).toBeLessThan(3000));
		await soon(async () => expect([await a.get("a"), await a.get("b"), (await a.get("c"))?.key]).toEqual([undefined, undefined, "c"]));
		a.set(answer("a", "from before", began));
		expect([await a.get("a"), await b.get("a")]).toEqual([undefined, undefined]);
		a.set(answer("a", "new", Date.now() + 1));
		await soon(async () => expect((await b.get("a"))?.body).toBe("new"));
	});

	test("a machine that was away for a purge does not give what it had", async () => {
		a.set(answer("missed"));
		await soon(async () => expect(await b.get("missed")).toBeDefined());
		// What a machine hears of is lost, and it connects anew.
		const link = (b as unknown as { link: { cut(): void } }).link;
		expect(link).toBeUndefined();
	});
});
