/** How a server is doing: what `/stats` of its operations port answers, as JSON. Times of the clock in ms since 1970. */
export interface ServerStats {
	/** When this was said. */
	readonly time: number;
	/** When the server was started. */
	readonly started: number;
	/** The build that new workers serve. */
	readonly build: string;
	/** Version of Gatz. */
	readonly version: string;
	/** Version of Node.js. */
	readonly node: string;
	readonly requests: RequestTotals;
	/** By number. */
	readonly workers: readonly WorkerStats[];
	/** Workers that ended without being told to, and were replaced. */
	readonly restarts: number;
	/** Workers that have ended, the last one first. */
	readonly ended: readonly EndedWorker[];
	/** The longest runs of getServerData of the last ten minutes, the longest first. */
	readonly slowest: readonly SlowRun[];
	/** Errors that were logged, the last one first. */
	readonly errors: readonly ErrorNote[];
}

/** Counts since the server's start. */
export interface RequestTotals {
	/** Requests that have no answer yet. */
	readonly active: number;
	/** Refused because of overload. */
	readonly refused: number;
	/** Those whose getServerData passed its deadline. */
	readonly timedOut: number;
	/** What the cache did about requests. */
	readonly cache: CacheTotals;
	/** By name of the route. */
	readonly routes: Readonly<Record<string, RouteTotals>>;
}

export interface CacheTotals {
	readonly hit: number;
	readonly stale: number;
	readonly miss: number;
	readonly pass: number;
}

export interface RouteTotals {
	/** Answers with a status of 5xx. */
	readonly errors: number;
	/** How many answers took how long: a number for each of {@link TIME_BOUNDS}, and one for what is above. */
	readonly times: readonly number[];
}

export interface WorkerStats extends Vitals {
	/** Its number; 1 where there is one process. */
	readonly id: number;
	readonly build: string;
	readonly phase: "starting" | "ready" | "draining" | "killed";
}

/** How a process is. */
export interface Vitals {
	readonly pid: number;
	/** When it was started. */
	readonly started: number;
	/** MB. */
	readonly memory: number;
	/** How busy its event loop was, from 0 to 1. */
	readonly utilisation: number;
	/** How long what is due waits for its turn, the 99th percentile. ms. */
	readonly lag: number;
}

export interface EndedWorker {
	readonly time: number;
	readonly id: number;
	/** "by SIGKILL", "with exit code 1: …" */
	readonly how: string;
	/** Nobody wanted it to end. */
	readonly isLoss: boolean;
}

export interface SlowRun {
	readonly time: number;
	readonly route: string;
	/** What was asked, without its query. */
	readonly path: string;
	/** ms. */
	readonly duration: number;
	readonly requestId: string;
}

export interface ErrorNote {
	readonly time: number;
	/** Of Gatz' catalogue; absent for other errors. */
	readonly code?: string;
	/** Its first line. */
	readonly message: string;
	/** These are absent when the error belongs to no request. */
	readonly method?: string;
	/** What was asked, without its query. */
	readonly path?: string;
	readonly route?: string;
	readonly requestId?: string;
}

/** Upper bounds of the classes in which times are counted. Seconds. */
export const TIME_BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

export const NO_REQUESTS: RequestTotals = { active: 0, refused: 0, timedOut: 0, cache: { hit: 0, stale: 0, miss: 0, pass: 0 }, routes: {} };

/** What several processes have counted together. */
export function addTotals(all: readonly RequestTotals[]): RequestTotals {
	return all.reduce((sum, totals) => combine(sum, totals, (a, b) => a + b), NO_REQUESTS);
}

/** What was counted from one time to another; never less than nothing, for what a lost worker had counted may be missing. */
export function subtractTotals(after: RequestTotals, before: RequestTotals): RequestTotals {
	return combine(after, before, (a, b) => Math.max(0, a - b));
}

function combine(a: RequestTotals, b: RequestTotals, of: (a: number, b: number) => number): RequestTotals {
	const names = [...new Set([...Object.keys(a.routes), ...Object.keys(b.routes)])].sort();
	return {
		active: of(a.active, b.active),
		refused: of(a.refused, b.refused),
		timedOut: of(a.timedOut, b.timedOut),
		cache: {
			hit: of(a.cache.hit, b.cache.hit),
			stale: of(a.cache.stale, b.cache.stale),
			miss: of(a.cache.miss, b.cache.miss),
			pass: of(a.cache.pass, b.cache.pass),
		},
		routes: Object.fromEntries(names.map((name) => [name, combineRoutes(a.routes[name], b.routes[name], of)])),
	};
}

const NO_TIMES: readonly number[] = new Array(TIME_BOUNDS.length + 1).fill(0);
const NO_ANSWERS: RouteTotals = { errors: 0, times: NO_TIMES };

/** How many took how long of several: see `RouteTotals.times`. */
export function addTimes(all: readonly (readonly number[])[]): readonly number[] {
	return all.reduce((sum, times) => sum.map((count, index) => count + (times[index] ?? 0)), NO_TIMES);
}

function combineRoutes(a = NO_ANSWERS, b = NO_ANSWERS, of: (a: number, b: number) => number): RouteTotals {
	return { errors: of(a.errors, b.errors), times: a.times.map((count, index) => of(count, b.times[index] ?? 0)) };
}
