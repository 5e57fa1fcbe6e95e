import type { Artifact } from "../artifact/artifact.js";
import type { Logger } from "../server/exchange.js";
import { createHandler, type HandlerOptions } from "../server/handler.js";
import { listen, type RunningServer } from "./nodejs.js";
import { logStrayErrors } from "./stray-errors.js";

export interface ServeOptions extends Pick<HandlerOptions, "cache"> {
	readonly artifact: Artifact;
	readonly logger: Logger;
	readonly host: string;
	readonly port: number;
}

/**
 * Serves a build in this process. While it runs, an error that nobody catches is logged and ends nothing. SPEC 1.9.10.
 *
 * @throws GatzError PORT_IN_USE or OPTION_INVALID
 */
export async function serve({ artifact, logger, host, port, cache }: ServeOptions): Promise<RunningServer> {
	const server = await listen({ handler: createHandler(artifact, { logger, ...(cache !== undefined && { cache }) }), logger, host, port });
	const stopLogging = logStrayErrors(logger);
	return {
		...server,
		async close(grace) {
			await server.close(grace);
			stopLogging();
		},
	};
}
