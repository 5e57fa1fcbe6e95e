import { describe, expect, it } from "vitest";
import type { CacheChannel, CacheMessage } from "./cache-messages.js";
import { createSharedStore } from "./cache-shared-store.js";
import { type CacheStore, MemoryStore, type StoredAnswer } from "./cache-store.js";
import { createStoreHost, type StoreHost } from "./cache-store-host.js";

/** Two ends of a line that carries text, as one between processes does. */
function createLine(): { worker: CacheChannel; host: CacheChannel; cut(): void } {
	const closed: (() => void)[] = [];
	const end = () => ({ hear: (_: CacheMessage) => {} });
	const [left, right] = [end(), end()];
	const channel = (own: typeof left, other: typeof left): CacheChannel => ({
		send: (message) => setImmediate((text: string) => other.hear(JSON.parse(text)), JSON.stringify(message)),
		onMessage(listener) {
			own.hear = listener;
		},
		onClose: (listener) => void closed.push(listener),
	});
	return {
		worker: channel(left, right),
		host: channel(right, left),
		cut: () => {
			for (const listener of closed) listener();
		},
	};
}

function connect(host: StoreHost): { store: CacheStore; cut(): void } {
	const line = createLine();
	host.connect(line.host);
	return { store: createSharedStore(line.worker, 1e6), cut: line.cut };
}

function answer(key: string, body: StoredAnswer["body"] = "text", storedAt = Date.now()): StoredAnswer {
	const until = storedAt + 60_000;
	return {
		key,
		status: 200,
		headers: { etag: '"x"' },
		body,
		began: storedAt,
		storedAt,
		freshUntil: until,
		staleUntil: until,
		onErrorUntil: until,
		path: `/${key}/`,
		tags: [`tag-${key}`],
		vary: [],
	};
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("stores of two workers", () => {
	it("give what the other has stored, text or bytes, from memory the second time", async () => {
		const host = createStoreHost(new MemoryStore(1e6));
		const [a, b] = [connect(host).store, connect(host).store];
		a.set(answer("text"));
		a.set(answer("bytes", Buffer.from([0, 255, 10])));
		await turn();
		expect(await b.get("text")).toEqual(await a.get("text"));
		expect(Buffer.from((await b.get("bytes"))?.body as Uint8Array)).toEqual(Buffer.from([0, 255, 10]));
		expect(b.get("text")).not.toBeInstanceOf(Promise);
		expect(await b.get("nothing")).toBeUndefined();
	});

	it("make an answer once, and all get it", async () => {
		const host = createStoreHost(new MemoryStore(1e6));
		const stores = [connect(host).store, connect(host).store];
		let made = 0;
		const make = async () => {
			made++;
			await turn();
			return answer("a");
		};
		const all = await Promise.all([...stores, ...stores].map((store) => store.flight("a", 0, make)));
		expect([made, new Set(all.map((one) => one?.key))]).toEqual([1, new Set(["a"])]);
	});

	it("do not wait for what can't be kept, nor for a worker that died", async () => {
		const host = createStoreHost(new MemoryStore(1e6));
		const [a, b] = [connect(host), connect(host)];
		const making = a.store.flight("none", 0, () => turn().then(() => undefined));
		await turn();
		expect(await b.store.flight("none", 0, async () => answer("none"))).toBeUndefined();
		await making;
		const never = a.store.flight("dies", 0, () => new Promise(() => {}));
		await turn();
		const waiting = b.store.flight("dies", 0, async () => answer("dies"));
		await turn();
		a.cut();
		expect(await waiting).toBeUndefined();
		expect((await b.store.flight("dies", 0, async () => answer("dies")))?.key).toBe("dies");
		void never;
	});

	it("take the newer copy of another worker instead of making one", async () => {
		const host = createStoreHost(new MemoryStore(1e6));
		const [a, b] = [connect(host).store, connect(host).store];
		const old = Date.now() - 1000;
		a.set(answer("a"));
		await turn();
		expect((await b.flight("a", old, async () => expect.unreachable()))?.key).toBe("a");
	});

	it("forget everywhere what one of them purges, and what was under way", async () => {
		const machine = new MemoryStore(1e6);
		const host = createStoreHost(machine);
		const [a, b] = [connect(host).store, connect(host).store];
		for (const key of ["a", "b", "c"]) a.set(answer(key, "text", Date.now() - 10));
		await turn();
		for (const key of ["a", "b", "c"]) await b.get(key);
		expect(await b.purge({ tags: ["tag-a"], paths: ["/b"] })).toBe(2);
		expect([await a.get("a"), await a.get("b"), (await a.get("c"))?.key]).toEqual([undefined, undefined, "c"]);
		a.set(answer("a", "from before", Date.now() - 10));
		await turn();
		expect([await a.get("a"), await b.get("a")]).toEqual([undefined, undefined]);
		expect(await machine.purge({ all: true })).toBe(1);
		expect([await a.get("c"), machine.bytes]).toEqual([undefined, 0]);
	});

	it("go on alone when the supervisor has gone", async () => {
		const { store, cut } = connect(createStoreHost(new MemoryStore(1e6)));
		const asked = store.get("a");
		cut();
		expect(await asked).toBeUndefined();
		expect((await store.flight("a", 0, async () => answer("a")))?.key).toBe("a");
		expect([store.get("a"), await store.purge({ all: true })]).toMatchObject([{ key: "a" }, 1]);
	});
});
