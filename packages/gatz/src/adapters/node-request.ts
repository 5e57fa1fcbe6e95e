import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { HandlerRequest, RequestHeaderValues } from "../server/exchange.js";
import type { RequestTrace } from "../server/request-trace.js";
import { isHost } from "./host.js";

/** A request of `node:http` as the handler wants it. Nothing is made before it is asked for. */
export class NodeRequest implements HandlerRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: RequestHeaderValues;
	trace: RequestTrace | undefined;
	readonly #incoming: IncomingMessage;
	readonly #outgoing: ServerResponse;
	#controller: AbortController | undefined;

	constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
		this.method = incoming.method as string;
		this.url = incoming.url as string;
		this.headers = incoming.headers;
		this.#incoming = incoming;
		this.#outgoing = outgoing;
	}

	get address(): string | undefined {
		return this.#incoming.socket.remoteAddress;
	}

	body(): ReadableStream<Uint8Array> | null {
		if (this.method === "GET" || this.method === "HEAD") return null;
		return Readable.toWeb(this.#incoming) as ReadableStream<Uint8Array>;
	}

	signal(): AbortSignal {
		this.#controller ??= abortWhenGone(this.#outgoing);
		return this.#controller.signal;
	}

	origin(): string {
		const scheme = "encrypted" in this.#incoming.socket ? "https" : "http";
		const { host } = this.#incoming.headers;
		return `${scheme}://${host !== undefined && isHost(host) ? host : "localhost"}`;
	}
}

function abortWhenGone(outgoing: ServerResponse): AbortController {
	const controller = new AbortController();
	const abort = () => controller.abort(new DOMException("The client has gone.", "AbortError"));
	if (outgoing.destroyed) abort();
	else outgoing.once("close", () => !outgoing.writableFinished && abort());
	return controller;
}
