import { describe, expect, it } from "vitest";
import { advance, type ClusterAction, type ClusterEvent, type ClusterPolicy, createCluster, type WorkerReport } from "./cluster-state.js";

const POLICY: ClusterPolicy = {
	workers: { min: 2, max: 2 },
	maxMemory: 100,
	hangTimeout: 10_000,
	startTimeout: 60_000,
	warmUp: 10_000,
	settle: 500,
	drainTimeout: 30_000,
	early: 5000,
	earlyLimit: 5,
	window: 60_000,
};
const REPORT: WorkerReport = { memory: 50, utilisation: 0.1, cpuTime: 5000, delay: 0, connections: 0, closed: 0 };

/** A cluster at which events happen, with a clock that is set by hand. */
function createRun(policy: ClusterPolicy = POLICY) {
	let state = createCluster("A", policy);
	let now = 0;
	const happen = (event: ClusterEvent): string[] => {
		const result = advance(state, event, now, policy);
		state = result.state;
		return result.actions.filter(({ kind }) => kind !== "say").map(show);
	};
	return {
		happen,
		ready: (id: number) => happen({ kind: "ready", id }),
		ends: (id: number, hasFailed = false) => happen({ kind: "ended", id, how: "by SIGKILL", hasFailed }),
		report: (id: number, report: Partial<WorkerReport>) => happen({ kind: "report", id, report: { ...REPORT, ...report } }),
		/** @param time ms from now */
		after(time: number, event: ClusterEvent = { kind: "tick" }): string[] {
			now += time;
			return happen(event);
		},
		state: () => state,
	};
}

function show(action: ClusterAction): string {
	if (action.kind === "start") return `start ${action.id} of ${action.build}${action.isUrgent ? "" : " in its time"}`;
	return "id" in action ? `${action.kind} ${action.id}` : action.kind;
}

function createReady(policy: ClusterPolicy = POLICY) {
	const run = createRun(policy);
	run.happen({ kind: "start" });
	for (let id = 1; id <= policy.workers.min; id++) run.ready(id);
	return run;
}

