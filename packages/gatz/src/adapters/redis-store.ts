import { createHash, randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { decodeAnswer, encodeAnswer } from "../server/cache-coding.js";
import { type HostedStore, MemoryStore, type PurgeSelection, type StoredAnswer, withoutSlash } from "../server/cache-store.js";
import { counter, gauge, type MetricRecord } from "../server/metrics.js";
import { RedisLink } from "./redis-link.js";

export interface RedisStoreOptions {
	readonly url: string;
	/** Bytes of this machine's memory. */
	readonly limit: number;
	/** Told when Redis is lost and found. */
	onChange(isUp: boolean, problem: string): void;
}

/** Bytes. What is longer stays in the memory of the machine that made it: it would keep Redis from answering others. */
const LONGEST = 4 * 1024 * 1024;
/** How long a machine that makes an answer is waited for, ms: longer than most pages take, short enough for one that has died. */
const LOCK = 5_000;
/** How long others are waited for altogether, and how often it is seen to that word of them was not lost, ms. */
const WAIT = 10_000;
const RETRY = 500;
/** Without Redis a machine does not hear of purges: what it has made is then as good as new for so long, ms. */
const TRUST = 500;
/** Purges that wait for Redis at most: beyond, everything goes when it is back. */
const MOST_PENDING = 1_000;

/** A machine's store whose answers other machines find in Redis, and which finds theirs. Without Redis it is memory alone. */
export class RedisStore implements HostedStore {
	readonly #memory: MemoryStore;
	readonly #prefix: string;
	readonly #fetching = new Map<string, Promise<StoredAnswer | undefined>>();
	/** Locks that are given up, each with whether there is an answer. */
	readonly #landings = new EventEmitter();
	readonly #counts = { hit: 0, miss: 0, failed: 0 };
	readonly #self = randomUUID();
	#link: RedisLink | undefined;
	/** Purges that the memory has seen. */
	#known = { epoch: "", seq: 0 };
	#onTrust: (isTrusted: boolean) => void = () => {};
	#pending: PurgeSelection[] = [];

	private constructor(limit: number, prefix: string) {
		this.#memory = new MemoryStore(limit);
		this.#prefix = prefix;
	}

	/** Resolves when it is known whether Redis is there: after a second at most. */
	static async open({ url, limit, onChange }: RedisStoreOptions): Promise<RedisStore> {
		const prefix = `gatz:${new URL(url).pathname.slice(1) || "0"}:`; // messages are heard in all databases
		const store = new RedisStore(limit, prefix);
		store.#link = await RedisLink.open({
			url,
			channels: [`${prefix}purged`, `${prefix}landed`],
			purges: `${prefix}purges`,
			onMessage: (channel, message) => (channel.endsWith("purged") ? store.#hearPurge(message) : store.#hearLanding(message)),
			onSeen: (epoch, seq) => store.#see(epoch, seq),
			onChange(isUp, problem) {
				if (isUp) void store.#tellPending();
				else for (const lock of store.#landings.eventNames()) store.#landings.emit(lock, false);
				store.#onTrust(isUp);
				onChange(isUp, problem);
			},
		});
		return store;
	}

	get bytes(): number {
		return this.#memory.bytes;
	}

	/** Whether other machines hear of purges at once. */
	get isShared(): boolean {
		return this.#link?.isUp ?? false;
	}

	get(key: string): StoredAnswer | undefined | Promise<StoredAnswer | undefined> {
		const own = this.#memory.get(key);
		if (this.isShared) return own ?? this.#fetch(key);
		if (!own) return undefined;
		const until = own.began + TRUST;
		return { ...own, freshUntil: Math.min(own.freshUntil, until), staleUntil: Math.min(own.staleUntil, until) };
	}

	set(answer: StoredAnswer): void {
		if (this.#memory.set(answer)) void this.#keep(answer);
	}

	flight(key: string, since: number, make: () => Promise<StoredAnswer | undefined>): Promise<StoredAnswer | undefined> {
		return this.#memory.flight(key, since, () => this.#fly(key, since, make));
	}

	async purge(selection: PurgeSelection): Promise<number> {
		const count = await this.#memory.purge(selection);
		if (!(await this.#tell(selection))) this.#pending = [...this.#pending, selection];
		if (this.#pending.length > MOST_PENDING) this.#pending = [{ all: true }];
		return count;
	}

	onPurge(listener: (selection: PurgeSelection) => Promise<void>): void {
		this.#memory.onPurge(listener);
	}

	onTrust(listener: (isTrusted: boolean) => void): void {
		this.#onTrust = listener;
		listener(this.isShared);
	}

	records(): MetricRecord[] {
		return [
			gauge("gatz_cache_store_up", "Whether the shared cache is there.", [{ labels: {}, value: this.isShared ? 1 : 0 }]),
			counter(
				"gatz_cache_store_requests_total",
				"What the shared cache gave for answers that were not in memory.",
				Object.entries(this.#counts).map(([outcome, value]) => ({ labels: { outcome }, value })),
			),
		];
	}

	close(): void {
		this.#link?.close();
	}

	#fetch(key: string): Promise<StoredAnswer | undefined> {
		const other = this.#fetching.get(key);
		if (other) return other;
		const asked = Date.now();
		const fetching = this.#run("READ", [this.#keyOf("a", key), `${this.#prefix}purges`], []).then((reply) => {
			const answer = this.#receive(key, reply, asked);
			this.#counts[reply === undefined ? "failed" : answer ? "hit" : "miss"]++;
			return answer;
		});
		this.#fetching.set(key, fetching);
		return fetching.finally(() => this.#fetching.delete(key));
	}

	/** What Redis gives counts as made when it was asked: no purge before that meant it. */
	#receive(key: string, reply: unknown, began: number): StoredAnswer | undefined {
		const answer = Buffer.isBuffer(reply) ? decodeAnswer(reply) : undefined;
		if (answer?.key !== key) return undefined;
		const received = { ...answer, began };
		this.#memory.set(received);
		return received;
	}

	async #keep(answer: StoredAnswer): Promise<void> {
		const time = Math.max(answer.freshUntil, answer.staleUntil, answer.onErrorUntil) - Date.now();
		if (!this.isShared || time <= 0) return;
		const bytes = encodeAnswer(answer);
		if (bytes.byteLength > LONGEST) return;
		const marks = JSON.stringify([pathMark(answer.path), ...answer.tags.map(tagMark)]);
		const { epoch, seq } = this.#known;
		await this.#run("KEEP", [this.#keyOf("a", answer.key)], [bytes, String(answer.storedAt), epoch, String(seq), marks, String(time)]);
	}

	/** One machine makes it; the others wait for that, but not for ever. */
	async #fly(key: string, since: number, make: () => Promise<StoredAnswer | undefined>): Promise<StoredAnswer | undefined> {
		const lock = this.#keyOf("l", key);
		const token = randomUUID();
		const end = Date.now() + WAIT;
		while (Date.now() < end) {
			const asked = Date.now();
			const landing = this.#awaitLanding(lock);
			const reply = await this.#run("CLAIM", [this.#keyOf("a", key), `${this.#prefix}purges`, lock], [String(since), token, String(LOCK)]);
			if (reply === 1) return this.#makeForAll(lock, token, make);
			if (reply !== 0) {
				const answer = this.#receive(key, reply, asked);
				if (answer) return answer;
				break;
			}
			if ((await landing) === false) break;
		}
		return this.#makeForAll(lock, token, make);
	}

	async #makeForAll(lock: string, token: string, make: () => Promise<StoredAnswer | undefined>): Promise<StoredAnswer | undefined> {
		const answer = await make();
		const isKept = answer !== undefined && this.#memory.set(answer);
		if (isKept) void this.#keep(answer);
		void this.#run("RELEASE", [lock], [token, `${this.#prefix}landed`, `${isKept ? 1 : 0}${lock}`]);
		return answer;
	}

	/** @returns whether the answer is kept that another machine was making; undefined when nothing was heard for a while */
	#awaitLanding(lock: string): Promise<boolean | undefined> {
		return new Promise((resolve) => {
			const settle = (isKept?: boolean): void => {
				clearTimeout(timer);
				this.#landings.off(lock, settle);
				resolve(isKept);
			};
			const timer = setTimeout(settle, RETRY).unref();
			this.#landings.on(lock, settle);
		});
	}

	#hearLanding(message: string): void {
		this.#landings.emit(message.slice(1), message.startsWith("1"));
	}

	async #tellPending(): Promise<void> {
		const pending = this.#pending;
		this.#pending = [];
		for (const selection of pending) if (!(await this.#tell(selection))) this.#pending.push(selection);
	}

	/** @returns whether Redis knows of it */
	async #tell(selection: PurgeSelection): Promise<boolean> {
		const { all, keys = [], paths = [], tags = [] } = selection;
		const marks = [...(all ? ["all"] : []), ...paths.map(pathMark), ...tags.map(tagMark)];
		const message = JSON.stringify({ from: this.#self, selection });
		const seq = await this.#run(
			"PURGE",
			[`${this.#prefix}purges`, ...keys.map((key) => this.#keyOf("a", key))],
			[this.#known.epoch, `${this.#prefix}purged`, message, ...marks],
		);
		return typeof seq === "number";
	}

	/** `<seq> <epoch> <JSON>`: of the own purges too, which come in turn with the others'. */
	#hearPurge(text: string): void {
		const [, number, epoch, json] = /^(\d+) (\S+) (.*)$/s.exec(text) ?? [];
		const seq = Number(number);
		if (epoch !== this.#known.epoch || seq <= this.#known.seq) return;
		const { from, selection } = JSON.parse(String(json)) as { from: string; selection: PurgeSelection };
		if (seq > this.#known.seq + 1) void this.#memory.purge({ all: true });
		else if (from !== this.#self) void this.#memory.purge(selection);
		this.#known = { epoch, seq };
	}

	/** Redis knows of purges that this machine has not heard of, or of none: then it may have lost them. */
	#see(epoch: string, seq: number): void {
		if (epoch !== this.#known.epoch || seq > this.#known.seq) {
			this.#known = { epoch, seq };
			void this.#memory.purge({ all: true });
		}
		if (this.isShared && this.#pending.length > 0) void this.#tellPending();
	}

	#run(...call: Parameters<RedisLink["run"]>): Promise<unknown> {
		return this.#link?.run(...call) ?? Promise.resolve(undefined);
	}

	/** @param kind `a`: an answer, `l`: a lock */
	#keyOf(kind: "a" | "l", key: string): string {
		return `${this.#prefix}${kind}:${createHash("sha256").update(key).digest("base64url")}`;
	}
}

/** By which a purge means an answer. */
function pathMark(path: string): string {
	return `p${withoutSlash(path)}`;
}

function tagMark(tag: string): string {
	return `t${tag}`;
}
