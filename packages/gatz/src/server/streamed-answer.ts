import { validate } from "./cache-answer.js";
import type { HandlerRequest, HandlerResponse } from "./exchange.js";

/** Statuses whose answers have no body. RFC 9110, 6.4.1. */
export const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** An answer whose body is still being made: without a length, and without a tag unless its page gave one. */
export function streamedAnswer(
	request: HandlerRequest,
	response: HandlerResponse & { readonly body: ReadableStream<Uint8Array> },
): HandlerResponse {
	// nginx would hold it back until it is whole.
	response.headers["x-accel-buffering"] = "no";
	const answer = validate(request, response);
	if (answer === response && request.method !== "HEAD" && !BODILESS.has(response.status)) return answer;
	void response.body.cancel();
	return { ...answer, body: null };
}
