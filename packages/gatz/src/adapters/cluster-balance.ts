import type { WorkerState } from "./cluster-state.js";

/** Utilisation of an event loop, 0 to 1, from which on it matters who has how many connections. */
export const BUSY = 0.2;
/** A worker whose load is at most this part of another one's has room for connections of that one. */
const LIGHTER = 0.75;
/** The part of what is to move that moves with each report: what comes of it is seen with the next one. */
const PART = 1 / 2;

/**
 * V8 compiles code while it runs, in steps, and what it has not compiled well yet takes several times as long. With a full share of the
 * connections right away, a new worker would take from the others the processors that they need, and all would answer late.
 */
const WARMING: readonly { readonly worked: number; readonly share: number }[] = [
	{ worked: 150, share: 0.1 },
	{ worked: 1300, share: 0.4 },
];

/** How many connections a worker should have compared to one that is warm. */
export function shareOf({ report }: WorkerState): number {
	const worked = report?.worked ?? 0;
	return WARMING.find((stage) => worked < stage.worked)?.share ?? 1;
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
	const known = workers.flatMap((worker) => {
		const { id, phase, report } = worker;
		return phase === "ready" && report ? [{ id, ...report, share: shareOf(worker) }] : [];
	});
	const shares = known.reduce((sum, { share }) => sum + share, 0);
	const total = known.reduce((sum, { connections }) => sum + connections, 0);
	const parties = known.map((worker) => ({
		...worker,
		load: worker.utilisation / worker.share,
		excess: worker.connections - (total * worker.share) / shares,
	}));
	const busiest = Math.max(...parties.map(({ load, excess }) => (excess > 0 ? load : 0)));
	const room = sum(parties.filter(({ load }) => load <= busiest * LIGHTER).map(({ excess }) => Math.max(0, -excess)));
	const lightest = Math.min(...parties.map(({ load }) => load));
	const givers = parties.filter(({ excess, utilisation, load }) => excess >= 1 && utilisation > BUSY && lightest <= load * LIGHTER);
	const moved = Math.min(1, room / sum(givers.map(({ excess }) => excess))) * PART;
	return moved > 0 ? givers.map(({ id, excess }) => ({ id, connections: Math.ceil(excess * moved) })) : [];
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
