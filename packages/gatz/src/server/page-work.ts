import { afterTurn } from "../system/timers.js";
import type { Limits } from "./limits.js";

/** A request that is refused because too many are there already. */
export class Overload extends Error {
	override readonly name = "Overload";
}

interface Waiting {
	readonly since: number;
	start(): void;
}

/** Milliseconds that pages may take in one turn of the event loop before the next ones wait for another turn. */
const SLICE = 10;
/**
 * Milliseconds after a slice in which requests are only read and refused, while more of them come: Node.js takes one new connection per
 * turn of the event loop, so that with one render in each, new visitors would wait for seconds before anybody has seen them.
 */
const READING = 5;
/** How many may wait, whatever the time they would take. */
const MOST_WAITING = 1000;

/**
 * Spreads the work for pages over turns of the event loop, and refuses what would have to wait too long. Who comes while nobody waits
 * and the turn is young goes on at once. Otherwise all would wait in the sockets, behind one long turn, where nobody can be counted,
 * nor refused before its turn: between two turns requests are read, so that a refusal goes out within milliseconds.
 */
export class PageWork {
	readonly #limits: Pick<Limits, "queueDelay" | "concurrency">;
	readonly #onRefused: (waiting: number) => void;
	/** Pages whose data is there: they go first, for what they hold is freed then. */
	readonly #resumed: (() => void)[] = [];
	readonly #waiting: Waiting[] = [];
	/** Template → requests under way. */
	readonly #underWay = new Map<string, number>();
	/** When this slice began; null while there is nothing to do. */
	#began: number | null = null;
	/** How many have started since. */
	#started = 0;
	/** How many were read since the event loop's last turn. */
	#read = 0;
	/** When the slice was used up; null before. */
	#readingSince: number | null = null;
	readonly #pace = new Pace();

	/** @param onRefused is told how many were waiting */
	constructor(limits: Pick<Limits, "queueDelay" | "concurrency">, onRefused: (waiting: number) => void) {
		this.#limits = limits;
		this.#onRefused = onRefused;
	}

	/**
	 * Takes a request on: with a promise it has to wait for. Whoever was taken on has to {@link leave}.
	 *
	 * @throws Overload
	 */
	enter(template: string): Promise<void> | undefined {
		const now = performance.now();
		this.#read++;
		const underWay = this.#underWay.get(template) ?? 0;
		if (underWay >= this.#limits.concurrency || this.#isLate(now)) {
			this.#onRefused(this.#waiting.length);
			throw new Overload();
		}
		this.#underWay.set(template, underWay + 1);
		if (this.#hasTime(now) && this.#waiting.length === 0 && this.#resumed.length === 0) {
			this.#started++;
			return undefined;
		}
		return new Promise((start) => this.#waiting.push({ since: now, start }));
	}

	/** For a request that has waited for its data. */
	resume(): Promise<void> | undefined {
		// It goes before those that wait for their start: what it holds is freed soonest.
		const mayGoOn = this.#hasTime(performance.now()) && this.#resumed.length === 0;
		return mayGoOn ? undefined : new Promise((resolve) => this.#resumed.push(resolve));
	}

	/** For a page that goes on after its request was answered, until it {@link leave}s. It is never refused. */
	hold(template: string): void {
		this.#underWay.set(template, (this.#underWay.get(template) ?? 0) + 1);
	}

	leave(template: string): void {
		this.#underWay.set(template, (this.#underWay.get(template) as number) - 1);
	}

	#isLate(now: number): boolean {
		const [first] = this.#waiting;
		if (!first) return false;
		const { length } = this.#waiting;
		const longest = this.#limits.queueDelay * 1000;
		return length >= MOST_WAITING || now - first.since > longest || (length + this.#resumed.length) * this.#pace.perRequest > longest;
	}

	/** Whether there is time left in this slice, which begins where there was none. */
	#hasTime(now: number): boolean {
		if (this.#began === null) this.#beginSlice(now);
		return now - (this.#began as number) < SLICE;
	}

	#beginSlice(now: number): void {
		this.#began = now;
		this.#started = 0;
		this.#readingSince = null;
		afterTurn(this.#endTurn);
	}

	readonly #endTurn = (): void => {
		const now = performance.now();
		const isIdle = this.#waiting.length === 0 && this.#resumed.length === 0;
		if (!isIdle && this.#goesOnReading(now)) {
			afterTurn(this.#endTurn);
			return;
		}
		this.#pace.add(now - (this.#began as number), this.#started);
		if (isIdle) {
			this.#began = null;
			return;
		}
		// One after the other, so that one whose data is there at once is finished before the next one begins.
		for (let left = Math.max(1, Math.floor(SLICE / this.#pace.perRequest)); left > 0; left--) afterTurn(this.#startNext);
		this.#beginSlice(now);
	};

	#goesOnReading(now: number): boolean {
		this.#readingSince ??= now;
		const hasRead = this.#read > 0;
		this.#read = 0;
		return hasRead && now - this.#readingSince < READING;
	}

	readonly #startNext = (): void => {
		const resume = this.#resumed.shift();
		if (resume) {
			resume();
			return;
		}
		const next = this.#waiting.shift();
		if (!next) return;
		this.#started++;
		next.start();
	};
}

/** What a request has cost of late. The past counts less with each turn; what is assumed at first keeps one slow start from counting for all. */
class Pace {
	#milliseconds = 20;
	#requests = 20;

	get perRequest(): number {
		return this.#milliseconds / this.#requests;
	}

	add(milliseconds: number, requests: number): void {
		this.#milliseconds = this.#milliseconds * 0.95 + milliseconds;
		this.#requests = this.#requests * 0.95 + requests;
	}
}
