import type { Artifact } from "../artifact/artifact.js";
import { openArtifact } from "../artifact/open.js";
import type { Reporter } from "../plugin-api.js";
import { applyEnv, readEnvFiles } from "../system/env.js";
import { openOperations } from "./open-operations.js";
import { serve } from "./serve.js";
import { createServerLog } from "./server-log.js";
import { createServerWatch } from "./server-watch.js";

/** What the command line says of operations. */
export interface OperationsFlags {
	/** Default: `GATZ_OPS_PORT`, else the one after the site's; 0: none. */
	readonly opsPort?: number | string | undefined;
	/** Default: `GATZ_OPS_HOST`, else 127.0.0.1. */
	readonly opsHost?: string | undefined;
	/** A line for each answer. Default: `GATZ_ACCESS_LOG`, else none. */
	readonly accessLog?: boolean | undefined;
	/** `text` or `json`. Default: `GATZ_LOG_FORMAT`, else text on a terminal and JSON elsewhere. */
	readonly logFormat?: string | undefined;
}

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
	readonly operations?: OperationsFlags;
	onListening?(url: string, artifact: Artifact): void;
}

/**
 * Serves the build in a folder, with the variables of its `.env` files, until the process is told to end.
 *
 * @throws GatzError ARTIFACT_MISSING, ARTIFACT_INVALID, PORT_IN_USE, OPTION_INVALID
 */
export async function serveDirectory(options: ServeDirectoryOptions): Promise<void> {
	const { directory, buildId, onListening, operations: flags = {} } = options;
	applyEnv((await readEnvFiles(directory, process.env)).values, process.env);
	const { HOST = "localhost", PORT = 9000, GATZ_OPS_PORT, GATZ_OPS_HOST = "127.0.0.1", GATZ_ACCESS_LOG, GATZ_LOG_FORMAT } = process.env;
	const log = await createServerLog({ reporter: options.reporter, directory, format: flags.logFormat ?? GATZ_LOG_FORMAT });
	const { reporter, logger } = log;
	const artifact = await openArtifact(directory, { onNotice: reporter.info, ...(buildId && { buildId }) });
	try {
		const accessLog = flags.accessLog ?? isOn(GATZ_ACCESS_LOG);
		const { GATZ_DEBUG_TOKEN: debugToken } = process.env;
		const watch = createServerWatch({ directory, log, accessLog, debugToken, worker: "1", build: () => artifact });
		const { observation, collectMetrics } = watch;
		const server = await serve({ artifact, logger, observation, host: options.host ?? HOST, port: Number(options.port ?? PORT) });
		let isReady = true;
		const operations = await openOperations({
			host: flags.opsHost ?? GATZ_OPS_HOST,
			port: flags.opsPort ?? GATZ_OPS_PORT,
			site: { asked: Number(options.port ?? PORT), port: server.port },
			isReady: () => isReady,
			collectMetrics: async () => [await collectMetrics()],
			logger,
		});
		const url = `${server.url}${artifact.settings.pathPrefix}/`;
		reporter.success(`Serving the site at ${url}`);
		if (operations) reporter.info(`Operations at ${operations.url}/ (livez, readyz, metrics)`);
		onListening?.(url, artifact);
		await signalled();
		isReady = false;
		await server.close();
		await operations?.close(0);
	} finally {
		await artifact.close();
	}
}

function isOn(text: string | undefined): boolean {
	return text === "1" || text === "true";
}

function signalled(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
	});
}
