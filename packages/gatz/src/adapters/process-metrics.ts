import { setTimeout } from "node:timers/promises";
import type { MetricRecord } from "../server/metrics.js";

/**
 * Metrics of this process: memory, processor time, delay of the event loop, garbage collection. They are watched from the first call on.
 * @param worker tells the processes of one server apart
 */
export function createProcessMetrics(worker: string): () => Promise<MetricRecord[]> {
	let registry: Promise<{ getMetricsAsJSON(): Promise<unknown> }> | undefined;
	const start = async () => {
		const { collectDefaultMetrics, Registry } = await import("prom-client");
		const started = new Registry();
		collectDefaultMetrics({ register: started, labels: { worker } });
		await setTimeout(30); // until the delay of the event loop has been measured
		return started;
	};
	return async () => {
		registry ??= start();
		return (await (await registry).getMetricsAsJSON()) as MetricRecord[];
	};
}
