import { expect, it } from "vitest";
import { NO_REQUESTS, type RequestTotals, type ServerStats, TIME_BOUNDS } from "./server-stats.js";
import { periodBetween, quantile } from "./stats-period.js";

/** How many took how long, by the upper bound of their class in seconds; Infinity is the class above all. */
function times(counts: Readonly<Record<number, number>>): number[] {
	return [...TIME_BOUNDS, Number.POSITIVE_INFINITY].map((bound) => counts[bound] ?? 0);
}

function statsAt(time: number, requests: Partial<RequestTotals>, started = 0): ServerStats {
	const about = { build: "b", version: "5", node: "v20", workers: [], restarts: 0, ended: [], slowest: [], errors: [] };
	return { ...about, time, started, requests: { ...NO_REQUESTS, ...requests } };
}

it("finds quantiles within the class that they are in", () => {
	expect(quantile(times({ 0.1: 10 }), 0.5)).toBeCloseTo(75);
	expect(quantile(times({ 0.001: 90, 1: 10 }), 0.95)).toBeCloseTo(750);
	expect(quantile(times({ 0.001: 1 }), 1)).toBeCloseTo(1);
	expect(quantile(times({ [Number.POSITIVE_INFINITY]: 3 }), 0.5)).toBe(10_000);
	expect(quantile(times({}), 0.5)).toBeNull();
});

it("counts what happened between two answers, the busiest route first", () => {
	const cache = { hit: 10, stale: 0, miss: 10, pass: 0 };
	const before = statsAt(10_000, { cache, routes: { "/a": { errors: 1, times: times({ 0.005: 100 }) } } });
	const routes = { "/a": { errors: 1, times: times({ 0.005: 104 }) }, "/b": { errors: 2, times: times({ 0.1: 16 }) } };
	const period = periodBetween(before, statsAt(12_000, { cache: { hit: 16, stale: 2, miss: 12, pass: 50 }, routes }));
	expect(period).toMatchObject({ rate: 10, errorRate: 1, cached: 0.8 });
	expect(period.routes.map(({ route, rate, total, totalErrors }) => [route, rate, total, totalErrors])).toEqual([
		["/b", 8, 16, 2],
		["/a", 2, 104, 1],
	]);
});

it("counts from the start where the earlier answer is of another server, and below nothing never", () => {
	const routes = { "/": { errors: 0, times: times({ 0.01: 20 }) } };
	const fewer = { "/": { errors: 0, times: times({ 0.01: 5 }) } };
	expect(periodBetween(statsAt(90_000, { routes }, 0), statsAt(101_000, { routes }, 100_000)).rate).toBe(20);
	expect(periodBetween(statsAt(1000, { routes }), statsAt(2000, { routes: fewer }))).toMatchObject({ rate: 0, median: null, cached: null });
});
