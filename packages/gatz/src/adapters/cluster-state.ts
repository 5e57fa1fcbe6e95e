import type { WorkerRange } from "../universal/server-options.js";
import { BUSY, FULL, findExcess, isWarm } from "./cluster-balance.js";
import { type Load, NO_LOAD, scale } from "./cluster-scale.js";

// What a supervisor does about its workers, as data: an event leads from one state to the next and to actions. Nothing here starts a
// process or looks at a clock; times are ms of one clock that runs evenly.

/** What a worker says of itself several times a second. */
export interface WorkerReport {
	/** Memory that the process takes. MB. */
	readonly memory: number;
	/** How busy its event loop was during the last second, from 0 to 1. */
	readonly utilisation: number;
	/** Processor time that it has taken since it is ready. ms. */
	readonly cpuTime: number;
	/** How long something that was due waited for its turn during the last whole second. ms. */
	readonly delay: number;
	readonly connections: number;
	/** How many connections have been closed since its start. */
	readonly closed: number;
}

export interface WorkerState {
	readonly id: number;
	readonly build: string;
	readonly phase: "starting" | "ready" | "draining" | "killed";
	/** When it was started. */
	readonly since: number;
	/** Since when it answers. */
	readonly readySince?: number;
	/** When it was last heard of; for one that drains, when that began. */
	readonly heard: number;
	/** It has got a connection: what it dies of may have been a visitor's request. */
	readonly isVisited: boolean;
	readonly report?: WorkerReport;
	/** Memory right after its start. MB. */
	readonly startMemory?: number;
	/** Another one shall take its place. */
	readonly isSpent?: boolean;
}

export interface ClusterState {
	readonly phase: "running" | "stopping" | "failed";
	/** Which build new workers serve. */
	readonly build: string;
	/** The build to go back to, as long as no worker has shown that the new one can be served. */
	readonly previousBuild?: string | undefined;
	/** How many workers there should be. */
	readonly wanted: number;
	readonly workers: readonly WorkerState[];
	readonly nextId: number;
	/** When workers ended soon after their start. */
	readonly earlyEnds: readonly { readonly at: number; readonly isVisited: boolean }[];
	/** No worker is started before. */
	readonly notBefore: number;
	/** Until then starts are urgent: the workers that are left have not reported yet what has come to them. */
	readonly urgentUntil: number;
	readonly load: Load;
}

export interface ClusterPolicy {
	readonly workers: WorkerRange;
	/** MB. */
	readonly maxMemory: number;
	/** ms of silence; 0: any. */
	readonly hangTimeout: number;
	/** ms that a worker gets to start. */
	readonly startTimeout: number;
	/** ms that a new worker gets at most to compile its code with a part of the load, before it takes another one's place. */
	readonly warmUp: number;
	/** ms between the end of a worker, whose connections come anew then, and the start of another one, where that takes from others. */
	readonly settle: number;
	/** ms that a worker gets to finish. */
	readonly drainTimeout: number;
	/** A worker that ends within these ms of its start has ended early. */
	readonly early: number;
	/** How many may end early within `window` ms before the first visit, apart from one for each worker, until the supervisor gives up. */
	readonly earlyLimit: number;
	readonly window: number;
}

export type ClusterEvent =
	| { readonly kind: "start" | "tick" | "stop" }
	| { readonly kind: "ready" | "visited"; readonly id: number }
	| { readonly kind: "report"; readonly id: number; readonly report: WorkerReport }
	/** `how` continues "the worker ended": "with exit code 1". `hasFailed`: by itself and with an error, not by a signal. */
	| { readonly kind: "ended"; readonly id: number; readonly how: string; readonly hasFailed: boolean }
	| { readonly kind: "build"; readonly build: string };

export type ClusterAction =
	/** `isUrgent`: as fast as it can, as nobody else answers meanwhile what that would make late. */
	| { readonly kind: "start"; readonly id: number; readonly build: string; readonly isUrgent: boolean }
	| { readonly kind: "drain" | "kill"; readonly id: number }
	/** It ends so many connections, each after its next answer. */
	| { readonly kind: "release"; readonly id: number; readonly connections: number }
	| { readonly kind: "say"; readonly level: "info" | "warn"; readonly text: string }
	| { readonly kind: "give-up"; readonly count: number; readonly how: string };

export interface Step {
	readonly state: ClusterState;
	readonly actions: readonly ClusterAction[];
}

/** ms after which reports count all that has come to a worker: they are about the last second. */
const REPORTED = 1000;

