import type { Answer } from "./page-request.js";

/** How long an answer that was asked for on intent may wait for its navigation, in milliseconds. */
const LIFETIME = 10_000;
/** How long a navigation waits for such an answer before it asks itself, in milliseconds: browsers may drop a prefetch without a word. */
const PATIENCE = 2_000;

/** Answers of server-rendered pages that were asked for on intent: each serves one navigation. SPEC 8.43. */
export interface Intents {
	/** Asks unless an answer is there or under way. */
	add(key: string, ask: () => Promise<Answer>): void;
	/** Takes the answer out; null when there is none that can be used. */
	take(key: string): Promise<Answer | null>;
}

/** @param now milliseconds */
export function createIntents(now: () => number): Intents {
	const held = new Map<string, { readonly answer: Promise<Answer | null>; expires: number }>();
	return {
		add(key, ask) {
			for (const [other, { expires }] of held) if (expires < now()) held.delete(other);
			if (held.has(key)) return;
			const answer = ask().then(
				(given) => (given.kind === "error" ? null : given),
				() => null,
			);
			const intent = { answer, expires: Number.POSITIVE_INFINITY };
			held.set(key, intent);
			void answer.then((useful) => {
				intent.expires = useful ? now() + LIFETIME : -1;
			});
		},
		async take(key) {
			const intent = held.get(key);
			held.delete(key);
			if (!intent || intent.expires < now()) return null;
			return Promise.race([intent.answer, new Promise<null>((give) => setTimeout(give, PATIENCE, null))]);
		},
	};
}
