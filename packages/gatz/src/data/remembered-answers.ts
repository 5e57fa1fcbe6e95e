import type { DataNode } from "./node.js";

/** Number of nodes in all answers together. */
const LIMIT = 1_000_000;

/** Answers of searches that many queries repeat; the oldest go when there are too many. */
export class RememberedAnswers {
	readonly #answers = new Map<string, readonly DataNode[]>();
	#size = 0;

	get(key: string): readonly DataNode[] | undefined {
		return this.#answers.get(key);
	}

	set(key: string, answer: readonly DataNode[]): void {
		this.#answers.set(key, answer);
		this.#size += answer.length + 1;
		for (const [oldest, nodes] of this.#answers) {
			if (this.#size <= LIMIT || oldest === key) break;
			this.#answers.delete(oldest);
			this.#size -= nodes.length + 1;
		}
	}
}
