import type { Artifact } from "../artifact/artifact.js";
import { gauge, type MetricRecord } from "../server/metrics.js";
import { createRequestMetrics } from "../server/request-metrics.js";
import type { Observation } from "../server/server-observer.js";
import { createProcessMetrics } from "./process-metrics.js";
import type { ServerLog } from "./server-log.js";
import { loadTracing } from "./tracing.js";

export interface ServerWatchOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly log: ServerLog;
	readonly accessLog: boolean;
	/** Who sends it as `x-gatz-debug` gets requests explained. */
	readonly debugToken: string | undefined;
	/** Tells the processes of one server apart in metrics. */
	readonly worker: string;
	/** The build that is served. */
	build(): Pick<Artifact, "buildId">;
}

/** What one process sees of its requests. It outlives builds. */
export interface ServerWatch {
	/** For each handler of this process. */
	readonly observation: Observation;
	/** Plain values, which can be sent to another process. */
	collectMetrics(): Promise<MetricRecord[]>;
}

export function createServerWatch({ directory, log, accessLog, debugToken, worker, build }: ServerWatchOptions): ServerWatch {
	const metrics = createRequestMetrics();
	const collectProcess = createProcessMetrics(worker);
	return {
		observation: {
			metrics,
			debugToken,
			onAnswer: accessLog ? log.access : undefined,
			createTrace: loadTracing(directory, log.logger.warn),
		},
		async collectMetrics() {
			const labels = { worker, build: build().buildId, node: process.version };
			const info = gauge("gatz_build_info", "The build that is served.", [{ labels, value: 1 }]);
			return [...metrics.records(), info, ...(await collectProcess())];
		},
	};
}
