import { expect, it } from "vitest";
import { Durations, histogram } from "./metrics.js";

it("counts durations up to each bound, the bound included", () => {
	const durations = new Durations();
	for (const duration of [0.5, 1, 1.5, 20_000]) durations.note(duration);
	const { values } = histogram("time_seconds", "", [{ labels: { route: "/" }, durations }]);
	const counts = values.map(({ metricName, labels, value }) => [metricName, labels.le, value]);
	expect(counts.slice(0, 2)).toEqual([
		["time_seconds_bucket", 0.001, 2],
		["time_seconds_bucket", 0.0025, 3],
	]);
	expect(counts.slice(-4)).toEqual([
		["time_seconds_bucket", 10, 3],
		["time_seconds_bucket", "+Inf", 4],
		["time_seconds_sum", undefined, 20.003],
		["time_seconds_count", undefined, 4],
	]);
});
