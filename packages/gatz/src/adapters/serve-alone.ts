import type { ServerResponse } from "node:http";
import { type OpenArtifact, openArtifact } from "../artifact/open.js";
import type { Reporter } from "../plugin-api.js";
import { createHandler } from "../server/handler.js";
import { type Address, listen } from "./nodejs.js";
import { openCacheStore } from "./open-cache-store.js";
import { openOperations } from "./open-operations.js";
import { createSoloStats } from "./process-stats.js";
import type { ServerLog } from "./server-log.js";
import type { ServerSettings } from "./server-settings.js";
import { createServerWatch } from "./server-watch.js";
import { heedSignals, preStopTime } from "./stop-signals.js";
import { logStrayErrors } from "./stray-errors.js";
import { watchBuild } from "./watch-build.js";

export interface ServeAloneOptions extends Address {
	/** Absolute path of the site. */
	readonly directory: string;
	/** The build to serve first. It is closed in the end. */
	readonly artifact: OpenArtifact;
	readonly log: ServerLog;
	readonly options: ServerSettings;
	readonly pathPrefix: string;
	/** @param operations where it can be asked how it is, if anywhere */
	onReady(url: string, operations: string | undefined): void;
}

/**
 * Serves a site in this process until it is told to end.
 * @returns the exit code: 0 when every request was answered
 * @throws GatzError PORT_IN_USE, OPTION_INVALID
 */
export async function serveAlone({
	directory,
	artifact: first,
	log,
	options,
	pathPrefix,
	onReady,
	...address
}: ServeAloneOptions): Promise<number> {
	const { reporter } = log;
	let artifact = first;
	const watch = createServerWatch({ directory, log, options, worker: "1", build: () => artifact });
	const logger = watch.noteErrors(
		log.createLogger({
			sources: () => Object.values(artifact.templates).map(({ source }) => source),
			answers: () => server.connections.underWay(),
		}),
	);
	const room = await openCacheStore(options, log);
	const cache = room?.store ?? null;
	const { compress, allowedHosts, cacheTags, trustProxy } = options;
	const observed = { logger, observation: watch.observation, limits: options };
	const makeHandler = (of: OpenArtifact) => createHandler(of, { ...observed, cache, compress, allowedHosts, cacheTags });
	let handler = makeHandler(artifact);
	const server = await listen({ handler: (request) => handler(request), logger, timeLimits: options, trustProxy, ...address });
	let isReady = true;
	const operations = await openOperations({
		options,
		site: { asked: address.port, port: server.port, pathPrefix },
		isReady: () => isReady,
		cache: room,
		collectMetrics: async () => [await watch.collectMetrics(), room?.records() ?? []],
		collectStats: async () => createSoloStats(watch.stats(), artifact.buildId),
		log,
	});

	/** Requests under way get their answers from the old build; all others from the new one. */
	const reload = async (): Promise<void> => {
		const next = await openNext(directory, artifact, reporter);
		if (!next) return;
		const old = artifact;
		const underWay = server.connections.underWay();
		artifact = next;
		handler = makeHandler(next);
		reporter.success(`Serving the build ${next.buildId}`);
		await Promise.all(underWay.map(sent));
		await old.close();
	};

	const stopLogging = logStrayErrors(logger);
	const unwatch = options.watchBuild ? watchBuild(directory, first.buildId, reload) : () => {};
	const told = new Promise<NodeJS.Signals>((resolve) => {
		heedSignals({
			reload,
			abort: () => process.exit(1),
			stop(signal) {
				reporter.info(`${signal}: ending after the requests under way.`);
				resolve(signal);
			},
		});
	});
	onReady(server.url, operations?.url);
	const signal = await told;
	isReady = false;
	unwatch();
	const begun = performance.now();
	server.connections.announceEnd();
	await new Promise((resolve) => setTimeout(resolve, preStopTime(signal, options)));
	const isDone = await server.close(Math.max(0, options.shutdownTimeout * 1000 - (performance.now() - begun)));
	await operations?.close(0);
	room?.close();
	stopLogging();
	await artifact.close();
	return isDone ? 0 : 1;
}

/** Opens the build that is the current one by now, ready to answer; undefined when it is served already or can't be. */
async function openNext(directory: string, served: OpenArtifact, reporter: Reporter): Promise<OpenArtifact | undefined> {
	const { buildId } = served;
	try {
		const next = await openArtifact(directory, { buildId, onNotice: reporter.info });
		if (next.buildId === buildId) {
			reporter.info(`The build ${buildId} is served already.`);
			await next.close();
			return undefined;
		}
		await next.renderer();
		return next;
	} catch (error) {
		reporter.error(error);
		reporter.warn(`The build ${buildId} is served as before.`);
		return undefined;
	}
}

function sent(answer: ServerResponse): Promise<void> {
	return new Promise((resolve) => (answer.closed ? resolve() : answer.once("close", resolve)));
}
