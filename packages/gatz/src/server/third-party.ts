import { THIRD_PARTY_PROXY } from "../universal/third-party.js";
import type { HandlerRequest, HandlerResponse, RequestHandler } from "./exchange.js";
import { methodNotAllowed, plainAnswer, READ_METHODS } from "./plain-answer.js";

/** Puts a handler behind the proxy for Partytown, which hands out the listed addresses and no others. SPEC 5.13.8. */
export function withThirdPartyProxy(handler: RequestHandler, urls: readonly string[], pathPrefix: string): RequestHandler {
	const start = `${pathPrefix}${THIRD_PARTY_PROXY}?`;
	const allowed = new Set(urls);
	return (request) => (request.url.startsWith(start) ? answer(request, request.url.slice(start.length), allowed) : handler(request));
}

async function answer(request: HandlerRequest, query: string, allowed: ReadonlySet<string>): Promise<HandlerResponse> {
	const url = new URLSearchParams(query).get("url") ?? "";
	if (!allowed.has(url)) return plainAnswer(404, "Not Found");
	if (!READ_METHODS.includes(request.method)) return methodNotAllowed(READ_METHODS);
	try {
		const upstream = await fetch(url, { signal: request.signal() });
		const headers = {
			"content-type": upstream.headers.get("content-type") ?? "text/javascript; charset=utf-8",
			"cache-control": upstream.headers.get("cache-control") ?? "private, max-age=0, must-revalidate",
			"x-content-type-options": "nosniff",
		};
		return { status: upstream.status, headers, body: new Uint8Array(await upstream.arrayBuffer()) };
	} catch {
		return plainAnswer(502, "Bad Gateway");
	}
}
