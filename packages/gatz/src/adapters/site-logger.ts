import type { ServerResponse } from "node:http";
import type { Reporter } from "../plugin-api.js";
import type { Logger } from "../server/exchange.js";
import { createStackMapper } from "../system/stack-mapper.js";

/** What an error that nobody caught may have to do with. */
export interface Suspects {
	/** Source files of templates, relative to the site. */
	sources(): readonly string[];
	/** Answers under way. */
	answers(): readonly ServerResponse[];
}

/**
 * Says which request an error belongs to, whose id is all that the visitor gets to see, and where in the site's source it arose. For one
 * that nobody caught, that is the page in its stack, or else what was being answered: to keep a request beside all that it starts, in an
 * AsyncLocalStorage, would cost every request something.
 * @param directory absolute path of the site
 */
export function createSiteLogger(reporter: Reporter, directory: string, suspects: Suspects): Logger {
	const stacks = createStackMapper(directory);
	return {
		warn: reporter.warn,
		error(error, detail) {
			stacks.map(error);
			reporter.log(detail ? `${detail.method} ${detail.url} failed, request ${detail.requestId}` : `${origin(error, suspects)}:`);
			reporter.error(error);
		},
	};
}

function origin(error: unknown, { sources, answers }: Suspects): string {
	const stack = (error instanceof Error && error.stack) || "";
	const source = sources().find((candidate) => stack.includes(`/${candidate}:`));
	if (source !== undefined) return `An error that nobody caught, of ${source}`;
	const requests = [...new Set(answers().map(({ req }) => `${req.method} ${req.url}`))];
	const shown = requests.length > 5 ? [...requests.slice(0, 5), `${requests.length - 5} more`] : requests;
	return `An error that nobody caught${shown.length > 0 ? `, while these were answered: ${shown.join(", ")}` : ""}`;
}
