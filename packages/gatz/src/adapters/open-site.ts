import { openArtifact } from "../artifact/open.js";
import type { Logger, RequestHandler } from "../server/exchange.js";
import { createHandler } from "../server/handler.js";
import { applyEnv, readEnvFiles } from "../system/env.js";
import { createConsoleLogger } from "./console-logger.js";

/** A site that a host's own process answers for. */
export interface OpenSite {
	readonly handler: RequestHandler;
	readonly logger: Logger;
}

/**
 * Opens the build in a folder with the variables of its `.env` files, ready to render.
 *
 * @throws GatzError ARTIFACT_MISSING, ARTIFACT_INVALID
 */
export async function openSite(directory: string, buildId: string): Promise<OpenSite> {
	applyEnv((await readEnvFiles(directory, process.env)).values, process.env);
	const logger = createConsoleLogger(console);
	const artifact = await openArtifact(directory, { buildId, exactly: true, onNotice: logger.warn });
	await artifact.renderer();
	// A purge would not get here, and nothing can be made behind an answer: caching is the CDN's.
	return { handler: createHandler(artifact, { logger, cache: null }), logger };
}
