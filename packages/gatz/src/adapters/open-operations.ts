import { GatzError } from "../universal/errors.js";
import type { RunningServer } from "./nodejs.js";
import { type OperationsOptions, startOperations } from "./operations.js";

export interface OpenOperationsOptions extends Omit<OperationsOptions, "port"> {
	/** As it was given; absent: the one after the site's; 0: none. */
	readonly port: number | string | undefined;
	/** The site's port, as it was asked for and as it is. */
	readonly site: { readonly asked: number; readonly port: number };
}

/**
 * Starts the server for operations where it belongs.
 * @returns undefined when it is off, or nobody has named a port and the one after the site's is taken
 * @throws GatzError PORT_IN_USE or OPTION_INVALID for a port that was named
 */
export async function openOperations({ port, site, ...options }: OpenOperationsOptions): Promise<RunningServer | undefined> {
	if (port !== undefined && port !== "") return Number(port) === 0 ? undefined : startOperations({ ...options, port: Number(port) });
	const next = site.asked === 0 || site.port === 65_535 ? 0 : site.port + 1;
	try {
		return await startOperations({ ...options, port: next });
	} catch (error) {
		if (!(error instanceof GatzError && error.code === "GATZ_PORT_IN_USE")) throw error;
		options.logger.warn(`Port ${next} is taken: there are no probes and no metrics. --ops-port names another one; 0 is for none.`);
		return undefined;
	}
}
