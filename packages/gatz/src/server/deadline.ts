import { afterTurn, startTimer } from "../system/timers.js";
import { GatzError } from "../universal/errors.js";

/** Time was up before the work was done. `cause` is what the work threw when it was told. */
export class DeadlinePassed extends Error {
	override readonly name = "DeadlinePassed";
}

/**
 * Settles as `work` does, if that is in time. When time is up the work is told by `onPassed`: what it gives at once, in the same turn of
 * the event loop, still counts; else this rejects with {@link DeadlinePassed}.
 *
 * @param milliseconds 0 for no deadline
 */
export function withDeadline<T>(work: Promise<T>, milliseconds: number, onPassed: () => void): Promise<T> {
	if (milliseconds === 0) return work;
	return new Promise((resolve, reject) => {
		let passed = false;
		const timer = startTimer(() => {
			passed = true;
			onPassed();
			afterTurn(() => reject(new DeadlinePassed()));
		}, milliseconds);
		work.then(
			(value) => {
				clearTimeout(timer);
				resolve(value);
			},
			(thrown: unknown) => {
				clearTimeout(timer);
				reject(passed ? new DeadlinePassed(undefined, { cause: thrown }) : thrown);
			},
		);
	});
}

/** Whether a request failed because getServerData or the page took too long. */
export function isTimeout(error: unknown): error is GatzError {
	return error instanceof GatzError && (error.code === "GATZ_SERVER_DATA_TIMEOUT" || error.code === "GATZ_RENDER_TIMEOUT");
}
