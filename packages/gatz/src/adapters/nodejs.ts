import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Server as NetServer } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileBody, HandlerRequest, HandlerResponse, Logger, RequestHandler } from "../server/exchange.js";
import { openFileStream } from "../server/file-stream.js";
import { systemCode } from "../system/files.js";
import { GatzError } from "../universal/errors.js";
import { SERVER_DEFAULTS, type TrustedProxies } from "../universal/server-options.js";
import { type Connections, watchConnections } from "./connections.js";
import { ForwardedRequest } from "./forwarded-request.js";
import { NodeRequest } from "./node-request.js";
import { cutWhenUnread, READ_TIMEOUT } from "./slow-reader.js";
import { readTrust } from "./trusted-proxies.js";

/** Statuses whose answers have no length. RFC 9110, 8.6. */
const WITHOUT_LENGTH = new Set([204, 304]);

/** ms that connections without a request are given when a server ends: who asks one thing after the other gets the next answer still. */
export const IDLE_GRACE = 100;

/** Connections that may wait to be taken; beyond it they come back after seconds. The system has a bound of its own. */
const BACKLOG = 4096;

/**
 * Makes a listener for `node:http` of a handler. A handler that fails costs one request, never the process.
 * @param proxies whose word about the visitor counts; nobody's unless told
 * @throws GatzError OPTION_INVALID
 */
export function createNodeListener(handler: RequestHandler, logger: Logger, proxies: TrustedProxies = false): RequestListener {
	const trust = readTrust(proxies);
	return (incoming, outgoing) => {
		const request = trust ? new ForwardedRequest(incoming, outgoing, trust) : new NodeRequest(incoming, outgoing);
		answer(handler, request, incoming, outgoing).catch((error: unknown) => {
			if (isCutShort(error)) return;
			logger.error(error);
			fail(outgoing);
		});
	};
}

export interface Address {
	readonly host: string;
	/** 0 takes a free one. */
	readonly port: number;
}

/** Seconds; 0 is no limit. */
export interface TimeLimits {
	/** How long a connection without a request is kept. */
	readonly keepAliveTimeout: number;
	/** How long a request's headers may take. */
	readonly headersTimeout: number;
	/** How long a request with its body may take. */
	readonly requestTimeout: number;
}

export interface ListenOptions extends Address {
	readonly handler: RequestHandler;
	readonly logger: Logger;
	/** Default: 65, 66 and 300 seconds, which suits load balancers. */
	readonly timeLimits?: TimeLimits | undefined;
	/** Whose word about the visitor counts. Default: nobody's. */
	readonly trustProxy?: TrustedProxies | undefined;
}

export interface RunningServer {
	/** `http://localhost:9000`: where it can be asked. */
	readonly url: string;
	readonly port: number;
	readonly connections: Connections;
	/**
	 * Takes no more connections, lets requests under way end, and after `grace` ms cuts the rest.
	 * @returns whether all were answered
	 */
	close(grace?: number): Promise<boolean>;
}

/**
 * Answers requests with `node:http`. Malformed and oversized requests are refused by it (400, 431).
 *
 * @throws GatzError PORT_IN_USE or OPTION_INVALID
 */
export async function listen({ handler, logger, timeLimits, trustProxy, ...address }: ListenOptions): Promise<RunningServer> {
	return startListening(createHttpServer(createNodeListener(handler, logger, trustProxy), timeLimits), address);
}

/** A server of `node:http` that does not listen yet. */
export function createHttpServer(listener: RequestListener, limits: TimeLimits = SERVER_DEFAULTS): Server {
	const server = createServer(listener);
	server.keepAliveTimeout = limits.keepAliveTimeout * 1000;
	server.headersTimeout = limits.headersTimeout * 1000;
	server.requestTimeout = limits.requestTimeout * 1000;
	return server;
}

/**
 * Lets a server of `node:http` listen.
 *
 * @throws GatzError PORT_IN_USE or OPTION_INVALID
 */
