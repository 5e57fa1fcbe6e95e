import { type CacheChannel, type CacheMessage, packAnswer, unpackAnswer } from "./cache-messages.js";
import { MemoryStore, type PurgeSelection } from "./cache-store.js";

/** The machine's copy of what is kept, in the supervisor. */
export interface StoreHost {
	/** Bytes of what is kept. */
	readonly bytes: number;
	/** Answers a worker from now on, until it goes; who waits for an answer that it was making is told that there is none. */
	connect(channel: CacheChannel): void;
	/** Takes answers away, from all workers too. @returns how many the machine's copy had */
	purge(selection: PurgeSelection): Promise<number>;
}

interface Worker {
	readonly channel: CacheChannel;
	/** Purges that it has been told of and has not confirmed, by their id. */
	readonly purges: Map<number, () => void>;
}

interface Flight {
	readonly maker: Worker;
	readonly waiting: { readonly worker: Worker; readonly id: number }[];
}

/** How long a purge waits for a worker, ms: one that is busy for longer does it before it answers its next request. */
const PURGE_LIMIT = 1_000;

/** @param limit bytes that all answers together may have */
export function createStoreHost(limit: number): StoreHost {
	const memory = new MemoryStore(limit);
	const workers = new Set<Worker>();
	const flights = new Map<string, Flight>();
	let lastId = 0;

	const reply = (worker: Worker, id: number, key: string) => {
		const answer = memory.get(key);
		worker.channel.send({ kind: "cache-reply", id, ...(answer && { answer: packAnswer(answer) }) });
	};
	const claim = (worker: Worker, { id, key, since }: Extract<CacheMessage, { kind: "cache-claim" }>) => {
		const flight = flights.get(key);
		if (flight) {
			flight.waiting.push({ worker, id });
		} else if ((memory.get(key)?.storedAt ?? 0) > since) {
			reply(worker, id, key);
		} else {
			flights.set(key, { maker: worker, waiting: [] });
			worker.channel.send({ kind: "cache-reply", id, granted: true });
		}
	};
	const land = (key: string, flight: Flight, made: boolean) => {
		flights.delete(key);
		for (const { worker, id } of flight.waiting) {
			if (!workers.has(worker)) continue;
			if (made) reply(worker, id, key);
			else worker.channel.send({ kind: "cache-reply", id });
		}
	};
	const purge = async (selection: PurgeSelection): Promise<number> => {
		const count = await memory.purge(selection);
		await Promise.all([...workers].map((worker) => tell(worker, selection)));
		return count;
	};
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
			case "cache-get":
				return reply(worker, message.id, message.key);
			case "cache-claim":
				return claim(worker, message);
			case "cache-set":
				return memory.set(unpackAnswer(message.answer));
			case "cache-release": {
				if (message.answer) memory.set(unpackAnswer(message.answer));
				const flight = flights.get(message.key);
				return flight?.maker === worker ? land(message.key, flight, message.answer !== undefined) : undefined;
			}
			case "cache-purge":
				return void purge(message.selection).then((count) => {
					if (workers.has(worker)) worker.channel.send({ kind: "cache-reply", id: message.id, count });
				});
			case "cache-reply":
				return worker.purges.get(message.id)?.();
		}
	};
	return {
		get bytes() {
			return memory.bytes;
		},
		connect(channel) {
			const worker: Worker = { channel, purges: new Map() };
			workers.add(worker);
			channel.onMessage((message) => hear(worker, message));
			channel.onClose(() => {
				workers.delete(worker);
				for (const settle of [...worker.purges.values()]) settle();
				for (const [key, flight] of [...flights]) if (flight.maker === worker) land(key, flight, false);
			});
		},
		purge,
	};
}
