import { type ChildProcess, fork } from "node:child_process";
import { createServer, type Socket } from "node:net";
import { openArtifact } from "../artifact/open.js";
import { createStoreHost, type StoreHost } from "../server/cache-store-host.js";
import { UNHURRIED } from "../system/paced-start.js";
import { GatzError } from "../universal/errors.js";
import type { ServerStats, Vitals } from "../universal/server-stats.js";
import { sharesOf } from "./cluster-balance.js";
import { createCacheChannel } from "./cluster-cache.js";
import { ASSIGNMENT, type Assignment, type FromWorker, type ToWorker } from "./cluster-messages.js";
import { type ClusterMetrics, createClusterMetrics } from "./cluster-metrics.js";
import type { AskedWorker } from "./cluster-questions.js";
import {
	advance,
	type ClusterAction,
	type ClusterEvent,
	type ClusterPolicy,
	type ClusterState,
	createCluster,
	type WorkerState,
} from "./cluster-state.js";
import { type ClusterStats, createClusterStats } from "./cluster-stats.js";
import { type ConnectionQueue, createConnectionQueue, type Taker } from "./connection-queue.js";
import { type Address, bind, IDLE_GRACE, type RunningServer } from "./nodejs.js";
import { openCacheStore } from "./open-cache-store.js";
import { openOperations } from "./open-operations.js";
import { createServerStats } from "./process-stats.js";
import type { ServerLog } from "./server-log.js";
import type { ServerSettings } from "./server-settings.js";
import { heedSignals, preStopTime } from "./stop-signals.js";
import { watchBuild } from "./watch-build.js";

export interface SuperviseOptions extends Address {
	/** Absolute path of the site. */
	readonly directory: string;
	/** The build to serve first. */
	readonly buildId: string;
	readonly log: ServerLog;
	readonly options: ServerSettings;
	readonly pathPrefix: string;
	/** The environment that workers get: as it was before `.env` files were applied, which change from build to build. */
	readonly environment: NodeJS.ProcessEnv;
	/**
	 * Told once, when the first worker is ready.
	 * @param operations where it can be asked how it is, if anywhere
	 */
	onReady(url: string, operations: string | undefined): void;
}

/** ms between two looks at the workers. */
const TICK = 1000;
/** ms that an idle connection of a worker that is replaced is kept: who uses it often gets its answer, and with it notice to connect anew. */
const REPLACED_IDLE = 2000;

/** A worker as the supervisor holds it. */
interface Worker extends Taker<Socket> {
	readonly id: number;
	readonly child: ChildProcess;
	/** Connections that it has closed, as far as is known. */
	closed: number;
	/** It listens. */
	isReady: boolean;
	/** It was told to end. */
	isEnding: boolean;
	/** Why it said that it ends. */
	failure?: string;
}

/**
 * Serves a site with several processes: takes connections, hands them to workers, and sees to it that there are enough of these. The
 * connections are its own, so that the port stays open and none is lost while workers come and go.
 * @returns the exit code: 0 when every request was answered until the end that was asked for
 * @throws GatzError PORT_IN_USE, OPTION_INVALID, WORKERS_FAILED
 */
