import { expect, it } from "vitest";
import { findExcess, sharesOf } from "./cluster-balance.js";
import type { WorkerReport, WorkerState } from "./cluster-state.js";

const worker = (id: number, utilisation: number, connections: number, phase: WorkerState["phase"] = "ready"): WorkerState => ({
	id,
	build: "A",
	phase,
	since: 0,
	heard: 0,
	isVisited: true,
	report: { memory: 50, utilisation, cpuTime: 5000, delay: 0, connections, closed: 0 },
});

/** It has used so much processor time, in ms. */
const aged = (state: WorkerState, cpuTime: number): WorkerState => ({ ...state, report: { ...(state.report as WorkerReport), cpuTime } });

it("lets busy workers give up half of what they have too many, as far as others have too few", () => {
	expect(findExcess([worker(1, 0.9, 32), worker(2, 0.1, 0), worker(3, 0.5, 4)])).toEqual([{ id: 1, connections: 10 }]);
	expect(findExcess([worker(1, 0.9, 50), worker(2, 0.8, 40), worker(3, 0.1, 0)])).toEqual([
		{ id: 1, connections: 10 },
		{ id: 2, connections: 5 },
	]);
	expect(findExcess([worker(1, 0.2, 3), worker(2, 0.9, 5)])).toEqual([{ id: 2, connections: 1 }]);
});

it("gives a worker a small share at first, and more as its code gets compiled", () => {
	const shares = [0, 140, 160, 1290, 1310].map((cpuTime) => sharesOf([worker(1, 0.5, 10), aged(worker(2, 0.5, 10), cpuTime)]).get(2));
	expect(shares).toEqual([0.1, 0.1, 0.4, 0.4, 1]);
	expect(findExcess([worker(1, 0.6, 8), aged(worker(2, 0, 0), 0)])).toEqual([{ id: 1, connections: 1 }]);
	expect(findExcess([worker(1, 0.6, 7), aged(worker(2, 0.02, 1), 0)])).toEqual([]);
	const others = [worker(1, 0.6, 105), worker(2, 0.6, 105)];
	expect(findExcess([...others, aged(worker(3, 0, 0), 0)]).map(({ connections }) => connections)).toEqual([3, 3]);
	expect(findExcess([...others, aged(worker(3, 0.1, 10), 100)])).toEqual([]);
	expect(findExcess([...others, aged(worker(3, 0.1, 10), 200)]).map(({ connections }) => connections)).toEqual([7, 7]);
});

it("gives a new worker a whole share where the others can't do the work, and where all are new", () => {
	const cold = aged(worker(2, 0, 0), 0);
	expect(sharesOf([worker(1, 0.95, 100), cold])).toEqual(
		new Map([
			[1, 1],
			[2, 1],
		]),
	);
	expect(findExcess([worker(1, 0.95, 100), cold])).toEqual([{ id: 1, connections: 25 }]);
	expect(sharesOf([aged(worker(1, 0, 0), 0), cold])).toEqual(
		new Map([
			[1, 1],
			[2, 1],
		]),
	);
	expect(sharesOf([worker(1, 0.5, 10), worker(3, 0, 0, "starting")])).toEqual(new Map([[1, 1]]));
});

it.each([
	["one worker alone", [worker(1, 1, 100)]],
	["workers that are about as busy", [worker(1, 0.9, 100), worker(2, 0.7, 10)]],
	["a busy worker with fewer connections: they would come back to it", [worker(1, 0.9, 5), worker(2, 0.1, 50)]],
	["one connection, which makes the other one as busy", [worker(1, 0.9, 1), worker(2, 0, 0)]],
	["a worker that is not there yet, or goes", [worker(1, 0.9, 40), worker(2, 0, 0, "starting"), worker(3, 0, 0, "draining")]],
	["a worker that has not reported", [worker(1, 0.9, 40), { ...worker(2, 0, 0), report: undefined } as unknown as WorkerState]],
])("leaves connections where they are: %s", (_what, workers) => {
	expect(findExcess(workers)).toEqual([]);
});
