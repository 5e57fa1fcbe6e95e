import { expect, it } from "vitest";
import { counter, gauge, type MetricRecord } from "../server/metrics.js";
import { createClusterMetrics } from "./cluster-metrics.js";

const metricsOf = (requests: number, memory: number): MetricRecord[] => [
	counter("requests_total", "", [{ labels: { route: "/" }, value: requests }]),
	gauge("memory_bytes", "", [{ labels: { worker: "1" }, value: memory }]),
];

function sums(processes: readonly (readonly MetricRecord[])[]): Record<string, number> {
	const totals: Record<string, number> = {};
	for (const { name, values } of processes.flat()) for (const { value } of values) totals[name] = (totals[name] ?? 0) + value;
	return totals;
}

it("goes on counting what workers counted that are gone", async () => {
	const cluster = createClusterMetrics();
	cluster.received(1, metricsOf(5, 100));
	cluster.received(2, metricsOf(7, 100));
	cluster.ended(1, true);
	cluster.ended(2, false);
	const collected = await cluster.collect([{ id: 3, ask: () => cluster.received(3, metricsOf(1, 50)) }]);
	expect(sums(collected)).toEqual({ requests_total: 13, memory_bytes: 50, gatz_worker_restarts_total: 1 });
});

it("waits neither for a worker that is stuck nor for one that ends", async () => {
	const cluster = createClusterMetrics(10);
	cluster.received(1, metricsOf(5, 100));
	cluster.received(2, metricsOf(2, 100));
	const collected = await cluster.collect([
		{ id: 1, ask: () => {} },
		{ id: 2, ask: () => cluster.ended(2, true) },
	]);
	expect(sums(collected)).toEqual({ requests_total: 7, memory_bytes: 100, gatz_worker_restarts_total: 1 });
});
