import { setFlagsFromString } from "node:v8";
import type { Artifact } from "../artifact/artifact.js";
import { openArtifact } from "../artifact/open.js";
import type { Reporter } from "../plugin-api.js";
import { applyEnv, readEnvFiles } from "../system/env.js";
import { restInStart, UNHURRIED } from "../system/paced-start.js";
import { ASSIGNMENT } from "./cluster-messages.js";
import { supervise } from "./cluster-supervisor.js";
import { runWorker } from "./cluster-worker.js";
import { serveAlone } from "./serve-alone.js";
import { createServerLog } from "./server-log.js";
import { type GivenServerOptions, readServerSettings } from "./server-settings.js";

/**
 * Percent by which V8 lets the heap grow beyond what lives before it looks for garbage again. Its own choice is several
 * times as much for a small heap, which is expected to grow: a server's has its size soon, and would take tens of MB more, now and then.
 */
const HEAP_GROWTH = 40;

export interface ServeDirectoryOptions {
	/** Absolute path of a site, or of a copy of its `public/` and `.cache/server/<buildId>/`. */
	readonly directory: string;
	readonly reporter: Reporter;
	/** Default: `HOST`, else `localhost`. SPEC 1.15.16. */
	readonly host?: string | undefined;
	/** Default: `PORT`, else 9000. */
	readonly port?: number | string | undefined;
	/** The build to serve where no `current.json` names one. */
	readonly buildId?: string;
	/** What the command line says of how the server runs. */
	readonly flags?: GivenServerOptions;
	onListening?(url: string, artifact: Artifact): void;
}

/**
 * Serves the build in a folder, with the variables of its `.env` files, until the process is told to end: with workers, or where one
 * is enough, in this process. In a worker, answers what the supervisor passes on.
 * @returns the exit code: 0 when every request was answered
 * @throws GatzError ARTIFACT_MISSING, ARTIFACT_INVALID, PORT_IN_USE, OPTION_INVALID, WORKERS_FAILED
 */
export async function serveDirectory({ directory, reporter, onListening, ...given }: ServeDirectoryOptions): Promise<number> {
	setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
	const environment = { ...process.env };
	applyEnv((await readEnvFiles(directory, process.env)).values, process.env);
	const rest = () => restInStart(environment);
	await rest();
	const assignment = process.env[ASSIGNMENT];
	if (assignment !== undefined && process.connected) {
		for (const own of [ASSIGNMENT, UNHURRIED]) delete process.env[own]; // not meant for programs that the site starts
		return runWorker(directory, reporter, JSON.parse(assignment), rest);
	}
	const { HOST = "localhost", PORT = 9000 } = process.env;
	const notices: string[] = []; // said when the build has told how
	const artifact = await openArtifact(directory, {
		onNotice: (text) => notices.push(text),
		...(given.buildId && { buildId: given.buildId }),
	});
	const { settings, buildId } = artifact;
	const options = await readServerSettings(given.flags ?? {}, process.env, settings.server);
	const log = await createServerLog({ reporter, directory, format: options.logFormat });
	notices.forEach(log.reporter.info);
	const { pathPrefix } = settings;
	const site = { directory, log, options, pathPrefix, host: given.host ?? HOST, port: Number(given.port ?? PORT) };
	const onReady = (origin: string, operations: string | undefined): void => {
		const url = `${origin}${pathPrefix}/`;
		log.reporter.success(`Serving the site at ${url}`);
		if (operations) log.reporter.info(`Operations at ${operations}/ (a page to look at, livez, readyz, metrics)`);
		onListening?.(url, artifact);
	};
	if (options.workers.max === 1) return serveAlone({ ...site, artifact, onReady });
	await artifact.close();
	return supervise({ ...site, buildId, environment, onReady });
}