describe("a cluster", () => {
	it("starts all workers at once", () => {
		expect(createRun().happen({ kind: "start" })).toEqual(["start 1 of A", "start 2 of A"]);
	});

	it("replaces a worker that ends, at once when it has lived for a while", () => {
		const run = createReady();
		run.after(20_000, { kind: "report", id: 1, report: REPORT });
		expect(run.ends(1)).toEqual(["start 3 of A"]);
	});

	it("waits longer from one early end to the next", () => {
		const run = createReady();
		expect(run.ends(1)).toEqual(["start 3 of A"]);
		expect(run.ends(3)).toEqual([]);
		expect(run.after(99)).toEqual([]);
		expect(run.after(1)).toEqual(["start 4 of A"]);
		expect(run.ends(4)).toEqual([]);
		expect(run.after(199)).toEqual([]);
		expect(run.after(1)).toEqual(["start 5 of A"]);
	});

	it("gives up when workers end before anyone has visited them", () => {
		const run = createRun();
		run.happen({ kind: "start" });
		const actions: string[] = [];
		for (let id = 1; id <= 7; id++) {
			run.after(2000);
			actions.push(...run.ends(id, true));
		}
		expect(actions).toContain("give-up");
		expect(run.state().phase).toBe("failed");
	});

	it("never gives up because of what visitors can do", () => {
		const run = createReady();
		for (let id = 1; id <= 30; id++) {
			run.happen({ kind: "visited", id });
			run.ends(id);
			run.after(2000);
			run.ready(id + 2);
		}
		expect(run.state().phase).toBe("running");
	});

	it("replaces a worker that takes too much memory, which goes when the new one is ready", () => {
		const run = createRun();
		run.happen({ kind: "start" });
		run.report(1, {}); // while it starts
		run.ready(1);
		run.ready(2);
		expect(run.report(1, { memory: 101 })).toEqual(["start 3 of A"]);
		expect(run.report(1, { memory: 200 })).toEqual([]);
		expect(run.ready(3)).toEqual(["drain 1"]);
		expect(run.ends(1)).toEqual([]);
	});

	it("leaves a worker alone that takes that much from its start", () => {
		const run = createReady();
		run.report(1, { memory: 150 });
		expect(run.report(1, { memory: 160 })).toEqual([]);
	});

	it("kills a worker that is silent for too long", () => {
		const run = createReady();
		run.after(5000, { kind: "report", id: 2, report: REPORT });
		expect(run.after(6000)).toEqual(["kill 1", "start 3 of A"]);
		expect(run.after(1000)).toEqual([]);
		expect(run.ends(1)).toEqual([]);
	});

	it("moves to a new build one worker after the other", () => {
		const run = createReady();
		expect(run.happen({ kind: "build", build: "B" })).toEqual(["start 3 of B"]);
		expect(run.ready(3)).toEqual(["start 4 of B", "drain 2"]);
		expect(run.ends(2)).toEqual([]);
		expect(run.ready(4)).toEqual(["drain 1"]);
		expect(run.ends(1)).toEqual([]);
		expect(run.happen({ kind: "build", build: "B" })).toEqual([]);
	});

	it("moves to a new build no faster than new workers get warm, while there is much to do", () => {
		const run = createReady();
		for (const id of [1, 2]) run.report(id, { utilisation: 0.6 });
		expect(run.happen({ kind: "build", build: "B" })).toEqual(["start 3 of B in its time"]);
		expect(run.ready(3)).toEqual([]);
		expect(run.report(3, { utilisation: 0.3, cpuTime: 900 })).toEqual([]);
		expect(run.report(3, { utilisation: 0.3, cpuTime: 2000 })).toEqual(["start 4 of B in its time", "drain 2"]);
		expect(run.ready(4)).toEqual([]);
		const reports = () => [1, 3, 4].flatMap((id) => run.report(id, { utilisation: 0.4, cpuTime: id === 4 ? 100 : 5000 }));
		run.after(5000);
		expect(reports()).toEqual([]);
		expect(run.after(5000)).toEqual(["drain 1"]); // however little it has done
	});

	it("starts a worker in its time where the others do the work of the one that ended, and at once where they can't", () => {
		const runOf = (utilisation: number) => {
			const run = createReady();
			run.after(5000);
			for (const id of [1, 2]) run.report(id, { utilisation });
			return run;
		};
		const run = runOf(0.4);
		expect(run.ends(1)).toEqual([]);
		expect(run.after(499)).toEqual([]);
		expect(run.after(1)).toEqual(["start 3 of A in its time"]);
		expect(runOf(0.6).ends(1)).toEqual(["start 3 of A"]);
	});

	it("lets a worker that is much busier than another one give connections up", () => {
		const run = createReady();
		run.report(1, { utilisation: 0.9, connections: 32 });
		expect(run.report(2, {})).toEqual(["release 1"]);
	});

	it("goes back when the first worker of a new build fails, and not when it is killed", () => {
		const run = createReady();
		run.happen({ kind: "build", build: "B" });
		expect(run.ends(3)).toEqual(["start 4 of B"]);
		expect(run.ends(4, true)).toEqual([]);
		expect(run.state()).toMatchObject({ build: "A", workers: [{ id: 1 }, { id: 2 }] });
	});

	it("replaces a worker of the old build that ends during a move by one of the new build", () => {
		const run = createReady();
		run.happen({ kind: "build", build: "B" });
		expect(run.ends(1)).toEqual([]);
		expect(run.ready(3)).toEqual(["start 4 of B"]);
		expect(run.ready(4)).toEqual(["drain 2"]);
	});

	it("starts none when it ends", () => {
		const run = createReady();
		run.happen({ kind: "stop" });
		expect(run.ends(1)).toEqual([]);
		expect(run.after(40_000)).toEqual(["kill 2"]);
	});
});

describe("a range of workers", () => {
	const policy = { ...POLICY, workers: { min: 1, max: 2 } };
	const busy = { utilisation: 0.95 };

	it("grows while workers are busy or work waits, and shrinks after a while of calm", () => {
		for (const rush of [busy, { delay: 500 }]) {
			const run = createReady(policy);
			run.report(1, rush);
			expect([run.after(1000), run.after(1000), run.after(1000)]).toEqual([[], [], ["start 2 of A"]]);
			run.ready(2);
			const actions: string[] = [];
			for (let second = 0; second < 31; second++) {
				run.report(1, {});
				run.report(2, {});
				actions.push(...run.after(1000));
			}
			expect(actions).toEqual(["drain 2"]);
		}
	});

	it("does not shrink when the rest would be busy", () => {
		const run = createReady({ ...policy, workers: { min: 1, max: 3 } });
		run.report(1, busy);
		for (let second = 0; second < 3; second++) run.after(1000);
		run.ready(2);
		for (let second = 0; second < 60; second++) {
			run.report(1, { utilisation: 0.4 });
			run.report(2, { utilisation: 0.4 });
			expect(run.after(1000)).toEqual([]);
		}
	});
});
