import { expect, it } from "vitest";
import { findExcess } from "./cluster-balance.js";
import type { WorkerState } from "./cluster-state.js";

const worker = (id: number, utilisation: number, connections: number, phase: WorkerState["phase"] = "ready"): WorkerState => ({
	id,
	build: "A",
	phase,
	since: 0,
	heard: 0,
	isVisited: true,
	report: { memory: 50, utilisation, delay: 0, connections, closed: 0 },
});

it("lets the busiest worker give up half of what it has more than the idlest one", () => {
	expect(findExcess([worker(1, 0.9, 32), worker(2, 0.1, 0), worker(3, 0.5, 4)])).toEqual({ id: 1, connections: 16 });
	expect(findExcess([worker(1, 0.2, 3), worker(2, 0.9, 5)])).toEqual({ id: 2, connections: 1 });
});

it.each([
	["one worker alone", [worker(1, 1, 100)]],
	["workers that are about as busy", [worker(1, 0.9, 100), worker(2, 0.7, 10)]],
	["a busy worker with fewer connections: they would come back to it", [worker(1, 0.9, 5), worker(2, 0.1, 50)]],
	["one connection, which makes the other one as busy", [worker(1, 0.9, 1), worker(2, 0, 0)]],
	["a worker that is not there yet, or goes", [worker(1, 0.9, 40), worker(2, 0, 0, "starting"), worker(3, 0, 0, "draining")]],
	["a worker that has not reported", [worker(1, 0.9, 40), { ...worker(2, 0, 0), report: undefined } as unknown as WorkerState]],
])("leaves connections where they are: %s", (_what, workers) => {
	expect(findExcess(workers)).toBeUndefined();
});
