import bodyParser from "body-parser";
import multer from "multer";
import type { BodyConfig } from "./body-config.js";
import type { FunctionRequest } from "./function-request.js";
import type { FunctionResponse } from "./function-response.js";

type Middleware = (request: FunctionRequest, response: FunctionResponse, next: (error?: unknown) => void) => void;

/** A body that can't be taken, with the status that says so. */
export class BodyError extends Error {
	readonly status: number;

	constructor(status: number, cause: unknown) {
		super("The request's body can't be read.", { cause });
		this.status = status;
	}
}

/** Each file of a form is held in memory. Bytes. */
const FILE_LIMIT = 50 * 1024 * 1024;
const MAX_FILES = 20;

/**
 * Makes the reader of a function's bodies: multipart, raw, text, urlencoded and JSON, 100 kB unless `config` says otherwise. It sets
 * `body` and `files`. SPEC 6.6.9.
 * @returns rejects with a {@link BodyError}
 */
export function createBodyReader({ raw, text, urlencoded, json }: BodyConfig) {
	const parsers = [
		multer({ limits: { fileSize: FILE_LIMIT, files: MAX_FILES } }).any(),
		bodyParser.raw(raw as bodyParser.Options),
		bodyParser.text(text as bodyParser.Options),
		bodyParser.urlencoded({ extended: true, ...urlencoded } as bodyParser.OptionsUrlencoded),
		bodyParser.json(json as bodyParser.Options),
	] as unknown as readonly Middleware[];
	return async (request: FunctionRequest, response: FunctionResponse): Promise<void> => {
		for (const parse of parsers) {
			await new Promise<void>((resolve, reject) => {
				parse(request, response, (error) => (error ? reject(new BodyError(statusOf(error), error)) : resolve()));
			});
		}
		request.body ??= {};
	};
}

/** Parsers name the status themselves; what a form has too much of has a code. */
function statusOf(error: unknown): number {
	const { status, code } = error as { status?: unknown; code?: unknown };
	if (typeof status === "number" && status >= 400 && status < 500) return status;
	return String(code).startsWith("LIMIT_") && code !== "LIMIT_UNEXPECTED_FILE" ? 413 : 400;
}
