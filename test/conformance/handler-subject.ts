import type { HandlerRequest, RequestHandler } from "../../packages/gatz/src/server/exchange.js";
import type { AskOptions, Subject } from "./subject.js";

/** Asks a handler in this process, without a server. */
export function createHandlerSubject(handler: RequestHandler, takeErrors: () => string[]): Subject {
	return {
		takeErrors,
		async fetch(target, options = {}) {
			const response = await handler(createRequest(target, options));
			const body = options.method === "HEAD" || response.body === null ? "" : await text(response.body);
			return { status: response.status, headers: response.headers, body };
		},
		async close() {},
	};
}

function createRequest(url: string, { method = "GET", headers = {}, body }: AskOptions): HandlerRequest {
	const { signal } = new AbortController();
	const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
	return {
		method,
		url,
		headers: lowerCase,
		body: () => (body === undefined ? null : new Blob([body]).stream()),
		signal: () => signal,
		origin: () => "http://localhost",
	};
}

function text(body: object | string): Promise<string> {
	if ("file" in Object(body)) throw new Error("The site of this suite has no large files.");
	return new Response(body as BodyInit).text();
}