export async function supervise(given: SuperviseOptions): Promise<number> {
	const { log, directory, options, buildId } = given;
	const queue = createConnectionQueue<Socket>();
	const server = createServer({ pauseOnConnect: true, allowHalfOpen: true, noDelay: true }, (socket) => {
		socket.on("error", () => {}); // the client went before a worker had it
		queue.add(socket);
	});
	const { url, port } = await bind(server, given);
	const room = await openCacheStore(options, log);
	const store = room && createStoreHost(room.store);
	const supervisor = new Supervisor(given, queue, store, async () => {
		given.onReady(url, (await opened)?.url);
	});
	const opened = openOperations({
		options,
		site: { asked: given.port, port, pathPrefix: given.pathPrefix },
		isReady: () => supervisor.isReady,
		cache: room,
		collectMetrics: async () => [...(await supervisor.collectMetrics()), room?.records() ?? []],
		collectStats: () => supervisor.collectStats(),
		log,
	});
	const unwatch = options.watchBuild ? watchBuild(directory, buildId, () => supervisor.reload()) : () => {};
	const unheed = heedSignals({
		reload: () => supervisor.reload(),
		abort() {
			supervisor.killAll();
			process.exit(1);
		},
		stop(signal) {
			log.reporter.info(`${signal}: ending after the requests under way.`);
			unwatch();
			supervisor.stop(preStopTime(signal, options), () => server.close());
		},
	});
	let operations: RunningServer | undefined;
	try {
		operations = await opened;
		return await supervisor.ended;
	} finally {
		await operations?.close(0);
		room?.close();
		unwatch();
		unheed();
		server.close();
		supervisor.killAll();
	}
}

/** Carries out what `advance` decides. */
class Supervisor {
	/** The exit code. Rejects with WORKERS_FAILED. */
	readonly ended: Promise<number>;
	readonly #given: SuperviseOptions;
	readonly #policy: ClusterPolicy;
	readonly #queue: ConnectionQueue<Socket>;
	readonly #store: StoreHost | null;
	readonly #workers = new Map<number, Worker>();
	readonly #metrics: ClusterMetrics = createClusterMetrics();
	readonly #stats: ClusterStats = createClusterStats();
	readonly #timer: NodeJS.Timeout;
	#state: ClusterState;
	#lastTick = performance.now();
	#onReady: (() => void) | null;
	/** The build of which the operator knows that it is served. */
	#announced: string;
	#isEnding = false;
	#allAnswered = true;
	#resolve: (code: number) => void = () => {};
	#reject: (error: unknown) => void = () => {};

	constructor(given: SuperviseOptions, queue: ConnectionQueue<Socket>, store: StoreHost | null, onReady: () => void) {
		this.#given = given;
		this.#queue = queue;
		this.#store = store;
		this.#onReady = onReady;
		this.#announced = given.buildId;
		this.#policy = policyOf(given.options);
		this.#state = createCluster(given.buildId, this.#policy);
		this.ended = new Promise((resolve, reject) => {
			this.#resolve = resolve;
			this.#reject = reject;
		});
		this.#timer = setInterval(() => this.#tick(), TICK);
		this.#dispatch({ kind: "start" });
	}

	/** Whether requests should be sent here. */
	get isReady(): boolean {
		return !this.#isEnding && this.#state.workers.some(({ phase }) => phase === "ready");
	}

	/** Metrics of each worker, and of those that there were. */
	collectMetrics(): ReturnType<ClusterMetrics["collect"]> {
		return this.#metrics.collect(this.#asked("ask-metrics"));
	}

