import { type CacheChannel, type CacheMessage, packAnswer, unpackAnswer } from "./cache-messages.js";
import type { HostedStore, PurgeSelection, StoredAnswer } from "./cache-store.js";

/** Answers workers from the machine's copy of what is kept, which is in the supervisor. */
export interface StoreHost {
	/** Answers a worker from now on, until it goes; who waits for an answer that it was making is told that there is none. */
	connect(channel: CacheChannel): void;
}

interface Worker {
	readonly channel: CacheChannel;
	/** Purges that it has been told of and has not confirmed, by their id. */
	readonly purges: Map<number, () => void>;
	/** What to say of answers that it is making, by their key. */
	readonly flights: Map<string, (answer: StoredAnswer | undefined) => void>;
}

/** How long a purge waits for a worker, ms: one that is busy for longer does it before it answers its next request. */
const PURGE_LIMIT = 1_000;

/** @param store told of all that workers keep and purge; what it is told to forget by others, they forget too */
export function createStoreHost(store: HostedStore): StoreHost {
	const workers = new Set<Worker>();
	let lastId = 0;
	let isTrusted = true;

	const reply = (worker: Worker, id: number, answer: StoredAnswer | undefined) => {
		if (workers.has(worker)) worker.channel.send({ kind: "cache-reply", id, ...(answer && { answer: packAnswer(answer) }) });
	};
	const claim = async (worker: Worker, { id, key, since }: Extract<CacheMessage, { kind: "cache-claim" }>) => {
		let isMaker = false;
		const answer = await store.flight(key, since, () => {
			if (!workers.has(worker)) return Promise.resolve(undefined);
			isMaker = true;
			return new Promise((resolve) => {
				worker.flights.set(key, resolve);
				worker.channel.send({ kind: "cache-reply", id, granted: true });
			});
		});
		if (!isMaker) reply(worker, id, answer);
	};
	const land = (worker: Worker, key: string, answer: StoredAnswer | undefined) => {
		const resolve = worker.flights.get(key);
		worker.flights.delete(key);
		if (resolve) resolve(answer);
		else if (answer) store.set(answer);
	};
	store.onTrust?.((trusted) => {
		isTrusted = trusted;
		for (const { channel } of workers) channel.send({ kind: "cache-trust", isTrusted });
	});
	store.onPurge(async (selection) => {
		await Promise.all([...workers].map((worker) => tell(worker, selection)));
	});
	const tell = ({ channel, purges }: Worker, selection: PurgeSelection): Promise<void> => {
		const id = ++lastId;
		return new Promise((resolve) => {
			const settle = () => {
				purges.delete(id);
				clearTimeout(timer);
				resolve();
			};
			const timer = setTimeout(settle, PURGE_LIMIT).unref();
			purges.set(id, settle);
			channel.send({ kind: "cache-purge", id, selection });
		});
	};
	const hear = (worker: Worker, message: CacheMessage) => {
		switch (message.kind) {
			case "cache-get": {
				const found = store.get(message.key);
				if (!(found instanceof Promise)) return reply(worker, message.id, found);
				return void found.then((answer) => reply(worker, message.id, answer));
			}
			case "cache-claim":
				return void claim(worker, message);
			case "cache-set":
				return store.set(unpackAnswer(message.answer));
			case "cache-release":
				return land(worker, message.key, message.answer && unpackAnswer(message.answer));
			case "cache-purge":
				return void store.purge(message.selection).then((count) => {
					if (workers.has(worker)) worker.channel.send({ kind: "cache-reply", id: message.id, count });
				});
			case "cache-reply":
				return worker.purges.get(message.id)?.();
		}
	};
	return {
		connect(channel) {
			const worker: Worker = { channel, purges: new Map(), flights: new Map() };
			workers.add(worker);
			if (!isTrusted) channel.send({ kind: "cache-trust", isTrusted });
			channel.onMessage((message) => hear(worker, message));
			channel.onClose(() => {
				workers.delete(worker);
				for (const settle of [...worker.purges.values()]) settle();
				for (const key of [...worker.flights.keys()]) land(worker, key, undefined);
			});
		},
	};
}
