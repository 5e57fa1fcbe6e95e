import type { PurgeSelection, StoredAnswer } from "./cache-store.js";

/** What a worker and the supervisor write to each other about the cache: plain data, fit for JSON. */
export type CacheMessage =
	/** Worker: what is kept at a key? */
	| { readonly kind: "cache-get"; readonly id: number; readonly key: string }
	/** Worker: may I make the answer at a key? What I have was stored at `since`. */
	| { readonly kind: "cache-claim"; readonly id: number; readonly key: string; readonly since: number }
	/** Worker: made, after a claim that was granted; without an answer if there is none to keep. */
	| { readonly kind: "cache-release"; readonly key: string; readonly answer?: SentAnswer }
	| { readonly kind: "cache-set"; readonly answer: SentAnswer }
	/** Worker: take answers away everywhere. Supervisor: take them from your memory, and say `cache-reply` with the same `id`. */
	| { readonly kind: "cache-purge"; readonly id: number; readonly selection: PurgeSelection }
	/** Supervisor: whether you may answer from your memory without asking. */
	| { readonly kind: "cache-trust"; readonly isTrusted: boolean }
	/** To `cache-get` and `cache-claim`: an answer, or none; `granted` means that you make it. To `cache-purge`: how many. */
	| {
			readonly kind: "cache-reply";
			readonly id: number;
			readonly answer?: SentAnswer;
			readonly granted?: boolean;
			readonly count?: number;
	  };

/** A stored answer whose bytes are written in base64. */
export interface SentAnswer extends Omit<StoredAnswer, "body"> {
	readonly body: string | null;
	readonly base64?: true;
}

/** One end of the line between a worker and the supervisor. Messages arrive in order, or not at all once the other end has gone. */
export interface CacheChannel {
	send(message: CacheMessage): void;
	/** Hears messages of the cache; others on the same line are not its business. */
	onMessage(listener: (message: CacheMessage) => void): void;
	/** Told when the other end has gone. */
	onClose(listener: () => void): void;
}

/** Whether a message is about the cache. */
export function isCacheMessage(message: unknown): message is CacheMessage {
	const { kind } = Object(message) as { kind?: unknown };
	return typeof kind === "string" && kind.startsWith("cache-");
}

export function packAnswer(answer: StoredAnswer): SentAnswer {
	const { body } = answer;
	if (!(body instanceof Uint8Array)) return { ...answer, body };
	return { ...answer, body: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("base64"), base64: true };
}

export function unpackAnswer({ base64, body, ...answer }: SentAnswer): StoredAnswer {
	return { ...answer, body: base64 && body !== null ? Buffer.from(body, "base64") : body };
}
