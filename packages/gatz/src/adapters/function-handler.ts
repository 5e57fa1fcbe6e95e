import type { IncomingHttpHeaders } from "node:http";
import { Readable } from "node:stream";
import type { HandlerRequest, RequestHandler } from "../server/exchange.js";
import { type FileReader, toSentAnswer } from "./sent-answer.js";

/** What hosts of Gatsby's functions give: a request more or less as Express has it. */
export interface FunctionHostRequest extends Readable {
	readonly method?: string;
	/** On some hosts a path without its query. */
	readonly url?: string;
	/** The whole URL, where the host tells it. */
	readonly rawUrl?: string;
	readonly headers: IncomingHttpHeaders;
	readonly socket?: { readonly remoteAddress?: string };
}

export interface FunctionHostResponse {
	statusCode: number;
	setHeader(name: string, value: string | string[]): unknown;
	removeHeader(name: string): unknown;
	write(chunk: Uint8Array): unknown;
	end(): unknown;
}

export type FunctionHostHandler = (request: FunctionHostRequest, response: FunctionHostResponse) => Promise<void>;

/** Makes a function of Gatsby's kind of a handler: it answers for the whole site. */
export function createFunctionHandler(handler: RequestHandler, readFile: FileReader): FunctionHostHandler {
	return async (incoming, outgoing) => {
		const request = readRequest(incoming);
		const { status, headers, body } = await toSentAnswer(request.method, await handler(request), readFile);
		outgoing.statusCode = status;
		outgoing.removeHeader("content-type"); // some hosts guess one
		for (const name of Object.keys(headers)) outgoing.setHeader(name, headers[name] as string | string[]);
		if (body instanceof ReadableStream) for await (const chunk of body) outgoing.write(chunk);
		else if (body) outgoing.write(body);
		outgoing.end();
	};
}

function readRequest(incoming: FunctionHostRequest): HandlerRequest {
	const { method = "GET", url = "/", rawUrl, headers, socket } = incoming;
	const whole = rawUrl !== undefined && URL.canParse(rawUrl) ? rawUrl : undefined;
	const start = whole === undefined ? 0 : whole.indexOf("/", whole.indexOf("://") + 3);
	const controller = new AbortController();
	return {
		method,
		url: whole?.slice(start) ?? url,
		headers,
		address: socket?.remoteAddress,
		body: () => (method === "GET" || method === "HEAD" ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>)),
		signal: () => controller.signal,
		origin: () => whole?.slice(0, start) ?? `https://${headers.host ?? "localhost"}`,
	};
}
