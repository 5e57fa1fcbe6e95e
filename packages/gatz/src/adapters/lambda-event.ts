import type { HandlerRequest, RequestHeaderValues } from "../server/exchange.js";
import type { RequestTrace } from "../server/request-trace.js";
import { GatzError } from "../universal/errors.js";

/** What function URLs and HTTP APIs send: payload format 2.0. */
export interface LambdaEvent {
	readonly rawPath: string;
	readonly rawQueryString: string;
	/** Several values of one name are joined by commas. */
	readonly headers: Readonly<Record<string, string | undefined>>;
	/** `name=value` each; they are not among the headers. */
	readonly cookies?: readonly string[];
	readonly body?: string;
	readonly isBase64Encoded: boolean;
	readonly requestContext: {
		readonly domainName?: string;
		readonly http: { readonly method: string; readonly sourceIp?: string };
	};
}

/** An event of AWS Lambda as the handler wants it. */
export class LambdaRequest implements HandlerRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: RequestHeaderValues;
	readonly address: string | undefined;
	trace?: RequestTrace;
	readonly #event: LambdaEvent;
	#controller: AbortController | undefined;

	/** @throws GatzError OPTION_INVALID for an event of another kind */
	constructor(event: LambdaEvent) {
		const { rawPath, rawQueryString, requestContext, cookies = [] } = event;
		if (typeof rawPath !== "string" || !requestContext?.http) {
			const problem = "has to be a request of a function URL or an HTTP API, in payload format 2.0";
			throw new GatzError("OPTION_INVALID", { option: "the event", problem });
		}
		this.#event = event;
		this.method = requestContext.http.method;
		// HTTP APIs have decoded some of it.
		const path = rawPath.replace(/[^\x21-\x7e]+/g, encodeURIComponent);
		this.url = rawQueryString ? `${path}?${rawQueryString}` : path;
		this.headers = readHeaders(event.headers, cookies);
		this.address = requestContext.http.sourceIp;
	}

	body(): ReadableStream<Uint8Array> | null {
		const { body, isBase64Encoded } = this.#event;
		if (body === undefined || this.method === "GET" || this.method === "HEAD") return null;
		const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
		return new Blob([bytes]).stream() as ReadableStream<Uint8Array>;
	}

	/** Nobody says when a client goes. */
	signal(): AbortSignal {
		this.#controller ??= new AbortController();
		return this.#controller.signal;
	}

	origin(): string {
		const { host = this.#event.requestContext.domainName, "x-forwarded-proto": scheme } = this.headers;
		return `${scheme === "http" ? "http" : "https"}://${host === undefined || !/^[\w.:[\]-]+$/.test(String(host)) ? "localhost" : host}`;
	}
}

function readHeaders(given: LambdaEvent["headers"], cookies: readonly string[]): RequestHeaderValues {
	const headers: Record<string, string | undefined> = {};
	for (const name of Object.keys(given)) headers[name.toLowerCase()] = given[name];
	if (cookies.length > 0) headers.cookie = cookies.join("; ");
	return headers;
}
