import type { StoredAnswer } from "./cache-store.js";
import { matchesTag, notModified } from "./entity-tag.js";
import type { HandlerRequest, HandlerResponse, ResponseHeaders } from "./exchange.js";

/**
 * Answers with what is kept, or with word that the client has it.
 * @param status what `Cache-Status` says of it, RFC 9211; where absent that it is a hit
 */
export function answerStored(request: HandlerRequest, stored: StoredAnswer, now: number, status?: string): HandlerResponse {
	const headers: ResponseHeaders = { ...stored.headers };
	headers.age = String(Math.max(0, Math.floor((now - stored.storedAt) / 1000)));
	headers["cache-status"] = `gatz; ${status ?? `hit; ttl=${Math.floor((stored.freshUntil - now) / 1000)}`}`;
	return validate(request, { status: stored.status, headers, body: stored.body });
}

/** Turns an answer with a tag into a 304 when the client holds the same. */
export function validate(request: HandlerRequest, response: HandlerResponse): HandlerResponse {
	const { status, headers } = response;
	const asked = request.headers["if-none-match"] as string | undefined;
	if (asked === undefined || status !== 200 || headers.etag === undefined || !matchesTag(asked, String(headers.etag))) return response;
	return notModified(headers);
}
