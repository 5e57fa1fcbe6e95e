import type { Reporter } from "../plugin-api.js";
import type { Logger } from "../server/exchange.js";
import type { AccessEntry } from "../server/server-observer.js";
import { createStackMapper, type StackMapper } from "../system/stack-mapper.js";
import { GatzError } from "../universal/errors.js";

/** Where the lines of a server go. */
export interface ServerLog {
	readonly reporter: Reporter;
	readonly logger: Logger;
	/** A line for an answer. */
	access(entry: AccessEntry): void;
}

export interface ServerLogOptions {
	readonly reporter: Reporter;
	/** Absolute path of the site. */
	readonly directory: string;
	/** `text`, `json`, or what suits standard output: text where a person looks at it. */
	readonly format: string | undefined;
}

/** @throws GatzError OPTION_INVALID */
export async function createServerLog({ reporter, directory, format }: ServerLogOptions): Promise<ServerLog> {
	if (format !== undefined && format !== "text" && format !== "json") {
		throw new GatzError("OPTION_INVALID", { option: "--log-format", problem: `is text or json; it can't be "${format}"` });
	}
	const stacks = createStackMapper(directory);
	if ((format ?? (process.stdout.isTTY ? "text" : "json")) === "text") return createTextLog(reporter, stacks);
	const { createJsonLog } = await import("./json-log.js");
	return createJsonLog(reporter, stacks);
}

/** Says which request an error belongs to, whose id is all that the visitor gets to see, and where in the site's source it arose. */
function createTextLog(reporter: Reporter, stacks: StackMapper): ServerLog {
	return {
		reporter,
		logger: {
			warn: reporter.warn,
			error(error, detail) {
				if (detail) reporter.log(`${detail.method} ${detail.url} failed, request ${detail.requestId}`);
				stacks.map(error);
				reporter.error(error);
			},
		},
		access({ requestId, method, url, status, duration }) {
			reporter.log(`${method} ${url} ${status} ${duration.toFixed(1)} ms, request ${requestId}`);
		},
	};
}
