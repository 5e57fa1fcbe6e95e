import type { Artifact } from "../artifact/artifact.js";
import { openArtifact } from "../artifact/open.js";
import type { Reporter } from "../plugin-api.js";
import type { Logger } from "../server/exchange.js";
import { applyEnv, readEnvFiles } from "../system/env.js";
import { createStackMapper, type StackMapper } from "../system/stack-mapper.js";
import { serve } from "./serve.js";

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
	/** false: no answers are kept. */
	readonly cache?: boolean | undefined;
	onListening?(url: string, artifact: Artifact): void;
}

/**
 * Serves the build in a folder, with the variables of its `.env` files, until the process is told to end.
 *
 * @throws GatzError ARTIFACT_MISSING, ARTIFACT_INVALID, PORT_IN_USE, OPTION_INVALID
 */
export async function serveDirectory(options: ServeDirectoryOptions): Promise<void> {
	const { directory, reporter, buildId, onListening } = options;
	applyEnv((await readEnvFiles(directory, process.env)).values, process.env);
	const { HOST = "localhost", PORT = 9000 } = process.env;
	const artifact = await openArtifact(directory, { onNotice: reporter.info, ...(buildId && { buildId }) });
	try {
		const logger = createLogger(reporter, createStackMapper(directory));
		const server = await serve({
			artifact,
			logger,
			host: options.host ?? HOST,
			port: Number(options.port ?? PORT),
			...(options.cache === false && { cache: null }),
		});
		const url = `${server.url}${artifact.settings.pathPrefix}/`;
		reporter.success(`Serving the site at ${url}`);
		onListening?.(url, artifact);
		await signalled();
		await server.close();
	} finally {
		await artifact.close();
	}
}

/** Says which request an error belongs to, whose id is all that the visitor gets to see, and where in the site's source it arose. */
function createLogger(reporter: Reporter, stacks: StackMapper): Logger {
	return {
		warn: reporter.warn,
		error(error, detail) {
			if (detail) reporter.log(`${detail.method} ${detail.url} failed, request ${detail.requestId}`);
			stacks.map(error);
			reporter.error(error);
		},
	};
}

function signalled(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
	});
}
