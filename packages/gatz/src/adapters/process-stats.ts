import { slowestOf } from "../server/slow-runs.js";
import { addTotals, type ServerStats, type Vitals } from "../universal/server-stats.js";
import { VERSION } from "../universal/version.js";
import { lastErrors } from "./error-notes.js";

/** What one process says of itself. Plain values, which can be sent to another process. */
export interface ProcessStats extends Pick<ServerStats, "requests" | "slowest" | "errors"> {
	readonly vitals: Vitals;
}

/** Puts together what the processes of one server have said. */
export function createServerStats(
	processes: readonly Omit<ProcessStats, "vitals">[],
	server: Pick<ServerStats, "build" | "workers" | "restarts" | "ended">,
): ServerStats {
	return {
		time: Date.now(),
		started: Math.round(performance.timeOrigin),
		version: VERSION,
		node: process.version,
		...server,
		requests: addTotals(processes.map(({ requests }) => requests)),
		slowest: slowestOf(processes.map(({ slowest }) => slowest)),
		errors: lastErrors(processes.map(({ errors }) => errors)),
	};
}

/** The same for a server of one process. */
export function createSoloStats(stats: ProcessStats, build: string): ServerStats {
	const workers = [{ id: 1, build, phase: "ready" as const, ...stats.vitals }];
	return createServerStats([stats], { build, workers, restarts: 0, ended: [] });
}
