import type { HandlerRequest, Logger, RequestHandler, RequestHeaderValues } from "../server/exchange.js";
import type { RequestTrace } from "../server/request-trace.js";
import { type FileReader, toSentAnswer } from "./sent-answer.js";

export interface FetchHandlerOptions {
	readonly logger: Logger;
	readonly readFile: FileReader;
}

/** What a host knows of a request beside it. */
export interface FetchDetail {
	/** Address of the client. */
	readonly address?: string | undefined;
}

export type FetchHandler = (request: Request, detail?: FetchDetail) => Promise<Response>;

/** Makes a Web-standard handler of a handler. It never rejects: an answer that can't be sent costs one request. */
export function createFetchHandler(handler: RequestHandler, { logger, readFile }: FetchHandlerOptions): FetchHandler {
	return async (request, detail) => {
		try {
			const { status, headers, body } = await toSentAnswer(request.method, await handler(new WebRequest(request, detail)), readFile);
			return new Response(body, { status, headers: toHeaders(headers) });
		} catch (error) {
			logger.error(error);
			const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" };
			return new Response("Internal Server Error", { status: 500, headers });
		}
	};
}

/** A Web-standard request as the handler wants it. */
class WebRequest implements HandlerRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: RequestHeaderValues;
	readonly address: string | undefined;
	trace?: RequestTrace;
	readonly #request: Request;
	readonly #origin: string;

	constructor(request: Request, { address }: FetchDetail = {}) {
		const { url, method, headers } = request;
		const start = url.indexOf("/", url.indexOf("://") + 3);
		this.#request = request;
		this.#origin = url.slice(0, start);
		this.method = method;
		this.url = url.slice(start).replace(/#.*$/s, "");
		this.headers = { host: this.#origin.replace(/^\w+:\/\//, ""), ...Object.fromEntries(headers) };
		this.address = address;
	}

	body(): ReadableStream<Uint8Array> | null {
		return this.#request.body;
	}

	signal(): AbortSignal {
		return this.#request.signal;
	}

	origin(): string {
		return this.#origin;
	}
}

function toHeaders(values: Readonly<Record<string, string | string[]>>): Headers {
	const headers = new Headers();
	for (const name of Object.keys(values)) for (const value of [values[name] ?? []].flat()) headers.append(name, value);
	return headers;
}
