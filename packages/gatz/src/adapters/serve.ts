import type { Artifact } from "../artifact/artifact.js";
import type { Logger } from "../server/exchange.js";
import { createHandler, type HandlerOptions } from "../server/handler.js";
import type { TrustedProxies } from "../universal/server-options.js";
import { listen, type RunningServer, type TimeLimits } from "./nodejs.js";
import { logStrayErrors } from "./stray-errors.js";

export interface ServeOptions extends Pick<HandlerOptions, "allowedHosts" | "cache" | "cacheTags" | "compress" | "limits" | "observation"> {
	readonly artifact: Artifact;
	readonly logger: Logger;
	readonly host: string;
	readonly port: number;
	readonly timeLimits?: TimeLimits | undefined;
	/** Whose word about the visitor counts. Default: nobody's. */
	readonly trustProxy?: TrustedProxies | undefined;
}

/**
 * Serves a build in this process. While it runs, an error that nobody catches is logged and ends nothing. SPEC 1.9.10.
 *
 * @throws GatzError PORT_IN_USE or OPTION_INVALID
 */
export async function serve({ artifact, host, port, timeLimits, trustProxy, ...options }: ServeOptions): Promise<RunningServer> {
	const { logger } = options;
	const handler = createHandler(artifact, options);
	const server = await listen({ handler, logger, host, port, timeLimits, trustProxy });
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
