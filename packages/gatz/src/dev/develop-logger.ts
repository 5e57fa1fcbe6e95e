import { createLogger, type Logger } from "vite";

/** Vite's logger in develop: of errors that it can name, we speak ourselves. */
export function createDevelopLogger(onError: (error: Error) => void): Logger {
	const logger = createLogger("warn");
	return {
		...logger,
		error(message, options) {
			const error = options?.error;
			if (error && "message" in error) onError(error as Error);
			else logger.error(message, options);
		},
	};
}
