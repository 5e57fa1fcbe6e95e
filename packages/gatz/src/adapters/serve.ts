import type { Artifact } from "../artifact/artifact.js";
import type { Logger } from "../server/exchange.js";
import { createHandler } from "../server/handler.js";
import type { Limits } from "../server/limits.js";
import type { Observation } from "../server/server-observer.js";
import { listen, type RunningServer, type TimeLimits } from "./nodejs.js";
import { logStrayErrors } from "./stray-errors.js";

export interface ServeOptions {
	readonly artifact: Artifact;
	readonly logger: Logger;
	readonly host: string;
	readonly port: number;
	readonly timeLimits?: TimeLimits | undefined;
	/** What to look at while requests are answered. */
	readonly observation?: Observation | undefined;
	readonly limits?: Partial<Limits> | undefined;
}

/**
 * Serves a build in this process. While it runs, an error that nobody catches is logged and ends nothing. SPEC 1.9.10.
 *
 * @throws GatzError PORT_IN_USE or OPTION_INVALID
 */
export async function serve({ artifact, logger, observation, limits, ...options }: ServeOptions): Promise<RunningServer> {
	const server = await listen({ handler: createHandler(artifact, { logger, observation, limits }), logger, ...options });
	const stopLogging = logStrayErrors(logger);
	return {
		...server,
		async close(grace) {
			const isDone = await server.close(grace);
			stopLogging();
			return isDone;
		},
	};
}
