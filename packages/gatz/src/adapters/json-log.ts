import pino from "pino";
import type { Reporter } from "../plugin-api.js";
import type { Logger } from "../server/exchange.js";
import type { StackMapper } from "../system/stack-mapper.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import type { ServerLog } from "./server-log.js";
import { originOf, type Suspects } from "./suspects.js";

/** Characters that may wait for whoever reads them; lines beyond are lost, so that a stuck reader costs no memory. */
const UNWRITTEN = 4 * 1024 * 1024;

/**
 * Writes a line of JSON for all that is said: `level`, `time`, `msg`, and for what belongs to a request its id and route.
 * @param destination standard output, unless told
 */
export function createJsonLog(
	reporter: Reporter,
	stacks: StackMapper,
	destination: pino.DestinationStream = pino.destination({ dest: 1, sync: false, maxLength: UNWRITTEN }),
): ServerLog {
	const options: pino.LoggerOptions = {
		base: { pid: process.pid },
		timestamp: createTimestamps(),
		serializers: { err: (described) => described },
		formatters: { level: (level) => ({ level }) },
	};
	const log = pino(options, destination);
	const say = (level: "debug" | "info" | "warn") => (text: string) => log[level](text);
	const createLogger = (suspects?: Suspects): Logger => ({
		warn: say("warn"),
		error(error, detail) {
			stacks.map(error);
			const whence = detail ?? (suspects && { origin: originOf(error, suspects) });
			log.error({ ...whence, ...describeError(error) }, thrownMessage(error));
		},
	});
	return {
		createLogger,
		reporter: {
			...reporter,
			log: say("info"),
			info: say("info"),
			success: say("info"),
			verbose: say("debug"),
			warn: say("warn"),
			error: (meta, error) => (error === undefined ? createLogger().error(meta) : log.error(describeError(error), thrownMessage(meta))),
		},
		access({ requestId, address, method, url, route, status, duration }) {
			log.info({ requestId, address, method, url, route, status, duration: Math.round(duration * 1000) / 1000 }, "answered");
		},
	};
}

/** As pino's `isoTime`, but made once a millisecond: many requests are answered in one. */
function createTimestamps(): () => string {
	let at = 0;
	let text = "";
	return () => {
		const now = Date.now();
		if (now !== at) text = `,"time":"${new Date(now).toISOString()}"`;
		at = now;
		return text;
	};
}

/** The code of ours, and what the site's code threw with its stack. */
function describeError(error: unknown): object {
	if (!(error instanceof Error)) return {};
	const thrown = error.cause instanceof Error ? error.cause : error;
	return {
		...(error instanceof GatzError && { code: error.code }),
		err: { type: thrown.name, message: thrown.message, stack: thrown.stack },
	};
}
