import type { SlowRun } from "../universal/server-stats.js";
import type { RequestTrace } from "./request-trace.js";

/** The longest runs of getServerData of the last minutes. */
export interface SlowRuns {
	/**
	 * Notes a request's run if it was a long one: for nearly all no more than two comparisons.
	 * @param duration ms
	 * @param now ms of `performance.now()`
	 */
	note(trace: RequestTrace, route: string, duration: number, now: number): void;
	/** The longest first. */
	list(now: number): SlowRun[];
}

/** How many are kept of each minute, and shown of all. */
const KEPT = 20;
const MINUTES = 10;
const MINUTE = 60_000;
/** ms for which a run counts. */
export const SLOW_SPAN = MINUTES * MINUTE;

/** @param begun ms of `performance.now()` */
export function createSlowRuns(begun: number): SlowRuns {
	/** Of each minute the longest, the present one last. */
	const minutes: SlowRun[][] = [[]];
	let minuteEnd = begun + MINUTE;
	/** What a run of this minute has to exceed. ms. */
	let floor = 0;

	function turn(now: number): void {
		for (; minuteEnd <= now; minuteEnd += MINUTE) {
			minutes.push([]);
			if (minutes.length > MINUTES) minutes.shift();
		}
		floor = 0;
	}

	return {
		note(trace, route, duration, now) {
			if (duration <= floor && now < minuteEnd) return;
			if (now >= minuteEnd) turn(now);
			const { requestId, request } = trace;
			const runs = minutes.at(-1) as SlowRun[];
			runs.push({ time: Date.now(), route, path: askedPath(request.url), duration: Math.round(duration * 10) / 10, requestId });
			if (runs.length <= KEPT) return;
			runs.sort(longestFirst).pop();
			floor = (runs.at(-1) as SlowRun).duration;
		},
		list(now) {
			if (now >= minuteEnd) turn(now);
			return slowestOf(minutes);
		},
	};
}

/** The longest of several lists. */
export function slowestOf(lists: readonly (readonly SlowRun[])[]): SlowRun[] {
	return lists.flat().sort(longestFirst).slice(0, KEPT);
}

function longestFirst(a: SlowRun, b: SlowRun): number {
	return b.duration - a.duration || b.time - a.time;
}

/** Characters of a path that are kept. */
const PATH_LENGTH = 200;

/** What was asked without its query, which may hold what is nobody's business. */
export function askedPath(url: string): string {
	return (url.split("?", 1)[0] as string).slice(0, PATH_LENGTH);
}