export function createCluster(build: string, policy: ClusterPolicy): ClusterState {
	return {
		phase: "running",
		build,
		wanted: policy.workers.min,
		workers: [],
		nextId: 1,
		earlyEnds: [],
		notBefore: 0,
		urgentUntil: 0,
		load: NO_LOAD,
	};
}

/** Takes an event into account. @param now ms */
export function advance(state: ClusterState, event: ClusterEvent, now: number, policy: ClusterPolicy): Step {
	const noted = note(state, event, now, policy);
	const balanced = balance(noted.state, now, policy);
	return { state: balanced.state, actions: [...noted.actions, ...balanced.actions] };
}

function note(state: ClusterState, event: ClusterEvent, now: number, policy: ClusterPolicy): Step {
	switch (event.kind) {
		case "start":
			return step(state);
		case "stop":
			return step({ ...state, phase: "stopping", workers: state.workers.map((worker) => draining(worker, now)) });
		case "build":
			return event.build === state.build ? step(state) : step({ ...state, build: event.build, previousBuild: state.build });
		case "visited":
			return step(withWorker(state, event.id, (worker) => (worker.isVisited ? worker : { ...worker, isVisited: true })));
		case "ready":
			return noteReady(state, event.id, now);
		case "report":
			return noteReport(state, event.id, event.report, now, policy);
		case "ended":
			return noteEnd(state, event, now, policy);
		case "tick":
			return noteTick(state, now, policy);
	}
}

function noteReady(state: ClusterState, id: number, now: number): Step {
	const known = withWorker(state, id, (worker) =>
		worker.phase === "starting" ? { ...worker, phase: "ready", readySince: now, heard: now } : worker,
	);
	const isOfNewBuild = known.workers.some((worker) => worker.id === id && worker.build === state.build);
	return step(isOfNewBuild ? { ...known, previousBuild: undefined } : known);
}

/** A worker that takes more memory than it may is replaced, unless it takes about that much from its start: then it would never end. */
function noteReport(state: ClusterState, id: number, report: WorkerReport, now: number, policy: ClusterPolicy): Step {
	const actions: ClusterAction[] = [];
	const known = withWorker(state, id, (worker) => {
		const { startMemory = report.memory } = worker;
		if (worker.phase !== "ready") return { ...worker, startMemory };
		const isSpent = worker.isSpent || report.memory > Math.max(policy.maxMemory, startMemory * 1.25);
		if (isSpent && !worker.isSpent) {
			const text = `Worker ${id} takes ${report.memory} MB of memory, more than ${policy.maxMemory} MB: it is replaced.`;
			actions.push({ kind: "say", level: "warn", text });
		}
		return { ...worker, heard: now, report, startMemory, isSpent };
	});
	for (const release of findExcess(known.workers)) actions.push({ kind: "release", ...release });
	return { state: known, actions };
}

function noteEnd(state: ClusterState, event: Extract<ClusterEvent, { kind: "ended" }>, now: number, policy: ClusterPolicy): Step {
	const worker = state.workers.find(({ id }) => id === event.id);
	if (!worker) return step(state);
	const others = { ...state, workers: state.workers.filter((other) => other !== worker) };
	if (state.phase !== "running" || worker.phase === "draining") return step(others);
	const text = `Worker ${worker.id} ended ${event.how}.`;
	if (worker.phase === "starting" && event.hasFailed && worker.build === state.build && state.previousBuild !== undefined) {
		const goesOn = `${text} The build ${state.build} is not taken over; ${state.previousBuild} is served as before.`;
		const back = { ...others, build: state.previousBuild, previousBuild: undefined };
		return { state: back, actions: [{ kind: "say", level: "warn", text: goesOn }] };
	}
	const recent = state.earlyEnds.filter(({ at }) => now - at < policy.window);
	const isEarly = now - worker.since < policy.early;
	const earlyEnds = isEarly ? [...recent, { at: now, isVisited: worker.isVisited }] : recent;
	const idleEnds = earlyEnds.filter(({ isVisited }) => !isVisited).length;
	if (isEarly && idleEnds >= policy.earlyLimit + policy.workers.min) {
		const failed: ClusterState = { ...others, earlyEnds, phase: "failed" };
		return { state: failed, actions: [{ kind: "give-up", count: idleEnds, how: event.how }] };
	}
	const isUrgent = !mayTakeTime(others.workers, worker.report?.utilisation);
	const rest = isEarly ? pause(earlyEnds.length) : isUrgent ? 0 : policy.settle;
	const urgentUntil = isUrgent ? now + REPORTED : state.urgentUntil;
	const notBefore = Math.max(others.notBefore, now + rest);
	return { state: { ...others, earlyEnds, notBefore, urgentUntil }, actions: [{ kind: "say", level: "warn", text }] };
}

