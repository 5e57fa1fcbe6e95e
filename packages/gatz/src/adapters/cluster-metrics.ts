import { counter, type MetricRecord } from "../server/metrics.js";
import { type AskedWorker, createClusterQuestions } from "./cluster-questions.js";

/** The metrics of a server's workers. One that has ended still counts: what a counter says never becomes less. */
export interface ClusterMetrics {
	/** What a worker says of itself. */
	received(worker: number, records: readonly MetricRecord[]): void;
	/**
	 * A worker is gone: what it counted stays, what it had does not.
	 * @param isLoss whether nobody wanted it to end
	 */
	ended(worker: number, isLoss: boolean): void;
	/** Asks all, and waits for those that answer in time; of the others counts what they said last. */
	collect(workers: readonly AskedWorker[]): Promise<readonly (readonly MetricRecord[])[]>;
}

/** @param patience ms */
export function createClusterMetrics(patience = 1000): ClusterMetrics {
	const latest = new Map<number, readonly MetricRecord[]>();
	const ended = new Map<string, MetricRecord>();
	const questions = createClusterQuestions(patience);
	let losses = 0;

	return {
		received(worker, records) {
			latest.set(worker, records);
			questions.settle(worker);
		},
		ended(worker, isLoss) {
			if (isLoss) losses++;
			for (const record of latest.get(worker) ?? []) {
				if (isCount(record)) ended.set(record.name, add(ended.get(record.name), record));
			}
			latest.delete(worker);
			questions.settle(worker);
		},
		async collect(workers) {
			await questions.ask(workers);
			const help = "Workers that ended without being told to, and were replaced.";
			const restarts = counter("gatz_worker_restarts_total", help, [{ labels: {}, value: losses }]);
			return [...latest.values(), [...ended.values(), restarts]];
		},
	};
}

/** A number that only grows and is of no one process. */
function isCount({ type, values }: MetricRecord): boolean {
	return (type === "counter" || type === "histogram") && values.every(({ labels }) => !("worker" in labels));
}

function add(before: MetricRecord | undefined, record: MetricRecord): MetricRecord {
	const sums = new Map<string, MetricRecord["values"][number]>();
	for (const value of [...(before?.values ?? []), ...record.values]) {
		const key = JSON.stringify([value.metricName, value.labels]);
		sums.set(key, { ...value, value: value.value + (sums.get(key)?.value ?? 0) });
	}
	return { ...record, values: [...sums.values()] };
}
