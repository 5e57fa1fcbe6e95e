import type { Logger } from "../server/exchange.js";

/**
 * Logs what a site's code throws or rejects where nobody can catch it: in a timer, in a promise that is not awaited. One page's slip
 * must not end the answers to everyone else's requests, so the process goes on: no state of the server's own is touched between the
 * throw and here, as each request has its own. SPEC 1.9.10.
 * @returns what leaves such errors to Node.js again
 */
export function logStrayErrors(logger: Logger): () => void {
	const log = (reason: unknown) => logger.error(reason);
	process.on("unhandledRejection", log);
	process.on("uncaughtException", log);
	return () => {
		process.off("unhandledRejection", log);
		process.off("uncaughtException", log);
	};
}
