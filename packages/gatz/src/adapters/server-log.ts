import type { Reporter } from "../plugin-api.js";
import type { Logger } from "../server/exchange.js";
import type { AccessEntry } from "../server/server-observer.js";
import { createStackMapper, type StackMapper } from "../system/stack-mapper.js";
import type { LogFormat } from "../universal/server-options.js";
import { originOf, type Suspects } from "./suspects.js";

/** Where the lines of a server go. */
export interface ServerLog {
	readonly reporter: Reporter;
	/** @param suspects absent: nothing but what is told of an error is said of it */
	createLogger(suspects?: Suspects): Logger;
	/** A line for an answer. */
	access(entry: AccessEntry): void;
}

export interface ServerLogOptions {
	readonly reporter: Reporter;
	/** Absolute path of the site. */
	readonly directory: string;
	/** Absent: what suits standard output: text where a person looks at it. */
	readonly format: LogFormat | undefined;
}

export async function createServerLog({ reporter, directory, format }: ServerLogOptions): Promise<ServerLog> {
	const stacks = createStackMapper(directory);
	if ((format ?? (process.stdout.isTTY ? "text" : "json")) === "text") return createTextLog(reporter, stacks);
	const { createJsonLog } = await import("./json-log.js");
	return createJsonLog(reporter, stacks);
}

/** Says which request an error belongs to, whose id is all that the visitor gets to see, and where in the site's source it arose. */
function createTextLog(reporter: Reporter, stacks: StackMapper): ServerLog {
	return {
		reporter,
		createLogger: (suspects) => ({
			warn: reporter.warn,
			error(error, detail) {
				stacks.map(error);
				if (detail) reporter.log(`${detail.method} ${detail.url} failed, request ${detail.requestId}`);
				else if (suspects) reporter.log(`${originOf(error, suspects)}:`);
				reporter.error(error);
			},
		}),
		access({ requestId, address, method, url, status, duration }) {
			reporter.log(`${method} ${url} ${status} ${duration.toFixed(1)} ms, ${address}, request ${requestId}`);
		},
	};
}
