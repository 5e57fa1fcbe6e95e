import type { ServerSettings } from "./server-settings.js";

/** What an operator wants of a server. */
export interface Operator {
	/** To end, after the answers under way. Called once. */
	stop(signal: NodeJS.Signals): void;
	/** To end at once: somebody asked for the second time. */
	abort(): void;
	/** To look for a new build. */
	reload(): void;
}

/** ms for which requests still come after a signal: a person who presses Ctrl-C has no load balancer that has to notice. */
export function preStopTime(
	signal: NodeJS.Signals,
	{ preStopDelay, shutdownTimeout }: Pick<ServerSettings, "preStopDelay" | "shutdownTimeout">,
): number {
	return signal === "SIGTERM" ? Math.min(preStopDelay, shutdownTimeout) * 1000 : 0;
}

const STOP = ["SIGINT", "SIGTERM"] as const;

/**
 * Heeds signals: SIGTERM and SIGINT end a server, SIGHUP moves it to a new build; where a terminal is, SIGHUP says that it was closed.
 * @returns what leaves signals to Node.js again
 */
export function heedSignals(operator: Operator, isTerminal = process.stdout.isTTY === true): () => void {
	let isStopping = false;
	const stop = (signal: NodeJS.Signals) => {
		if (isStopping) {
			operator.abort();
			return;
		}
		isStopping = true;
		operator.stop(signal);
	};
	const hangUp = (signal: NodeJS.Signals) => (isTerminal ? stop(signal) : operator.reload());
	for (const signal of STOP) process.on(signal, stop);
	process.on("SIGHUP", hangUp);
	return () => {
		for (const signal of STOP) process.off(signal, stop);
		process.off("SIGHUP", hangUp);
	};
}
