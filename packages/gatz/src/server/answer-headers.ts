import { GatzError } from "../universal/errors.js";
import { describe, propertyPath } from "./describe-value.js";
import type { ResponseHeaders } from "./exchange.js";

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/;
/** How long an answer is and how it is cut is the server's to say. */
const FRAMING = new Set(["content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "trailer"]);

/**
 * Reads the headers that a page gave: an object, a Map, Headers or pairs, with arrays for repeated headers. All of them are checked
 * before any is used. SPEC 1.4.14–16.
 *
 * @param source the page's file, for messages
 * @throws GatzError SERVER_DATA_HEADER or SERVER_DATA_RESULT, with the key path
 */
export function readHeaders(given: unknown, source: string): ResponseHeaders | null {
	if (given === undefined || given === null) return null;
	if (typeof given !== "object") throw wrongKind("headers", given, "has to be an object, a Map or Headers", source);
	const headers: ResponseHeaders = {};
	const entries = Symbol.iterator in given ? (given as Iterable<unknown>) : Object.entries(given);
	for (const entry of entries) {
		if (!Array.isArray(entry)) throw wrongKind("headers", given, "has to hold pairs of a name and a value", source);
		const [name, value] = entry as [unknown, unknown];
		const keyPath = propertyPath("headers", String(name));
		if (typeof name !== "string" || !NAME.test(name)) throw notHttp(keyPath, "its name is not a token", source);
		const key = name.toLowerCase();
		if (FRAMING.has(key)) continue;
		const text = Array.isArray(value)
			? value.map((item, index) => readValue(item, `${keyPath}[${index}]`, source))
			: readValue(value, keyPath, source);
		headers[key] = key === "set-cookie" && headers[key] !== undefined ? [headers[key], text].flat() : text;
	}
	return headers;
}

/** Whether HTTP can carry a header. */
export function isHeader(name: string, value: string): boolean {
	return NAME.test(name) && !FORBIDDEN.test(value);
}

function readValue(value: unknown, keyPath: string, source: string): string {
	if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
		throw wrongKind(keyPath, value, "has to be a string, a number or an array of these", source);
	}
	const text = String(value);
	const forbidden = FORBIDDEN.exec(text);
	if (forbidden) throw notHttp(keyPath, `its value has the character ${JSON.stringify(forbidden[0])}`, source);
	return text;
}

function wrongKind(keyPath: string, value: unknown, problem: string, file: string): GatzError {
	return new GatzError("SERVER_DATA_RESULT", { file, keyPath, value: describe(value), problem }, { place: { file, keyPath } });
}

function notHttp(keyPath: string, problem: string, file: string): GatzError {
	return new GatzError("SERVER_DATA_HEADER", { file, keyPath, problem }, { place: { file, keyPath } });
}