export async function startListening(server: Server, address: Address): Promise<RunningServer> {
	const connections = watchConnections(server);
	const bound = await bind(server, address);
	return {
		...bound,
		connections,
		async close(grace = 10_000) {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			const isDone = await connections.end({ idle: IDLE_GRACE, limit: grace });
			await closed;
			return isDone;
		},
	};
}

/**
 * Lets a server listen. Not of `node:http` alone: a supervisor takes connections for its workers.
 *
 * @throws GatzError PORT_IN_USE or OPTION_INVALID
 */
export async function bind(server: NetServer, { host, port }: Address): Promise<{ url: string; port: number }> {
	if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
		throw new GatzError("OPTION_INVALID", { option: "--port or PORT", problem: "has to be a port number from 0 to 65535" });
	}
	await new Promise<void>((resolve, reject) => {
		server.once("error", (error) => reject(listenError(error, host, port)));
		server.listen({ port, host, backlog: BACKLOG }, resolve);
	});
	const address = server.address();
	const actual = typeof address === "object" && address !== null ? address.port : port;
	return { url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`, port: actual };
}

async function answer(
	handler: RequestHandler,
	request: HandlerRequest,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
): Promise<void> {
	const answered = handler(request);
	const response = answered instanceof Promise ? await answered : answered;
	const { status, headers, body } = response;
	// An answer to HEAD without a body may say how long the body of GET is.
	const isUnknown = WITHOUT_LENGTH.has(status) || (body === null && incoming.method === "HEAD");
	const length = isUnknown ? null : lengthOf(body);
	if (length !== null) headers["content-length"] = String(length);
	if (incoming.method === "HEAD" || outgoing.destroyed) {
		if (body instanceof ReadableStream) await body.cancel();
		outgoing.writeHead(status, headers).end();
		return;
	}
	if (body === null || typeof body === "string" || body instanceof Uint8Array) {
		outgoing.writeHead(status, headers).end(body ?? undefined);
		// All that the system did not take at once.
		if (outgoing.writableLength > 0) cutWhenUnread(outgoing, READ_TIMEOUT);
		return;
	}
	const source = await readable(body);
	outgoing.writeHead(status, headers);
	cutWhenUnread(outgoing, READ_TIMEOUT);
	await pipeline(source, outgoing);
}

async function readable(body: ReadableStream<Uint8Array> | FileBody): Promise<Readable> {
	if (body instanceof ReadableStream) return Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
	return openFileStream(body);
}

/** Bytes of a body; null when they are not known. */
function lengthOf(body: HandlerResponse["body"]): number | null {
	if (body === null) return 0;
	if (typeof body === "string") return Buffer.byteLength(body);
	if (body instanceof Uint8Array) return body.byteLength;
	if (body instanceof ReadableStream) return null;
	const { file, start = 0, end = file.size - 1 } = body;
	return end - start + 1;
}

/** The client went in the middle of a stream. */
function isCutShort(error: unknown): boolean {
	return systemCode(error) === "ERR_STREAM_PREMATURE_CLOSE";
}

function fail(outgoing: ServerResponse): void {
	if (outgoing.headersSent) {
		outgoing.destroy();
		return;
	}
	for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
	outgoing.writeHead(500, { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" });
	outgoing.end("Internal Server Error");
}

function listenError(error: Error, host: string, port: number): Error {
	switch (systemCode(error)) {
		case "EADDRINUSE":
			return new GatzError("PORT_IN_USE", { host, port }, { cause: error });
		case "EACCES":
			return new GatzError(
				"OPTION_INVALID",
				{ option: "--port", problem: `is ${port}, which this user may not listen on` },
				{ cause: error },
			);
		case "ENOTFOUND":
		case "EADDRNOTAVAIL":
			return new GatzError(
				"OPTION_INVALID",
				{ option: "--host", problem: `is "${host}", which is no address of this machine` },
				{ cause: error },
			);
		default:
			return error;
	}
}
