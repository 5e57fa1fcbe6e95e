import type { WorkerState } from "./cluster-state.js";

/** How much busier a worker is than another one, as utilisation from 0 to 1, before connections move from it. */
const IMBALANCE = 0.25;
/** The part of the difference that moves each second: then both have as many. Less leaves a new worker idle while the others can't keep up. */
const PART = 1 / 2;

/**
 * Who keeps connections open for long, a load balancer for instance, stays with the workers that were there when it opened them. Those that
 * came later would have nothing to do.
 * @returns which worker should give up how many connections, so that they come anew and go to one that is less busy
 */
export function findExcess(workers: readonly WorkerState[]): { readonly id: number; readonly connections: number } | undefined {
	const known = workers.flatMap(({ id, phase, report }) => (phase === "ready" && report ? [{ id, ...report }] : []));
	const [busiest, ...others] = known.sort((a, b) => b.utilisation - a.utilisation);
	const idlest = others.at(-1);
	if (!busiest || !idlest || busiest.utilisation - idlest.utilisation < IMBALANCE) return undefined;
	const difference = busiest.connections - idlest.connections;
	return difference > 1 ? { id: busiest.id, connections: Math.ceil(difference * PART) } : undefined;
}
