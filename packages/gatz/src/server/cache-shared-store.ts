import { type CacheChannel, type CacheMessage, packAnswer, unpackAnswer } from "./cache-messages.js";
import { type CacheStore, MemoryStore, type PurgeSelection, type StoredAnswer } from "./cache-store.js";

type Reply = Extract<CacheMessage, { kind: "cache-reply" }>;

/** How long a worker waits for a word of the supervisor before it goes on without, ms. An answer that is being made may take longer. */
const REPLY_LIMIT = 1_000;
const FLIGHT_LIMIT = 15_000;

/**
 * A worker's cache: its own memory, and behind it the machine's copy, which the supervisor has. Without the supervisor it goes on with its
 * memory alone.
 * @param limit bytes of this worker's memory
 */
export function createSharedStore(channel: CacheChannel, limit: number): CacheStore {
	const memory = new MemoryStore(limit);
	const waiting = new Map<number, (reply: Reply) => void>();
	let lastId = 0;
	let isOpen = true;
	let isTrusted = true;
	channel.onMessage((message) => {
		if (message.kind === "cache-reply") waiting.get(message.id)?.(message);
		if (message.kind === "cache-trust") isTrusted = message.isTrusted;
		if (message.kind === "cache-purge") {
			void memory.purge(message.selection).then((count) => send({ kind: "cache-reply", id: message.id, count }));
		}
	});
	channel.onClose(() => {
		isOpen = false;
		for (const [id, resolve] of [...waiting]) resolve({ kind: "cache-reply", id });
	});
	const send = (message: CacheMessage) => {
		if (isOpen) channel.send(message);
	};
	const ask = (limit: number, message: (id: number) => CacheMessage): Promise<Reply> => {
		const id = ++lastId;
		return new Promise((resolve) => {
			const settle = (reply: Reply) => {
				waiting.delete(id);
				clearTimeout(timer);
				resolve(reply);
			};
			const timer = setTimeout(settle, limit, { kind: "cache-reply", id } satisfies Reply).unref();
			waiting.set(id, settle);
			if (isOpen) channel.send(message(id));
			else settle({ kind: "cache-reply", id });
		});
	};
	const receive = ({ answer }: Reply): StoredAnswer | undefined => {
		if (!answer) return undefined;
		const stored = unpackAnswer(answer);
		if (isTrusted) memory.set(stored);
		return stored;
	};
	const fly = async (key: string, since: number, make: () => Promise<StoredAnswer | undefined>) => {
		const reply = await ask(FLIGHT_LIMIT, (id) => ({ kind: "cache-claim", id, key, since }));
		if (!reply.granted && isOpen) return receive(reply);
		const answer = await make();
		send({ kind: "cache-release", key, ...(answer && { answer: packAnswer(answer) }) });
		return answer;
	};
	return {
		get(key) {
			const own = isTrusted || !isOpen ? memory.get(key) : undefined;
			return own ?? (isOpen ? ask(REPLY_LIMIT, (id) => ({ kind: "cache-get", id, key })).then(receive) : undefined);
		},
		set(answer) {
			memory.set(answer);
			send({ kind: "cache-set", answer: packAnswer(answer) });
		},
		flight: (key, since, make) => memory.flight(key, since, () => fly(key, since, make)),
		async purge(selection: PurgeSelection) {
			const own = await memory.purge(selection);
			const { count } = await ask(REPLY_LIMIT, (id) => ({ kind: "cache-purge", id, selection }));
			return count ?? own;
		},
	};
}
