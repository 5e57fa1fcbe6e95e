import { expect, it } from "vitest";
import { NO_REQUESTS, type ServerStats, TIME_BOUNDS } from "../universal/server-stats.js";
import { createHistory } from "./history.js";

/** A server that has answered so many requests, each within 1 ms. */
function statsAt(time: number, requests: number, started = 0): ServerStats {
	const routes = { "/": { errors: 0, times: [requests, ...TIME_BOUNDS.map(() => 0)] } };
	const about = { build: "b", version: "5", node: "v20", workers: [], restarts: 0, ended: [], slowest: [], errors: [] };
	return { ...about, time, started, requests: { ...NO_REQUESTS, routes } };
}

it("has the rate between two answers, and gaps where there was none or the server is another one", () => {
	const history = createHistory();
	history.add(statsAt(10_000, 100), 1000);
	expect(history.last(10_000)?.rate).toBe(10);
	history.add(statsAt(12_000, 108), 3000);
	expect(history.last(10_000)?.rate).toBe(4);
	history.addGap(5000);
	history.add(statsAt(16_000, 7, 15_000), 7000);
	expect(history.moments.map(({ time, rate }) => [time, rate])).toEqual([
		[1, null],
		[3, 4],
		[5, null],
		[7, null],
	]);
	expect([history.last(10_000)?.rate, history.seen]).toEqual([7, 0]);
});

it("forgets what was more than ten minutes ago", () => {
	const history = createHistory();
	for (let time = 0; time <= 1_000_000; time += 20_000) history.add(statsAt(time, time), time);
	expect([history.moments.length, history.moments[0]?.time]).toEqual([30, 420]);
	expect(history.last(60_000)?.rate).toBe(1000);
});