	/** How the workers are, and what they and those that there were have counted. */
	async collectStats(): Promise<ServerStats> {
		const { latest, gone, ...ended } = await this.#stats.collect(this.#asked("ask-stats"));
		const { build } = this.#state;
		const workers = this.#state.workers.map((worker) => ({
			...unheardVitals(worker, this.#workers.get(worker.id)?.child.pid),
			...latest.get(worker.id)?.vitals,
			id: worker.id,
			build: worker.build,
			phase: worker.phase,
		}));
		return createServerStats([...latest.values(), gone], { build, workers, ...ended });
	}

	#asked(kind: "ask-metrics" | "ask-stats"): AskedWorker[] {
		const workers = [...this.#workers.values()].filter(({ isReady }) => isReady);
		return workers.map((worker) => ({ id: worker.id, ask: () => tell(worker, { kind }) }));
	}

	/** Moves to the build that is the current one by now. */
	async reload(): Promise<void> {
		const { directory, log, buildId } = this.#given;
		const { reporter } = log;
		try {
			const artifact = await openArtifact(directory, { buildId, onNotice: reporter.info });
			await artifact.close();
			if (artifact.buildId === this.#state.build) reporter.info(`The build ${artifact.buildId} is served already.`);
			this.#dispatch({ kind: "build", build: artifact.buildId });
		} catch (error) {
			reporter.error(error);
			reporter.warn(`The build ${this.#state.build} is served as before.`);
		}
	}

	/**
	 * Ends in the order that load balancers need.
	 * @param preStop ms for which requests still come
	 */
	async stop(preStop: number, stopListening: () => void): Promise<void> {
		const deadline = performance.now() + this.#given.options.shutdownTimeout * 1000;
		this.#isEnding = true;
		for (const worker of this.#workers.values()) tell(worker, { kind: "announce-end" });
		await delay(preStop);
		stopListening();
		while (this.#queue.waiting > 0 && performance.now() < deadline) await delay(10);
		this.#dispatch({ kind: "stop" });
		const limit = Math.max(0, deadline - performance.now());
		for (const worker of this.#workers.values()) this.#end(worker, { idle: IDLE_GRACE, limit });
		if (this.#workers.size === 0) this.#finish();
		setTimeout(() => this.killAll(), limit + TICK).unref();
	}

	killAll(): void {
		clearInterval(this.#timer);
		for (const { child } of this.#workers.values()) child.kill("SIGKILL");
	}

	#tick(): void {
		const now = performance.now();
		// When this process itself could not run, it has to listen before it says that others are silent.
		const isLate = now - this.#lastTick > 3 * TICK;
		this.#lastTick = now;
		if (!isLate) this.#dispatch({ kind: "tick" });
	}

	#dispatch(event: ClusterEvent): void {
		const now = performance.now();
		const { state, actions } = advance(this.#state, event, now, this.#policy);
		if (state.notBefore > now && state.notBefore !== this.#state.notBefore) {
			setTimeout(() => this.#dispatch({ kind: "start" }), state.notBefore - now + 1).unref();
		}
		this.#state = state;
		for (const [id, share] of sharesOf(state.workers)) this.#setShare(id, share);
		for (const action of actions) this.#carryOut(action);
		this.#announce();
	}

	#setShare(id: number, share: number): void {
		const worker = this.#workers.get(id);
		if (worker) worker.share = share;
	}

	#announce(): void {
		const { workers, build } = this.#state;
		if (this.#announced === build || !workers.some(({ phase }) => phase === "ready")) return;
		if (workers.some((worker) => worker.build !== build && worker.phase !== "draining")) return;
		this.#announced = build;
		this.#given.log.reporter.success(`Serving the build ${build}`);
	}

	#carryOut(action: ClusterAction): void {
		const { log, options } = this.#given;
		switch (action.kind) {
			case "start":
				this.#start(action);
				break;
			case "drain":
				this.#end(this.#workers.get(action.id), { idle: REPLACED_IDLE, limit: options.shutdownTimeout * 1000 });
				break;
			case "kill":
				this.#workers.get(action.id)?.child.kill("SIGKILL");
				break;
			case "release": {
				const worker = this.#workers.get(action.id);
				if (worker) tell(worker, { kind: "release", connections: action.connections });
				break;
			}
			case "say":
				log.reporter[action.level](action.text);
				break;
			case "give-up":
				this.#reject(new GatzError("WORKERS_FAILED", { count: action.count, how: action.how }));
		}
	}

	#start({ id, build, isUrgent }: Extract<ClusterAction, { kind: "start" }>): void {
		const { options, environment } = this.#given;
		// The cache's address may hold a password, and a worker asks the supervisor.
		const told = { ...options, cache: options.cache !== false };
		const measureDelay = options.workers.min < options.workers.max;
		const assignment: Assignment = { id, buildId: build, options: told, measureDelay };
		// The same program with the same arguments, in which `serveDirectory` sees that it is a worker.
		const child = fork(process.argv[1] as string, process.argv.slice(2), {
			env: { ...environment, [ASSIGNMENT]: JSON.stringify(assignment), ...(!isUrgent && { [UNHURRIED]: "1" }) },
		});
		const worker: Worker = {
			id,
			child,
			connections: 0,
			share: 1,
			closed: 0,
			isReady: false,
			isEnding: false,
			give: (socket) => send(child, { kind: "connection" }, socket),
		};
		this.#workers.set(id, worker);
		child.on("error", () => {}); // it could not be started, or told something: "exit" or "close" follows
		child.on("message", (message: FromWorker) => this.#hear(worker, message));
		this.#store?.connect(createCacheChannel(child));
		child.once("exit", (code, signal) => this.#noteExit(worker, code, signal));
	}

	#hear(worker: Worker, message: FromWorker): void {
		switch (message.kind) {
			case "ready":
				worker.isReady = true;
				this.#dispatch({ kind: "ready", id: worker.id });
				if (this.#isEnding) tell(worker, { kind: "announce-end" });
				if (this.#state.workers.some(({ id, phase }) => id === worker.id && phase === "ready")) this.#queue.join(worker);
				this.#onReady?.();
				this.#onReady = null;
				break;
			case "taken":
				this.#dispatch({ kind: "visited", id: worker.id });
				this.#queue.taken(worker)?.destroy(); // the worker has its own handle of it
				break;
			case "report":
				worker.connections -= message.report.closed - worker.closed;
				worker.closed = message.report.closed;
				this.#dispatch({ kind: "report", id: worker.id, report: message.report });
				break;
			case "metrics":
				this.#metrics.received(worker.id, message.records);
				break;
			case "stats":
				this.#stats.received(worker.id, message.stats);
				break;
			case "failed":
				worker.failure = message.message;
		}
	}

	#end(worker: Worker | undefined, times: { idle: number; limit: number }): void {
		if (!worker) return;
		worker.isEnding = true;
		this.#queue.leave(worker, true);
		tell(worker, { kind: "end", ...times });
	}

	#noteExit(worker: Worker, code: number | null, signal: NodeJS.Signals | null): void {
		this.#workers.delete(worker.id);
		this.#queue.leave(worker, false);
		this.#metrics.ended(worker.id, !worker.isEnding);
		const why = worker.failure === undefined ? "" : `: ${worker.failure}`;
		const how = code === null ? `by ${signal}` : `with exit code ${code}${why}`;
		this.#stats.ended({ time: Date.now(), id: worker.id, how, isLoss: !worker.isEnding });
		this.#dispatch({ kind: "ended", id: worker.id, how, hasFailed: code !== null && code !== 0 });
		if (this.#state.phase !== "stopping") return;
		this.#allAnswered &&= code === 0;
		if (this.#workers.size === 0) this.#finish();
	}

	#finish(): void {
		clearInterval(this.#timer);
		this.#resolve(this.#allAnswered ? 0 : 1);
	}
}

function policyOf({ workers, maxMemory, hangTimeout, shutdownTimeout }: ServerSettings): ClusterPolicy {
	return {
		workers,
		maxMemory,
		hangTimeout: hangTimeout * 1000,
		startTimeout: 60_000,
		warmUp: 10_000,
		settle: 300,
		drainTimeout: shutdownTimeout * 1000 + 2 * TICK,
		early: 5000,
		earlyLimit: 5,
		window: 60_000,
	};
}

/** How a worker is that has not said it yet. */
function unheardVitals({ since, report }: WorkerState, pid = 0): Vitals {
	const { memory = 0, utilisation = 0 } = report ?? {};
	return { pid, started: Math.round(performance.timeOrigin + since), memory, utilisation, lag: 0 };
}

function tell({ child }: Worker, message: ToWorker): void {
	send(child, message);
}

/** A worker that is ending gets it no more; the queue deals a connection anew when it has ended. */
function send(child: ChildProcess, message: ToWorker, socket?: Socket): void {
	if (child.connected) child.send(message, socket, { keepOpen: true }, () => {});
}

function delay(time: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, time));
}
