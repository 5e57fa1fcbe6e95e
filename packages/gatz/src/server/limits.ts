import { SERVER_DEFAULTS } from "../universal/server-options.js";
import type { Logger } from "./exchange.js";
import { createOverloadLog } from "./overload-log.js";
import { createPageDeadlines, type FindPageDeadline } from "./page-deadline.js";
import { PageWork } from "./page-work.js";

/** What one process takes on. */
export interface Limits {
	/** Seconds that getServerData may take where its page says nothing else; 0: as long as it likes. Default: 10. */
	readonly deadline: number;
	/** Seconds that a page may wait for its turn; one that would wait longer is refused. Default: 0.5. */
	readonly queueDelay: number;
	/** Requests for pages of one template under way at the same time; more are refused. Default: 1000. */
	readonly concurrency: number;
}

/** What holds the limits of one server. */
export interface ServerLimits {
	/** Milliseconds for pages that have no say in it; 0: as long as they like. */
	readonly deadline: number;
	readonly deadlineOf: FindPageDeadline;
	readonly work: PageWork;
}

export function serverLimits(given: Partial<Limits> = {}, logger: Pick<Logger, "warn">): ServerLimits {
	const limits = { ...SERVER_DEFAULTS, ...given };
	const deadline = limits.deadline * 1000;
	return {
		deadline,
		deadlineOf: createPageDeadlines(deadline),
		work: new PageWork(
			limits,
			createOverloadLog((message) => logger.warn(message)),
		),
	};
}
