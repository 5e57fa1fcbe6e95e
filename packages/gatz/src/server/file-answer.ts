import type { Artifact, PublicFile } from "../artifact/artifact.js";
import { isCompressible, LEAST_BYTES } from "../artifact/content-coding.js";
import { parseRange } from "./byte-range.js";
import { type AnswerEncoder, allowsCoding, varyByCoding } from "./encode-answer.js";
import { matchesTag, notModified } from "./entity-tag.js";
import type { FileBody, HandlerRequest, HandlerResponse, ResponseHeaders } from "./exchange.js";
import { IMMUTABLE, PUBLIC } from "./header-rules.js";
import { plainAnswer } from "./plain-answer.js";
import type { Site } from "./site.js";

/** Files up to this size are read as a whole, and by the artifact kept in memory. Bytes. */
const SMALL = 64 * 1024;

/** A public file with the path by which it was found. */
export interface FoundFile {
	readonly path: string;
	readonly file: PublicFile;
}

/** The first of the public files at these paths that is there. A promise only where the disk has to be asked. */
export function findFile(artifact: Artifact, paths: readonly string[], from = 0): FoundFile | undefined | Promise<FoundFile | undefined> {
	for (let index = from; index < paths.length; index++) {
		const path = paths[index] as string;
		const file = artifact.file(path);
		if (file instanceof Promise) return file.then((known) => (known ? { path, file: known } : findFile(artifact, paths, index + 1)));
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
	{ artifact, encoder }: Pick<Site, "artifact" | "encoder">,
	request: HandlerRequest,
	plain: PublicFile,
	headers: ResponseHeaders,
): Promise<HandlerResponse> {
	const asked = request.headers as Record<string, string | undefined>;
	const file = encoder && mayBeEncoded(plain) && allowsCoding(headers) ? chooseForm(encoder, asked, plain, headers) : plain;
	headers.etag = file.etag;
	if (matchesTag(asked["if-none-match"], file.etag)) return notModified(headers);
	headers["content-type"] ??= file.contentType;
	if (file !== plain) return { status: 200, headers, body: request.method === "HEAD" ? { file } : await fileBody(artifact, file) };
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

/** Whether a file has other forms: the build's, or those that are made on request. */
function mayBeEncoded({ encoded, size, contentType }: PublicFile): boolean {
	return encoded !== undefined || (size >= LEAST_BYTES && isCompressible(contentType));
}

/** A part is one of the file itself; the whole may come in a form that the build has made. */
function chooseForm(
	encoder: AnswerEncoder,
	asked: Record<string, string | undefined>,
	file: PublicFile,
	headers: ResponseHeaders,
): PublicFile {
	varyByCoding(headers);
	const coding = asked.range === undefined ? encoder.choose(asked["accept-encoding"]) : null;
	const form = coding && file.encoded?.[coding];
	if (!form) return file;
	headers["content-encoding"] = coding;
	return form;
}

/** The bytes of a small file; a large one is left to the adapter to stream. */
export async function fileBody(artifact: Artifact, file: PublicFile): Promise<Uint8Array | FileBody> {
	return file.size > SMALL ? { file } : await artifact.read(file);
}
