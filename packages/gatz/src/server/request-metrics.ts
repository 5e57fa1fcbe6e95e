import { addTimes, type RequestTotals, type RouteTotals, type SlowRun } from "../universal/server-stats.js";
import { counter, Durations, gauge, histogram, type MetricRecord } from "./metrics.js";
import type { RequestTrace } from "./request-trace.js";
import { createSlowRuns } from "./slow-runs.js";

/** Numbers about the requests that a process has answered. */
export interface RequestMetrics {
	begin(): void;
	/** @param route its name: one of a bounded set */
	end(trace: RequestTrace, route: string, status: number): void;
	records(): MetricRecord[];
	/** The same in short. */
	totals(): RequestTotals;
	/** The longest runs of getServerData of the last ten minutes. */
	slowRuns(): SlowRun[];
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** What is counted for one route. */
class RouteCounts {
	/** By method and class of status, made when there is one: see `end`. */
	readonly requests: (Durations | undefined)[] = [];
	getServerData: Durations | undefined;
	render: Durations | undefined;
}

export function createRequestMetrics(): RequestMetrics {
	const routes = new Map<string, RouteCounts>();
	const verdicts = { hit: 0, stale: 0, miss: 0, pass: 0 };
	const outcomes = { refused: 0, "timed-out": 0 };
	const slowRuns = createSlowRuns(performance.now());
	let active = 0;

	function countsOf(route: string): RouteCounts {
		const counts = routes.get(route) ?? new RouteCounts();
		routes.set(route, counts);
		return counts;
	}

	function requestSeries() {
		return sorted(routes).flatMap(([route, { requests }]) =>
			requests.flatMap((durations, index) => {
				const method = METHODS[Math.floor(index / 5)] ?? "other";
				return durations ? [{ labels: { method, route, status: `${(index % 5) + 1}xx` }, durations }] : [];
			}),
		);
	}

	function stepSeries(step: "getServerData" | "render") {
		return sorted(routes).flatMap(([route, { [step]: durations }]) => (durations ? [{ labels: { route }, durations }] : []));
	}

	return {
		begin() {
			active++;
		},
		end(trace, route, status) {
			active--;
			const now = performance.now();
			const counts = routes.get(route) ?? countsOf(route);
			const known = METHODS.indexOf(trace.request.method);
			const index = (known < 0 ? METHODS.length : known) * 5 + Math.min(5, Math.max(1, Math.floor(status / 100))) - 1;
			counts.requests[index] ??= new Durations();
			counts.requests[index].note(now - trace.started);
			if (trace.getServerData !== undefined) {
				counts.getServerData ??= new Durations();
				counts.getServerData.note(trace.getServerData);
				slowRuns.note(trace, route, trace.getServerData, now);
			}
			if (trace.render !== undefined) {
				counts.render ??= new Durations();
				counts.render.note(trace.render);
			}
			if (trace.cache) verdicts[trace.cache.verdict]++;
			if (trace.outcome) outcomes[trace.outcome]++;
		},
		records: () => [
			histogram(
				"http_server_request_duration_seconds",
				"Time until the answer was there, by method, route and class of status.",
				requestSeries(),
			),
			gauge("http_server_active_requests", "Requests that have no answer yet.", [{ labels: {}, value: active }]),
			histogram("gatz_server_data_duration_seconds", "Time in getServerData, by route.", stepSeries("getServerData")),
			histogram("gatz_render_duration_seconds", "Time in rendering the document, by route.", stepSeries("render")),
			counter(
				"gatz_cache_requests_total",
				"What the cache did about requests.",
				Object.entries(verdicts).map(([verdict, value]) => ({ labels: { verdict }, value })),
			),
			counter("gatz_server_refused_requests_total", "Requests refused with 503 because of overload.", [
				{ labels: {}, value: outcomes.refused },
			]),
			counter("gatz_server_timed_out_requests_total", "Requests whose getServerData passed its deadline.", [
				{ labels: {}, value: outcomes["timed-out"] },
			]),
		],
		totals: () => ({
			active,
			refused: outcomes.refused,
			timedOut: outcomes["timed-out"],
			cache: { ...verdicts },
			routes: Object.fromEntries(sorted(routes).map(([route, counts]) => [route, totalsOf(counts)])),
		}),
		slowRuns: () => slowRuns.list(performance.now()),
	};
}

function totalsOf({ requests }: RouteCounts): RouteTotals {
	const times = requests.map((durations) => durations?.counts() ?? []);
	// By class of status, of which the fifth is 5xx.
	const failed = times.filter((_, index) => index % 5 === 4);
	return { errors: addTimes(failed).reduce((sum, count) => sum + count, 0), times: addTimes(times) };
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
	return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
