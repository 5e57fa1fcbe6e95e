import type { Reporter } from "../plugin-api.js";

/** What the terminal is told of a hook. */
export interface WaitedHook {
	readonly name: string;
	readonly plugin: string;
	readonly reporter: Pick<Reporter, "warn"> | undefined;
}

/** The hooks of a site's plugins that are under way. */
export interface HookWaits {
	/**
	 * Waits for what a hook has answered, and says so when that takes so long that someone may think that nothing goes on.
	 * @throws when all are abandoned
	 */
	until<T>(answer: PromiseLike<T>, hook: WaitedHook): Promise<T>;
	/** Whether the terminal was told of one, and it is still waited for. */
	readonly isLate: boolean;
	/** Calls a listener whenever the terminal is told. */
	onLate(listener: () => void): void;
	/** Nobody waits for a hook any more: what depends on one fails. */
	abandon(): void;
	readonly isAbandoned: boolean;
}

/** After how many milliseconds we say whom we wait for, and again after each time that long. */
const LATE = 10_000;

/** @param advice what may be done about a hook that is late */
export function createHookWaits(advice = ""): HookWaits {
	const listeners: (() => void)[] = [];
	const fails = new Set<(reason: Error) => void>();
	let late = 0;
	let isAbandoned = false;

	return {
		get isLate() {
			return late > 0;
		},
		get isAbandoned() {
			return isAbandoned;
		},
		onLate(listener) {
			listeners.push(listener);
		},
		until(answer, { name, plugin, reporter }) {
			const started = performance.now();
			let isLate = false;
			const timer = setInterval(() => {
				const seconds = Math.round((performance.now() - started) / 1000);
				reporter?.warn(`Waiting for ${name} of "${plugin}", for ${seconds} s now.${advice && ` ${advice}`}`);
				if (!isLate) late++;
				isLate = true;
				for (const listener of listeners) listener();
			}, LATE);
			return new Promise((resolve, reject) => {
				const end = (): void => {
					clearInterval(timer);
					fails.delete(fail);
					if (isLate) late--;
					isLate = false;
				};
				const fail = (reason: unknown): void => {
					end();
					reject(reason);
				};
				fails.add(fail);
				answer.then((value) => {
					end();
					resolve(value);
				}, fail);
				if (isAbandoned) fail(new Error(NOT_WAITED_FOR));
			});
		},
		abandon() {
			isAbandoned = true;
			for (const fail of fails) fail(new Error(NOT_WAITED_FOR));
		},
	};
}

const NOT_WAITED_FOR = "it is not waited for any more";