/**
 * Whether the workers that are ready are busy, and can do all the work: the start of a process would take from them what visitors wait for.
 * @param more utilisation of what they have to do besides
 */
function mayTakeTime(workers: readonly WorkerState[], more = 0): boolean {
	const ready = workers.filter(({ phase }) => phase === "ready");
	const busy = ready.reduce((sum, { report }) => sum + (report?.utilisation ?? 0), more);
	return ready.some(isBusy) && busy / ready.length < FULL;
}

function isBusy({ report }: WorkerState): boolean {
	return report !== undefined && report.utilisation > BUSY;
}

/** ms before the next start: none after the first early end, up to two seconds. */
function pause(earlyEnds: number): number {
	return earlyEnds <= 1 ? 0 : Math.min(25 * 2 ** earlyEnds, 2000);
}

function noteTick(state: ClusterState, now: number, policy: ClusterPolicy): Step {
	const actions: ClusterAction[] = [];
	const workers = state.workers.map((worker): WorkerState => {
		const silence = now - worker.heard;
		const { phase, id } = worker;
		const text =
			phase === "ready" ? `does not respond for ${Math.round(silence / 1000)} s` : `does not ${phase === "starting" ? "start" : "end"}`;
		const patience = { starting: policy.startTimeout, ready: policy.hangTimeout, draining: policy.drainTimeout, killed: 0 }[phase];
		if (patience === 0 || silence < patience) return worker;
		actions.push({ kind: "say", level: "warn", text: `Worker ${id} ${text}: it is killed.` }, { kind: "kill", id });
		return { ...worker, phase: "killed" };
	});
	const { wanted, load } = scale({ ...state, workers }, policy.workers);
	return { state: { ...state, workers, wanted, load }, actions };
}

/**
 * Starts and drains. All workers are started at once while none answers, else one after the other; one that is to go stays until there
 * are as many others as there should be, which are warm when there is much to do.
 */
function balance(state: ClusterState, now: number, policy: ClusterPolicy): Step {
	if (state.phase === "stopping") return step(state);
	if (state.phase === "failed") {
		return { state: { ...state, workers: [] }, actions: state.workers.map(({ id }) => ({ kind: "kill", id })) };
	}
	const goes = (worker: WorkerState) => worker.isSpent || worker.build !== state.build;
	const staying = state.workers.filter((worker) => isOn(worker) && !goes(worker));
	const ready = state.workers.filter(({ phase }) => phase === "ready");
	const starting = staying.filter(({ phase }) => phase === "starting").length;
	const missing = state.wanted - staying.length;
	const isCold = (worker: WorkerState) => !isWarm(worker) && now - (worker.readySince ?? 0) < policy.warmUp;
	const cold = ready.some(isBusy) ? ready.filter(isCold).length : 0;
	const warm = ready.length - cold;
	const isUrgent = now < state.urgentUntil || !mayTakeTime(ready);
	const mayWait = !isUrgent || ready.length >= state.wanted;
	const room = now < state.notBefore || (mayWait && cold > 0) ? 0 : ready.length === 0 ? missing : 1 - starting;
	const started = Array.from({ length: Math.max(0, Math.min(missing, room)) }, (_, index): WorkerState => {
		return { id: state.nextId + index, build: state.build, phase: "starting", since: now, heard: now, isVisited: false };
	});
	const last = (a: WorkerState, b: WorkerState) => Number(goes(b)) - Number(goes(a)) || b.id - a.id;
	const surplus = [...ready].sort(last).slice(0, Math.max(0, warm - state.wanted));
	const unwanted = state.workers.filter((worker) => worker.phase === "starting" && goes(worker));
	const drained = new Set([...surplus, ...unwanted]);
	const workers = state.workers.map((worker) => (drained.has(worker) ? draining(worker, now) : worker));
	return {
		state: { ...state, workers: [...workers, ...started], nextId: state.nextId + started.length },
		actions: [
			...started.map(({ id, build }): ClusterAction => ({ kind: "start", id, build, isUrgent })),
			...[...drained].map(({ id }): ClusterAction => ({ kind: "drain", id })),
		],
	};
}

function isOn({ phase }: WorkerState): boolean {
	return phase === "starting" || phase === "ready";
}

function draining(worker: WorkerState, now: number): WorkerState {
	return isOn(worker) ? { ...worker, phase: "draining", heard: now } : worker;
}

function withWorker(state: ClusterState, id: number, change: (worker: WorkerState) => WorkerState): ClusterState {
	return { ...state, workers: state.workers.map((worker) => (worker.id === id ? change(worker) : worker)) };
}

function step(state: ClusterState): Step {
	return { state, actions: [] };
}
