import type { MetricRecord } from "../server/metrics.js";

/** The metrics of a server's workers. A worker that has ended still counts: what a counter says never becomes less. */
export interface ClusterMetrics {
	/** What a worker has said of itself. */
	received(worker: number, records: readonly MetricRecord[]): void;
	/** A worker is gone: what it counted stays, what it had does not. */
	ended(worker: number): void;
	/** Those of all, one list for each worker and one for what ended. */
	all(): readonly (readonly MetricRecord[])[];
}

export function createClusterMetrics(): ClusterMetrics {
	const latest = new Map<number, readonly MetricRecord[]>();
	const ended = new Map<string, MetricRecord>();
	return {
		received(worker, records) {
			latest.set(worker, records);
		},
		ended(worker) {
			for (const record of latest.get(worker) ?? []) {
				if (isOfProcess(record) || (record.type !== "counter" && record.type !== "histogram")) continue;
				ended.set(record.name, add(ended.get(record.name), record));
			}
			latest.delete(worker);
		},
		all: () => [...latest.values(), [...ended.values()]],
	};
}

/** One value for each process: it says nothing once that is gone. */
function isOfProcess({ values }: MetricRecord): boolean {
	return values.some(({ labels }) => "worker" in labels);
}

function add(before: MetricRecord | undefined, record: MetricRecord): MetricRecord {
	const sums = new Map<string, MetricRecord["values"][number]>();
	for (const value of [...(before?.values ?? []), ...record.values]) {
		const key = JSON.stringify([value.metricName, value.labels]);
		sums.set(key, { ...value, value: value.value + (sums.get(key)?.value ?? 0) });
	}
	return { ...record, values: [...sums.values()] };
}
