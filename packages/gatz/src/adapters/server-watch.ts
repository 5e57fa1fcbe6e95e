import type { Artifact } from "../artifact/artifact.js";
import type { Logger } from "../server/exchange.js";
import { gauge, type MetricRecord } from "../server/metrics.js";
import { createRequestMetrics } from "../server/request-metrics.js";
import type { Observation } from "../server/server-observer.js";
import type { ServerOptions } from "../universal/server-options.js";
import { createErrorNotes } from "./error-notes.js";
import { createProcessMetrics } from "./process-metrics.js";
import type { ProcessStats } from "./process-stats.js";
import { createProcessVitals } from "./process-vitals.js";
import type { ServerLog } from "./server-log.js";
import { loadTracing } from "./tracing.js";

export interface ServerWatchOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly log: ServerLog;
	readonly options: Pick<ServerOptions, "accessLog">;
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
	/** The same logger, whose errors are part of the stats. */
	noteErrors(logger: Logger): Logger;
	/** For people who look at it now. Plain values, too. */
	stats(): ProcessStats;
}

/** Who sends what `GATZ_DEBUG_TOKEN` is as `x-gatz-debug` gets requests explained. */
export function createServerWatch({ directory, log, options, worker, build }: ServerWatchOptions): ServerWatch {
	const metrics = createRequestMetrics();
	const errors = createErrorNotes();
	const collectProcess = createProcessMetrics(worker);
	const vitals = createProcessVitals();
	return {
		observation: {
			metrics,
			debugToken: process.env.GATZ_DEBUG_TOKEN,
			onAnswer: options.accessLog ? log.access : undefined,
			createTrace: loadTracing(directory, log.reporter.warn),
		},
		async collectMetrics() {
			const labels = { worker, build: build().buildId, node: process.version };
			const info = gauge("gatz_build_info", "The build that is served.", [{ labels, value: 1 }]);
			return [...metrics.records(), info, ...(await collectProcess())];
		},
		noteErrors: errors.watch,
		stats: () => ({ requests: metrics.totals(), slowest: metrics.slowRuns(), errors: errors.list(), vitals: vitals() }),
	};
}
