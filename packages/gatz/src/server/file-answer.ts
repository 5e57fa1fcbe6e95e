import type { Artifact, PublicFile } from "../artifact/artifact.js";
import { parseRange } from "./byte-range.js";
import { matchesTag, notModified } from "./entity-tag.js";
import type { FileBody, HandlerRequest, HandlerResponse, ResponseHeaders } from "./exchange.js";
import { IMMUTABLE, PUBLIC } from "./header-rules.js";
import { plainAnswer } from "./plain-answer.js";

/** Files up to this size are read as a whole, and by the artifact kept in memory. Bytes. */
const SMALL = 64 * 1024;

/** The first of the public files at these paths that is there. */
export async function findFile(artifact: Artifact, paths: readonly string[]): Promise<{ path: string; file: PublicFile } | undefined> {
	for (const path of paths) {
		const found = artifact.file(path);
		const file = found instanceof Promise ? await found : found;
		if (file) return { path, file };
	}
	return undefined;
}

/** How long a public file may be kept. */
export function fileCacheControl(file: PublicFile): string {
	return file.immutable ? IMMUTABLE : PUBLIC;
}

/** Sends a public file, a part of it, or word that the client has it. `headers` are taken over. */
export async function answerFile(
	artifact: Artifact,
	request: HandlerRequest,
	file: PublicFile,
	headers: ResponseHeaders,
): Promise<HandlerResponse> {
	const asked = request.headers as Record<string, string | undefined>;
	headers.etag = file.etag;
	if (matchesTag(asked["if-none-match"], file.etag)) return notModified(headers);
	headers["content-type"] ??= file.contentType;
	headers["accept-ranges"] = "bytes";
	const fresh = asked["if-range"] === undefined || asked["if-range"] === file.etag;
	const range = fresh && request.method === "GET" ? parseRange(asked.range, file.size) : null;
	if (range === "unsatisfiable") return plainAnswer(416, "Range Not Satisfiable", { "content-range": `bytes */${file.size}` });
	if (range) {
		headers["content-range"] = `bytes ${range.start}-${range.end}/${file.size}`;
		return { status: 206, headers, body: { file, ...range } };
	}
	return { status: 200, headers, body: request.method === "HEAD" ? { file } : await fileBody(artifact, file) };
}

/** The bytes of a small file; a large one is left to the adapter to stream. */
export async function fileBody(artifact: Artifact, file: PublicFile): Promise<Uint8Array | FileBody> {
	return file.size > SMALL ? { file } : await artifact.read(file);
}
