import type { MetricRecord } from "../server/metrics.js";
import type { WorkerReport } from "./cluster-state.js";
import type { ProcessStats } from "./process-stats.js";
import type { ServerSettings } from "./server-settings.js";

/** What a worker finds in the variable {@link ASSIGNMENT}. */
export interface Assignment {
	/** Its number. */
	readonly id: number;
	readonly buildId: string;
	/** As the supervisor has read them. */
	readonly options: ServerSettings;
	/** Whether the delay of the event loop is wanted in reports: only where workers are added and removed by it. */
	readonly measureDelay: boolean;
}

/** The variable of the environment by which a process knows that it is a worker, and of which build. */
export const ASSIGNMENT = "GATZ_WORKER";

/** From the supervisor to a worker, but for what is about the cache. */
export type ToWorker =
	/** A connection comes with it. */
	| { readonly kind: "connection" }
	/** Answers end their connections from now on. */
	| { readonly kind: "announce-end" }
	/** So many connections end, each after its next answer. */
	| { readonly kind: "release"; readonly connections: number }
	/** Answered by "metrics". */
	| { readonly kind: "ask-metrics" }
	/** Answered by "stats". */
	| { readonly kind: "ask-stats" }
	/** No more connections come: finish and end. See `Connections.end`. */
	| { readonly kind: "end"; readonly idle: number; readonly limit: number };

/** From a worker to the supervisor, but for what is about the cache. */
export type FromWorker =
	| { readonly kind: "ready" }
	| { readonly kind: "taken" }
	| { readonly kind: "report"; readonly report: WorkerReport }
	| { readonly kind: "metrics"; readonly records: readonly MetricRecord[] }
	| { readonly kind: "stats"; readonly stats: ProcessStats }
	/** It will end because of this. */
	| { readonly kind: "failed"; readonly message: string };
