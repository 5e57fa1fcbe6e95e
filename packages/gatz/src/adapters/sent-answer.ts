import type { FileBody, HandlerResponse, ResponseHeaders } from "../server/exchange.js";

/** Gives a large public file, or the part of it that is asked for, byte for byte as the answer's headers describe it. */
export type FileReader = (body: FileBody) => ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>;

/** An answer as it leaves a host: with its length where that is known, its body as bytes. */
export interface SentAnswer {
	readonly status: number;
	readonly headers: ResponseHeaders;
	/** null to a HEAD request, and where there is none. */
	readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
}

/** Statuses whose answers have no length. RFC 9110, 8.6. */
const WITHOUT_LENGTH = new Set([204, 304]);

/** What a host sends of an answer: equal to what `node:http` sends. */
export async function toSentAnswer(method: string, { status, headers, body }: HandlerResponse, readFile: FileReader): Promise<SentAnswer> {
	const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
	// An answer to HEAD without a body may say how long the body of GET is.
	const isUnknown = WITHOUT_LENGTH.has(status) || (bytes === null && method === "HEAD");
	const length = isUnknown ? null : lengthOf(bytes);
	if (length !== null) headers["content-length"] = String(length);
	if (method === "HEAD" || bytes === null || length === 0) {
		if (bytes instanceof ReadableStream) await bytes.cancel();
		return { status, headers, body: null };
	}
	if (bytes instanceof ReadableStream || bytes instanceof Uint8Array) {
		return { status, headers, body: bytes as Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> };
	}
	return { status, headers, body: await readFile(bytes) };
}

/** null where it is not known. */
function lengthOf(body: Exclude<HandlerResponse["body"], string>): number | null {
	if (body === null) return 0;
	if (body instanceof Uint8Array) return body.byteLength;
	if (body instanceof ReadableStream) return null;
	const { file, start = 0, end = file.size - 1 } = body;
	return end - start + 1;
}
