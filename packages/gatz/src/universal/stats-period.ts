import { addTimes, NO_REQUESTS, type ServerStats, subtractTotals, TIME_BOUNDS } from "./server-stats.js";

/** What a server did from one time to another. */
export interface StatsPeriod extends Pace {
	/** Part of the answers that came out of the cache, of those that it may hold, from 0 to 1; null when there were none. */
	readonly cached: number | null;
	/** Requests refused because of overload. */
	readonly refused: number;
	/** Requests whose getServerData passed its deadline. */
	readonly timedOut: number;
	/** The busiest first. */
	readonly routes: readonly RoutePace[];
}

/** How many requests there were, and how fast they were answered. */
export interface Pace {
	/** Answers per second. */
	readonly rate: number;
	/** Answers with a status of 5xx per second. */
	readonly errorRate: number;
	/** ms within which half of the answers were there; null without any. */
	readonly median: number | null;
	/** ms within which 95 of 100 were there. */
	readonly p95: number | null;
}

export interface RoutePace extends Pace {
	readonly route: string;
	/** Answers since the server's start. */
	readonly total: number;
	/** Those with a status of 5xx. */
	readonly totalErrors: number;
}

/** @param before an earlier answer of `/stats`; absent, or of an earlier server: all since the start */
export function periodBetween(before: ServerStats | undefined, after: ServerStats): StatsPeriod {
	const earlier = before?.started === after.started ? before : undefined;
	const seconds = Math.max(0.001, (after.time - (earlier?.time ?? after.started)) / 1000);
	const { cache, routes, refused, timedOut } = subtractTotals(after.requests, earlier?.requests ?? NO_REQUESTS);
	const kept = cache.hit + cache.stale;
	const paces = Object.entries(routes).map(([route, { errors, times }]) => ({
		route,
		...paceOf(times, errors, seconds),
		total: sum(after.requests.routes[route]?.times ?? []),
		totalErrors: after.requests.routes[route]?.errors ?? 0,
	}));
	const all = Object.values(routes);
	const errors = sum(all.map((route) => route.errors));
	return {
		...paceOf(addTimes(all.map(({ times }) => times)), errors, seconds),
		cached: kept + cache.miss === 0 ? null : kept / (kept + cache.miss),
		refused,
		timedOut,
		routes: paces.sort((a, b) => b.rate - a.rate || b.total - a.total || (a.route < b.route ? -1 : 1)),
	};
}

function paceOf(times: readonly number[], errors: number, seconds: number): Pace {
	return { rate: sum(times) / seconds, errorRate: errors / seconds, median: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/**
 * The time within which a part of the answers were there, supposing that times are spread evenly within a class, as Prometheus does.
 * @param times how many there are in each class: see `RouteTotals.times`
 * @param part from 0 to 1
 * @returns ms, at most the highest bound; null when there are none
 */
export function quantile(times: readonly number[], part: number): number | null {
	const wanted = part * sum(times);
	if (wanted === 0) return null;
	let below = 0;
	let lower = 0;
	for (const [index, upper] of TIME_BOUNDS.entries()) {
		const count = times[index] ?? 0;
		if (count > 0 && below + count >= wanted) return (lower + ((upper - lower) * (wanted - below)) / count) * 1000;
		below += count;
		lower = upper;
	}
	return lower * 1000;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, number) => all + number, 0);
}
