import { expect, it } from "vitest";
import type { HandlerRequest } from "./exchange.js";
import { RequestTrace } from "./request-trace.js";
import { createSlowRuns } from "./slow-runs.js";

const MINUTE = 60_000;

function traceOf(url: string): RequestTrace {
	return new RequestTrace({ url, headers: {} } as HandlerRequest);
}

it("keeps the longest of ten minutes, without their queries", () => {
	const runs = createSlowRuns(0);
	for (let duration = 1; duration <= 100; duration++) runs.note(traceOf(`/${duration}?secret`), "/:id", duration, 0);
	expect(runs.list(0).map(({ path }) => path)).toEqual(Array.from({ length: 20 }, (_, index) => `/${100 - index}`));
	runs.note(traceOf("/later"), "/:id", 99.5, 5 * MINUTE);
	const all = runs.list(9.5 * MINUTE);
	expect([all.length, all[0]?.path, all[1]?.path]).toEqual([20, "/100", "/later"]);
	expect(runs.list(10 * MINUTE).map(({ path }) => path)).toEqual(["/later"]);
	expect(runs.list(16 * MINUTE)).toEqual([]);
});
