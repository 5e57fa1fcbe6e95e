import type { Connect } from "vite";
import { contentTypeOf } from "../artifact/content-types.js";
import { parseQuery } from "../server/query.js";
import { readBytes } from "../system/files.js";

type Incoming = Connect.IncomingMessage;
type Outgoing = Parameters<Connect.SimpleHandleFunction>[1];

/** A request as handlers of a {@link DevApp} know it from Express. */
export interface DevRequest extends Incoming {
	baseUrl: string;
	params: Record<string, string>;
	query: Record<string, unknown>;
	readonly path: string;
	readonly hostname: string;
	readonly protocol: string;
	get(name: string): string | undefined;
	body?: unknown;
}

/** A response as handlers of a {@link DevApp} know it from Express. */
export interface DevResponse extends Outgoing {
	locals: Record<string, unknown>;
	status(code: number): DevResponse;
	set(name: string | Readonly<Record<string, string>>, value?: string): DevResponse;
	get(name: string): unknown;
	type(type: string): DevResponse;
	json(value: unknown): DevResponse;
	send(body?: unknown): DevResponse;
	sendStatus(code: number): DevResponse;
	sendFile(path: string, done?: (error?: unknown) => void): void;
	redirect(statusOrUrl: number | string, url?: string): void;
}

/** Adds to a request and its response what Express adds; once. */
export function completeExchange(request: DevRequest, response: DevResponse): void {
	if (request.baseUrl !== undefined) return;
	const url = request.url ?? "/";
	const query = parseQuery(url.includes("?") ? url.slice(url.indexOf("?")) : "");
	Object.assign(request, {
		baseUrl: "",
		originalUrl: request.originalUrl ?? url,
		params: {},
		query,
		protocol: "http",
		hostname: (request.headers.host ?? "").replace(/:\d+$/, ""),
		get: (name: string) => request.headers[name.toLowerCase()],
		header: (name: string) => request.headers[name.toLowerCase()],
	});
	Object.defineProperty(request, "path", { get: () => (request.url ?? "/").split("?", 1)[0] });
	Object.assign(response, createAnswers(response));
}

function createAnswers(response: DevResponse): Partial<DevResponse> & { header: DevResponse["set"] } {
	const set: DevResponse["set"] = (name, value) => {
		const headers = typeof name === "string" ? { [name]: String(value) } : name;
		for (const [key, text] of Object.entries(headers)) response.setHeader(key, text);
		return response;
	};
	const type: DevResponse["type"] = (given) =>
		set("content-type", given.includes("/") ? given : contentTypeOf(`x.${given.replace(/^\./, "")}`));
	const json: DevResponse["json"] = (value) => {
		if (!response.hasHeader("content-type")) type("json");
		response.end(JSON.stringify(value));
		return response;
	};
	return {
		locals: {},
		set,
		header: set,
		type,
		json,
		get: (name) => response.getHeader(name),
		status(code) {
			response.statusCode = code;
			return response;
		},
		send(body) {
			const isText = typeof body === "string";
			if (!isText && !(body instanceof Uint8Array) && body !== undefined && body !== null) return json(body);
			if (!response.hasHeader("content-type") && isText) type("html");
			response.end(body ?? undefined);
			return response;
		},
		sendStatus(code) {
			response.statusCode = code;
			return type("txt").send(String(code));
		},
		sendFile(path, done) {
			readBytes(path).then(
				(bytes) => {
					if (!response.hasHeader("content-type")) type(contentTypeOf(path));
					response.end(bytes);
					done?.();
				},
				(error: unknown) => {
					if (done) return done(error);
					response.statusCode = 404;
					response.end("Not Found");
				},
			);
		},
		redirect(statusOrUrl, url) {
			response.statusCode = typeof statusOrUrl === "number" ? statusOrUrl : 302;
			response.setHeader("location", url ?? String(statusOrUrl));
			response.end();
		},
	};
}
