import { type IntervalHistogram, monitorEventLoopDelay, performance } from "node:perf_hooks";
import type { Vitals } from "../universal/server-stats.js";

/** ms between two looks at the event loop. */
const RESOLUTION = 10;
/** ms that what was measured counts at least, however often somebody asks. */
const SPAN = 900;

/** How this process is. The event loop is watched from the first call on. */
export function createProcessVitals(): () => Vitals {
	const started = Math.round(performance.timeOrigin);
	let delays: IntervalHistogram | undefined;
	let measured = { utilisation: 0, lag: 0 };
	let last = performance.eventLoopUtilization();
	let lastTime = 0;

	function measure(): void {
		const now = performance.eventLoopUtilization();
		const { utilization } = performance.eventLoopUtilization(now, last);
		last = now;
		// A look is due after RESOLUTION: what is beyond is the lag.
		const lag = delays && delays.count > 0 ? Math.max(0, delays.percentile(99) / 1e6 - RESOLUTION) : 0;
		delays?.reset();
		measured = { utilisation: round(utilization, 1000), lag: round(lag, 10) };
	}

	return () => {
		if (!delays) {
			delays = monitorEventLoopDelay({ resolution: RESOLUTION });
			delays.enable();
		}
		if (performance.now() - lastTime > SPAN) {
			lastTime = performance.now();
			measure();
		}
		const memory = Math.round(process.memoryUsage.rss() / 1024 ** 2);
		return { pid: process.pid, started, memory, ...measured };
	};
}

function round(value: number, parts: number): number {
	return Math.round(value * parts) / parts;
}
