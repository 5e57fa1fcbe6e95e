import type { PublicFile } from "../artifact/artifact.js";
import type { RequestTrace } from "./request-trace.js";

/** Headers of a request as `node:http` gives them: names in lower case, several `set-cookie` as an array. */
export type RequestHeaderValues = Readonly<Record<string, string | string[] | undefined>>;

/** A request as plain values. The functions are called on first use only, so nobody pays for what a page does not read. */
export interface HandlerRequest {
	readonly method: string;
	/** The raw request target: a path with its query, an absolute URL or `*`. */
	readonly url: string;
	readonly headers: RequestHeaderValues;
	/** Address of the other end: behind a proxy that is the proxy's. */
	readonly address?: string | undefined;
	/** Gets notes of the way to the answer, where someone looks at them: see `observe`. */
	trace?: RequestTrace;
	/** The request's body; null when the method has none. Called at most once. */
	body(): ReadableStream<Uint8Array> | null;
	/** Aborted when the client goes before the answer was sent. The same object on each call. */
	signal(): AbortSignal;
	/** Scheme and host that the client asked, without a slash at the end. */
	origin(): string;
}

/** Names in lower case. */
export type ResponseHeaders = Record<string, string | string[]>;

/** A public file, or its bytes from `start` to `end`, both included. */
export interface FileBody {
	readonly file: PublicFile;
	readonly start?: number;
	readonly end?: number;
}

/** An answer as plain values. A body to a HEAD request is there to be measured, not to be sent. */
export interface HandlerResponse {
	status: number;
	headers: ResponseHeaders;
	body: string | Uint8Array | ReadableStream<Uint8Array> | FileBody | null;
	/** Made by a page that read cookies, Authorization or all headers. */
	personal?: true;
}

export type RequestHandler = (request: HandlerRequest) => HandlerResponse | Promise<HandlerResponse>;

/** The request that a line of the log is about. */
export interface RequestDetail {
	readonly url: string;
	readonly method: string;
	readonly requestId: string;
	/** Name of its route, where requests are observed. */
	readonly route?: string | undefined;
}

export interface Logger {
	error(error: unknown, detail?: RequestDetail): void;
	warn(message: string): void;
}
