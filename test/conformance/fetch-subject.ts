import type { AskOptions, Subject } from "./subject.js";

/** Asks a Web-standard handler. */
export function createFetchSubject(handler: (request: Request) => Promise<Response>, takeErrors: () => string[]): Subject {
	return {
		takeErrors,
		async fetch(target, options = {}) {
			const response = await handler(createRequest(target, options));
			const cookies = response.headers.getSetCookie();
			const headers = { ...Object.fromEntries(response.headers), ...(cookies.length > 0 && { "set-cookie": cookies }) };
			return { status: response.status, headers, body: await response.text() };
		},
		async close() {},
	};
}

function createRequest(target: string, { method = "GET", headers = {}, body }: AskOptions): Request {
	const url = target.startsWith("/") ? `http://localhost${target}` : target;
	const named = method === "TRACE" ? {} : { method };
	const request = new Request(url, { ...named, headers: { accept: "*/*", ...headers }, ...(body !== undefined && { body }) });
	// A host passes on what `fetch` refuses to ask.
	return method === "TRACE" ? Object.defineProperty(request, "method", { value: method }) : request;
}
