import { ByteLru } from "../system/byte-lru.js";
import type { HandlerResponse, ResponseHeaders } from "./exchange.js";

/** An answer as the cache keeps it: plain data, which may go to another process. Times are ms since 1970. */
export interface StoredAnswer {
	readonly key: string;
	/** 0 marks a signpost: an entry without an answer, at the key of a page whose answers differ by the headers of `vary`. */
	readonly status: number;
	/** With a strong `etag`. */
	readonly headers: Readonly<ResponseHeaders>;
	readonly body: string | Uint8Array | null;
	/** When making it began: a purge since then may have meant it. */
	readonly began: number;
	readonly storedAt: number;
	readonly freshUntil: number;
	/** Until then it may be sent while a new one is made. RFC 5861, 3. */
	readonly staleUntil: number;
	/** Until then it may be sent when making a new one fails. RFC 5861, 4. */
	readonly onErrorUntil: number;
	/** The page's path without the path prefix. */
	readonly path: string;
	readonly tags: readonly string[];
	/** Names in lower case, sorted. */
	readonly vary: readonly string[];
}

/** Which answers are to go: those that any of these names. */
export interface PurgeSelection {
	readonly tags?: readonly string[];
	/** Without the path prefix; with or without the slash at the end, for all hosts, queries and both forms of the page. */
	readonly paths?: readonly string[];
	readonly keys?: readonly string[];
	readonly all?: boolean;
}

/** Where answers are kept. */
export interface CacheStore {
	/** At once where memory has it. Answers that are not fresh any more are given too. */
	get(key: string): StoredAnswer | undefined | Promise<StoredAnswer | undefined>;
	/** Keeps an answer, unless a purge has named it since its making began. */
	set(answer: StoredAnswer): void;
	/**
	 * Makes and keeps an answer, once: who comes for the same key meanwhile waits for it. `make` does not reject.
	 * @param since what the caller has was stored then (0: nothing); an answer that is newer is as good as one made now
	 * @returns undefined where `make`, here or elsewhere, gave none that may be kept
	 */
	flight(key: string, since: number, make: () => Promise<StoredAnswer | undefined>): Promise<StoredAnswer | undefined>;
	/** @returns how many answers went */
	purge(selection: PurgeSelection): Promise<number>;
}

/** A store behind which others may stand: who keeps copies of what it has is told of each purge. */
export interface HostedStore extends CacheStore {
	/** Bytes of what is in this process's memory. */
	readonly bytes: number;
	/** @param listener told what is to go, wherever it was asked for; a purge waits for it */
	onPurge(listener: (selection: PurgeSelection) => Promise<void>): void;
	/** @param listener told when copies must not be used without asking here, and when they may again; at once, too, how it is now */
	onTrust?(listener: (isTrusted: boolean) => void): void;
}

/** What answers may take of a process's memory, unless it is told otherwise. Bytes. */
export const CACHE_BYTES = 64 * 1024 * 1024;
/** How long a purge is remembered, for answers that were under way. ms */
const PURGE_MEMORY = 60_000;

/** Answers in the memory of this process, up to a number of bytes; the one that was used least recently goes first. */
export class MemoryStore implements HostedStore {
	readonly #kept: ByteLru<StoredAnswer>;
	readonly #underWay = new Map<string, Promise<StoredAnswer | undefined>>();
	readonly #listeners: ((selection: PurgeSelection) => Promise<void>)[] = [];
	#purges: { readonly at: number; readonly selection: PurgeSelection }[] = [];

	/** @param limit bytes of all answers together, their headers included */
	constructor(limit: number) {
		this.#kept = new ByteLru(limit);
	}

	/** Bytes of what is kept. */
	get bytes(): number {
		return this.#kept.bytes;
	}

	get(key: string): StoredAnswer | undefined {
		return this.#kept.get(key);
	}

	/** @returns false for an answer that a purge has named */
	set(answer: StoredAnswer): boolean {
		if (this.#purges.some(({ at, selection }) => answer.began <= at && selects(selection, answer))) return false;
		this.#kept.set(answer.key, answer, sizeOf(answer));
		return true;
	}

	onPurge(listener: (selection: PurgeSelection) => Promise<void>): void {
		this.#listeners.push(listener);
	}

	async flight(key: string, since: number, make: () => Promise<StoredAnswer | undefined>): Promise<StoredAnswer | undefined> {
		const other = this.#underWay.get(key);
		if (other) return other;
		const kept = this.get(key);
		if (kept && kept.storedAt > since) return kept;
		const own = make();
		this.#underWay.set(key, own);
		try {
			const answer = await own;
			return answer && this.set(answer) ? answer : undefined;
		} finally {
			this.#underWay.delete(key);
		}
	}

	async purge(selection: PurgeSelection): Promise<number> {
		const at = Date.now();
		this.#purges = [...this.#purges.filter((purge) => purge.at > at - PURGE_MEMORY), { at, selection }];
		let count = 0;
		for (const answer of [...this.#kept.values()]) {
			if (!selects(selection, answer)) continue;
			this.#kept.delete(answer.key);
			if (answer.status !== 0) count++;
		}
		await Promise.all(this.#listeners.map((listener) => listener(selection)));
		return count;
	}
}

function selects({ all, keys, paths, tags }: PurgeSelection, answer: StoredAnswer): boolean {
	if (all || keys?.includes(answer.key)) return true;
	return (
		(paths?.some((path) => withoutSlash(path) === withoutSlash(answer.path)) || tags?.some((tag) => answer.tags.includes(tag))) ?? false
	);
}

/** `/a/` and `/a` are one page to a purge. */
export function withoutSlash(path: string): string {
	return path.endsWith("/") ? path.slice(0, -1) : path;
}

function sizeOf({ key, headers, body }: StoredAnswer): number {
	let bytes = 500 + 2 * key.length + bodySize(body);
	for (const name of Object.keys(headers)) bytes += 2 * (name.length + String(headers[name]).length);
	return bytes;
}

function bodySize(body: HandlerResponse["body"]): number {
	if (typeof body === "string") return 2 * body.length;
	return body instanceof Uint8Array ? body.byteLength : 0;
}
