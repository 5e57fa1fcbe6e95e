import type { Artifact } from "../artifact/artifact.js";
import type { Logger } from "../server/exchange.js";
import { createHandler } from "../server/handler.js";
import { listen, type RunningServer } from "./nodejs.js";

export interface ServeOptions {
	readonly artifact: Artifact;
	readonly logger: Logger;
	readonly host: string;
	readonly port: number;
}

/**
 * Serves a build in this process. While it runs, a rejected promise that nobody awaits is logged and ends nothing. SPEC 1.9.10.
 *
 * @throws GatzError PORT_IN_USE or OPTION_INVALID
 */
export async function serve({ artifact, logger, host, port }: ServeOptions): Promise<RunningServer> {
	const server = await listen({ handler: createHandler(artifact, { logger }), logger, host, port });
	const logStray = (reason: unknown) => logger.error(reason);
	process.on("unhandledRejection", logStray);
	return {
		...server,
		async close(grace) {
			await server.close(grace);
			process.off("unhandledRejection", logStray);
		},
	};
}
