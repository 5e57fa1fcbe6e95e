import type { HandlerResponse, ResponseHeaders } from "./exchange.js";

/** Methods that getServerData is asked with. */
export const PAGE_METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
/** Methods of what is the same for every visitor, and of page data. */
export const READ_METHODS: readonly string[] = ["GET", "HEAD"];

/** A short answer of the server itself. */
export function plainAnswer(status: number, text: string, headers: ResponseHeaders = {}): HandlerResponse {
	return {
		status,
		headers: {
			"content-type": "text/plain; charset=utf-8",
			"cache-control": "private, no-store",
			"x-content-type-options": "nosniff",
			...headers,
		},
		body: text,
	};
}

export function methodNotAllowed(allowed: readonly string[]): HandlerResponse {
	return plainAnswer(405, "Method Not Allowed", { allow: allowed.join(", ") });
}

/** The answer to OPTIONS. */
export function optionsAnswer(allowed: readonly string[]): HandlerResponse {
	return { status: 204, headers: { allow: [...allowed, "OPTIONS"].join(", "), "cache-control": "private, no-store" }, body: null };
}

/** A redirect of the server itself: kept by browsers only as long as it is confirmed, because `trailingSlash` may change. */
export function redirectAnswer(location: string, headers: ResponseHeaders): HandlerResponse {
	return { status: 301, headers: { "cache-control": "public, max-age=0, must-revalidate", ...headers, location }, body: null };
}
