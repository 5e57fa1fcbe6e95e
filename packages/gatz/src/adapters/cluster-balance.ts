import type { WorkerState } from "./cluster-state.js";

/** Utilisation of an event loop, 0 to 1, from which on it matters who has how many connections. */
export const BUSY = 0.2;
/** Utilisation of event loops, 0 to 1, beyond which they can't do the work of another one as well. */
export const FULL = 0.85;
/** A worker whose load is at most this part of another one's has room for connections of that one. */
const LIGHTER = 0.75;
/** The part of what is to move that moves with each report: what comes of it is seen with the next one. */
const PART = 1 / 2;

/**
 * V8 compiles code while it runs, in steps, and what it has not compiled well yet takes several times as long. With a full share of the
 * connections right away, a new worker would take from the others the processors that they need, and all would answer late.
 */
const WARMING: readonly { readonly cpuTime: number; readonly share: number }[] = [
	{ cpuTime: 150, share: 0.1 },
	{ cpuTime: 1300, share: 0.4 },
];

/** Whether a worker's code is compiled. */
export function isWarm(worker: WorkerState): boolean {
	return warmth(worker) === 1;
}

function warmth({ report }: WorkerState): number {
	const cpuTime = report?.cpuTime ?? 0;
	return WARMING.find((stage) => cpuTime < stage.cpuTime)?.share ?? 1;
}

/**
 * How many connections each worker that is ready should have compared to others, from 0 to 1. New ones have as many as all where the warm
 * ones can't do the work: an answer that is late is better than none.
 * @returns worker's id → share
 */
export function sharesOf(workers: readonly WorkerState[]): ReadonlyMap<number, number> {
	const ready = workers.filter(({ phase }) => phase === "ready");
	const warm = ready.filter(isWarm);
	const canWait = sum(warm.map(({ report }) => report?.utilisation ?? 0)) < warm.length * FULL;
	return new Map(ready.map((worker) => [worker.id, canWait ? warmth(worker) : 1]));
}

/** Who gives up how many connections, so that they come anew. */
export interface Release {
	readonly id: number;
	readonly connections: number;
}

/**
 * Who keeps connections open for long, a load balancer for instance, stays with the workers that were there when it opened them. Those that
 * came later would have nothing to do.
 * @returns which workers should give up how many connections, so that they come anew and go to those that are less busy
 */
export function findExcess(workers: readonly WorkerState[]): readonly Release[] {
	const shareOf = sharesOf(workers);
	const known = workers.flatMap(({ id, report }) => {
		const share = shareOf.get(id);
		return share && report ? [{ id, ...report, share }] : [];
	});
	const shares = sum(known.map(({ share }) => share));
	const total = sum(known.map(({ connections }) => connections));
	const parties = known.map((worker) => ({
		...worker,
		load: worker.utilisation / worker.share,
		// With none it would stay new.
		excess: worker.connections - Math.max(1, Math.floor((total * worker.share) / shares)),
	}));
	const busiest = Math.max(...parties.map(({ load, excess }) => (excess > 0 ? load : 0)));
	const room = sum(parties.filter(({ load }) => load <= busiest * LIGHTER).map(({ excess }) => Math.max(0, -excess)));
	const lightest = Math.min(...parties.map(({ load }) => load));
	const givers = parties.filter(({ excess, utilisation, load }) => excess > 0 && utilisation > BUSY && lightest <= load * LIGHTER);
	const moved = Math.min(1, room / sum(givers.map(({ excess }) => excess))) * PART;
	return moved > 0 ? givers.map(({ id, excess }) => ({ id, connections: Math.ceil(excess * moved) })) : [];
}

function sum(values: readonly number[]): number {
	return values.reduce((added, value) => added + value, 0);
}
