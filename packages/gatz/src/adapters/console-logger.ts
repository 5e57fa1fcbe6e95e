import type { Logger } from "../server/exchange.js";
import { GatzError, thrownMessage } from "../universal/errors.js";

/** Writes a line of JSON for each error and warning to the console, which hosts of functions collect. */
export function createConsoleLogger(console: Pick<Console, "error" | "warn">): Logger {
	return {
		warn: (message) => console.warn(JSON.stringify({ level: "warn", msg: message })),
		error(error, detail) {
			const thrown = error instanceof Error && error.cause instanceof Error ? error.cause : error;
			const known = error instanceof GatzError && { code: error.code };
			const err = thrown instanceof Error && { err: { type: thrown.name, message: thrown.message, stack: thrown.stack } };
			console.error(JSON.stringify({ level: "error", ...detail, ...known, ...err, msg: thrownMessage(error) }));
		},
	};
}
