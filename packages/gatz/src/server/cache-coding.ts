import type { StoredAnswer } from "./cache-store.js";

/** A stored answer as bytes, for a store outside of this machine: a line of JSON, then the body as it is. */
export function encodeAnswer({ body, ...rest }: StoredAnswer): Buffer {
	const kind = body === null ? "none" : typeof body === "string" ? "text" : "bytes";
	return Buffer.concat([
		Buffer.from(`${JSON.stringify({ ...rest, kind })}\n`),
		typeof body === "string" ? Buffer.from(body) : (body ?? EMPTY),
	]);
}

/** @returns undefined for what {@link encodeAnswer} has not made */
export function decodeAnswer(bytes: Buffer): StoredAnswer | undefined {
	const end = bytes.indexOf(10);
	try {
		const { kind, ...rest } = JSON.parse(bytes.toString("utf8", 0, end));
		const body = bytes.subarray(end + 1);
		return { ...rest, body: kind === "none" ? null : kind === "text" ? body.toString() : body };
	} catch {
		return undefined;
	}
}

const EMPTY = Buffer.alloc(0);
