import type { WorkerRange } from "../universal/server-options.js";
import type { ClusterState } from "./cluster-state.js";

/** For how many seconds in a row workers have been too busy, or one of them has been too many. */
export interface Load {
	readonly busy: number;
	readonly calm: number;
}

export const NO_LOAD: Load = { busy: 0, calm: 0 };

/** Utilisation of the event loops, 0 to 1: above it one more worker is wanted, and one less when the rest would stay below. */
const BUSY = 0.8;
const CALM = 0.5;
/** ms that work waits for its turn: above it one more worker is wanted, whatever the utilisation. */
const LONG_DELAY = 100;
/** Seconds: a rush is met soon, and a worker is not given up for a short lull. */
const UNTIL_MORE = 3;
const UNTIL_LESS = 30;

/** How many workers there should be, by what they reported; asked once a second. */
export function scale({ workers, wanted, load }: ClusterState, { min, max }: WorkerRange): { wanted: number; load: Load } {
	if (min === max) return { wanted, load };
	const reports = workers.flatMap(({ phase, report }) => (phase === "ready" && report ? [report] : []));
	if (reports.length < wanted) return { wanted, load: NO_LOAD };
	const utilisation = reports.reduce((sum, report) => sum + report.utilisation, 0);
	const delay = Math.max(...reports.map((report) => report.delay));
	if (wanted < max && (utilisation / reports.length > BUSY || delay > LONG_DELAY)) {
		return load.busy + 1 < UNTIL_MORE ? { wanted, load: { busy: load.busy + 1, calm: 0 } } : { wanted: wanted + 1, load: NO_LOAD };
	}
	if (wanted > min && utilisation / (wanted - 1) < CALM) {
		return load.calm + 1 < UNTIL_LESS ? { wanted, load: { busy: 0, calm: load.calm + 1 } } : { wanted: wanted - 1, load: NO_LOAD };
	}
	return { wanted, load: NO_LOAD };
}
