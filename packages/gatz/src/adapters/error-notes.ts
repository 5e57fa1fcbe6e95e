import type { Logger } from "../server/exchange.js";
import { askedPath } from "../server/slow-runs.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import type { ErrorNote } from "../universal/server-stats.js";

/** The last errors of a process, for whoever looks at it. */
export interface ErrorNotes {
	/** The same logger, whose errors are noted. */
	watch(logger: Logger): Logger;
	/** The last one first. */
	list(): ErrorNote[];
}

/** How many are kept and shown. */
const KEPT = 50;
/** Characters of a message that are kept. */
const MESSAGE_LENGTH = 300;

export function createErrorNotes(): ErrorNotes {
	const notes: ErrorNote[] = [];
	return {
		watch: (logger) => ({
			warn: logger.warn,
			error(error, detail) {
				if (notes.length === KEPT) notes.shift();
				const request = detail && { method: detail.method, path: askedPath(detail.url), requestId: detail.requestId };
				const code = error instanceof GatzError ? { code: error.code } : {};
				const route = detail?.route === undefined ? {} : { route: detail.route };
				notes.push({ time: Date.now(), ...code, message: firstLine(error), ...request, ...route });
				logger.error(error, detail);
			},
		}),
		list: () => notes.toReversed(),
	};
}

/** The last of several lists. */
export function lastErrors(lists: readonly (readonly ErrorNote[])[]): ErrorNote[] {
	return lists
		.flat()
		.sort((a, b) => b.time - a.time)
		.slice(0, KEPT);
}

/** What the site's code threw, where the error is about that. */
function firstLine(error: unknown): string {
	const thrown = error instanceof GatzError && error.cause !== undefined ? error.cause : error;
	return (thrownMessage(thrown).split("\n", 1)[0] as string).slice(0, MESSAGE_LENGTH);
}
