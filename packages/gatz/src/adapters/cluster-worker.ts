import type { Server } from "node:http";
import type { Socket } from "node:net";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { openArtifact } from "../artifact/open.js";
import type { Reporter } from "../plugin-api.js";
import { createSharedStore } from "../server/cache-shared-store.js";
import { createHandler } from "../server/handler.js";
import { thrownMessage } from "../universal/errors.js";
import { createCacheChannel } from "./cluster-cache.js";
import type { Assignment, FromWorker, ToWorker } from "./cluster-messages.js";
import type { WorkerReport } from "./cluster-state.js";
import { type Connections, watchConnections } from "./connections.js";
import { createHttpServer, createNodeListener } from "./nodejs.js";
import { createServerLog } from "./server-log.js";
import { createServerWatch } from "./server-watch.js";
import { logStrayErrors } from "./stray-errors.js";

/** ms between two reports. */
const REPORT_INTERVAL = 250;
/** How many of these make the second over which utilisation and delay are measured. */
const MEASURED = 4;

/**
 * Answers requests on the connections that the supervisor passes on, until that one says that it is enough, or is gone.
 * @param directory absolute path of the site
 * @param rest waits between two steps of the start
 * @returns the exit code: 0 when every request was answered
 */
export async function runWorker(directory: string, reporter: Reporter, assignment: Assignment, rest: () => Promise<void>): Promise<number> {
	// A terminal and some systems signal the whole group of processes: it is the supervisor who heeds that.
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
	try {
		return await answerRequests(directory, reporter, assignment, rest);
	} catch (error) {
		tell({ kind: "failed", message: thrownMessage(error) });
		throw error;
	}
}

async function answerRequests(
	directory: string,
	reporter: Reporter,
	{ id, buildId, options, measureDelay }: Assignment,
	rest: () => Promise<void>,
): Promise<number> {
	const log = await createServerLog({ reporter, directory, format: options.logFormat });
	const artifact = await openArtifact(directory, { buildId, exactly: true, onNotice: log.reporter.info });
	await rest();
	await artifact.renderer(); // ready means that it can answer
	await rest();
	const sources = Object.values(artifact.templates).map(({ source }) => source);
	const watch = createServerWatch({ directory, log, options, worker: String(id), build: () => artifact });
	const logger = watch.noteErrors(log.createLogger({ sources: () => sources, answers: () => connections.underWay() }));
	const cache = options.cache
		? createSharedStore(createCacheChannel(process), (options.cacheSize * 1024 ** 2) / options.workers.max)
		: null;
	const { compress, allowedHosts, cacheTags, trustProxy } = options;
	const observed = { logger, observation: watch.observation, limits: options };
	const handler = createHandler(artifact, { ...observed, cache, compress, allowedHosts, cacheTags });
	const server = createHttpServer(createNodeListener(handler, logger, trustProxy), options);
	const connections = watchConnections(server);
	server.emit("listening"); // Node.js starts to watch over time limits with it; connections come from elsewhere
	logStrayErrors(logger);
	const stopReports = report(connections, measureDelay);
	const isDone = await new Promise<boolean>((resolve) => {
		// Without a supervisor nobody sends more.
		process.once("disconnect", () => resolve(connections.end({ idle: 0, limit: 10_000 })));
		process.on("message", (message: ToWorker, socket?: Socket) => {
			switch (message.kind) {
				case "connection":
					if (socket) take(server, socket); // else it was closed on the way
					tell({ kind: "taken" });
					break;
				case "announce-end":
					connections.announceEnd();
					break;
				case "release":
					connections.release(message.connections);
					break;
				case "ask-metrics":
					watch.collectMetrics().then((records) => tell({ kind: "metrics", records }), logger.error);
					break;
				case "ask-stats":
					tell({ kind: "stats", stats: watch.stats() });
					break;
				case "end":
					tell({ kind: "stats", stats: watch.stats() }); // nobody may have asked
					resolve(connections.end(message));
			}
		});
		tell({ kind: "ready" });
	});
	stopReports();
	await artifact.close();
	return isDone ? 0 : 1;
}

/** Answers on a connection as on those that a server of `node:http` takes itself: a client may have said already that it sends no more. */
function take(server: Server, socket: Socket): void {
	socket.allowHalfOpen = true;
	server.emit("connection", socket);
}

function tell(message: FromWorker): void {
	// A supervisor that is gone is noticed by "disconnect".
	if (process.connected) process.send?.(message, undefined, undefined, () => {});
}

/** Reports now and then several times a second. @returns what stops it */
function report(connections: Connections, measureDelay: boolean): () => void {
	const delays = measureDelay ? monitorEventLoopDelay({ resolution: 20 }) : undefined;
	delays?.enable();
	const past = [performance.eventLoopUtilization()];
	const before = process.cpuUsage();
	let count = 0;
	let delay = 0;
	const measure = (): WorkerReport => {
		const now = performance.eventLoopUtilization();
		const { utilization } = performance.eventLoopUtilization(now, past[0]);
		if (past.push(now) > MEASURED) past.shift();
		const used = process.cpuUsage(before);
		const cpuTime = (used.user + used.system) / 1000;
		if (delays && ++count % MEASURED === 0) {
			delay = delays.count > 0 ? delays.percentile(90) / 1e6 : 0;
			delays.reset();
		}
		const memory = Math.round(process.memoryUsage.rss() / 1024 ** 2);
		return { memory, utilisation: utilization, cpuTime, delay, connections: connections.size, closed: connections.closed };
	};
	tell({ kind: "report", report: measure() });
	const timer = setInterval(() => tell({ kind: "report", report: measure() }), REPORT_INTERVAL);
	return () => clearInterval(timer);
}
