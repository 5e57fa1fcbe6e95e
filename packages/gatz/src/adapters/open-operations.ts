import { createPurgeAnswer } from "../server/cache-purge.js";
import type { RequestHandler } from "../server/exchange.js";
import { GatzError } from "../universal/errors.js";
import type { ServerOptions } from "../universal/server-options.js";
import type { RunningServer } from "./nodejs.js";
import type { CacheRoom } from "./open-cache-store.js";
import { type OperationsOptions, startOperations } from "./operations.js";
import { createPurgeFronts } from "./purge-fronts.js";
import type { ServerLog } from "./server-log.js";

export interface OpenOperationsOptions extends Omit<OperationsOptions, "host" | "port" | "routes" | "logger"> {
	readonly options: Pick<ServerOptions, "opsHost" | "opsPort" | "purgeUrls">;
	/** The site's port, as it was asked for and as it is. */
	readonly site: { readonly asked: number; readonly port: number; readonly pathPrefix: string };
	/** What can be purged here; null: nothing is kept. */
	readonly cache: Pick<CacheRoom, "store" | "problem"> | null;
	readonly log: ServerLog;
}

/**
 * Starts the server for operations where it belongs.
 * @returns undefined when it is off, or nobody has named a port and the one after the site's is taken
 * @throws GatzError PORT_IN_USE or OPTION_INVALID for a port that was named
 */
export async function openOperations({ options, site, cache, log, ...given }: OpenOperationsOptions): Promise<RunningServer | undefined> {
	const { opsPort, opsHost: host } = options;
	if (opsPort === 0) return undefined;
	const port = opsPort ?? (site.asked === 0 || site.port === 65_535 ? 0 : site.port + 1);
	const routes: OperationsOptions["routes"] =
		cache || options.purgeUrls.length > 0 ? { "/purge": answerPurges(cache, options.purgeUrls, site.pathPrefix) } : {};
	try {
		return await startOperations({ ...given, routes, host, port, logger: log.createLogger() });
	} catch (error) {
		if (opsPort !== undefined || !(error instanceof GatzError && error.code === "GATZ_PORT_IN_USE")) throw error;
		log.reporter.warn(`Port ${port} is taken: there are no probes and no metrics. --ops-port names another one; 0 is for none.`);
		return undefined;
	}
}

/** Caches in front come last: until the others have forgotten, they would only fetch the same again. */
function answerPurges(cache: OpenOperationsOptions["cache"], urls: readonly string[], pathPrefix: string): RequestHandler {
	const purgeFronts = createPurgeFronts({ urls, pathPrefix });
	return createPurgeAnswer(cache?.store ?? null, process.env.GATZ_PURGE_TOKEN, async (selection) => {
		const problems = await purgeFronts(selection);
		const own = cache?.problem();
		return own === undefined ? problems : [own, ...problems];
	});
}
