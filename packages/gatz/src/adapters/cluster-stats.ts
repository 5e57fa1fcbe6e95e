import { SLOW_SPAN, slowestOf } from "../server/slow-runs.js";
import { addTotals, type EndedWorker, type ErrorNote, NO_REQUESTS, type SlowRun } from "../universal/server-stats.js";
import { type AskedWorker, createClusterQuestions } from "./cluster-questions.js";
import { lastErrors } from "./error-notes.js";
import type { ProcessStats } from "./process-stats.js";

/** What the workers of a server have counted and noted, those included that are gone. */
export interface ClusterStats {
	/** What a worker says of itself. */
	received(worker: number, stats: ProcessStats): void;
	/** A worker is gone: what it counted stays, as far as it is known. */
	ended(worker: EndedWorker): void;
	/** Asks all, and waits for those that answer in time; of the others tells what they said last. */
	collect(workers: readonly AskedWorker[]): Promise<CollectedStats>;
}

export interface CollectedStats {
	/** By number of the worker. */
	readonly latest: ReadonlyMap<number, ProcessStats>;
	/** Of workers that are gone. */
	readonly gone: Omit<ProcessStats, "vitals">;
	/** Workers that have ended, the last one first. */
	readonly ended: readonly EndedWorker[];
	readonly restarts: number;
}

/** How many ended workers are remembered. */
const KEPT = 20;

/** @param patience ms */
export function createClusterStats(patience = 1000): ClusterStats {
	const latest = new Map<number, ProcessStats>();
	const questions = createClusterQuestions(patience);
	let requests = NO_REQUESTS;
	let errors: readonly ErrorNote[] = [];
	let slowest: readonly SlowRun[] = [];
	let ended: readonly EndedWorker[] = [];
	let restarts = 0;
	return {
		received(worker, stats) {
			latest.set(worker, stats);
			questions.settle(worker);
		},
		ended(worker) {
			ended = [worker, ...ended].slice(0, KEPT);
			if (worker.isLoss) restarts++;
			const last = latest.get(worker.id);
			if (last) {
				requests = addTotals([requests, { ...last.requests, active: 0 }]);
				errors = lastErrors([errors, last.errors]);
				slowest = slowestOf([slowest, last.slowest]);
			}
			latest.delete(worker.id);
			questions.settle(worker.id);
		},
		async collect(workers) {
			await questions.ask(workers);
			slowest = slowest.filter(({ time }) => time > Date.now() - SLOW_SPAN);
			return { latest, gone: { requests, errors, slowest }, ended, restarts };
		},
	};
}
