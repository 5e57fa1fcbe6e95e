import type { HandlerRequest, ResponseHeaders } from "./exchange.js";
import type { PageRoute } from "./route.js";

/** What an answer is found by, as long as it differs by no header of the request: build, form, host, path and raw query. */
export function pageKey(buildId: string, request: HandlerRequest, { as, path, search }: PageRoute): string {
	// Both: behind a proxy that is trusted they differ, and a page may read either.
	return `${buildId} ${as} ${request.origin()} ${request.headers.host ?? ""} ${path}${search}`;
}

/** The key of an answer that differs by the named headers of the request. */
export function variantKey(key: string, vary: readonly string[], request: HandlerRequest): string {
	if (vary.length === 0) return key;
	return `${key}\n${JSON.stringify(vary.map((name) => request.headers[name] ?? null))}`;
}

/** Names of the request's headers by which an answer differs. Compression is done after the cache, so it makes none of its own. */
export function readVary(headers: ResponseHeaders): string[] {
	const names = String(headers.vary ?? "")
		.toLowerCase()
		.split(",")
		.map((name) => name.trim());
	const isEncoded = headers["content-encoding"] !== undefined;
	return [...new Set(names.filter((name) => name !== "" && (isEncoded || name !== "accept-encoding")))].sort();
}
