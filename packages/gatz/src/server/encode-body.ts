import { Readable } from "node:stream";
import { promisify } from "node:util";
import {
	type BrotliCompress,
	type BrotliOptions,
	brotliCompress,
	brotliCompressSync,
	constants,
	createBrotliCompress,
	createGzip,
	type Gzip,
	gzip,
	gzipSync,
} from "node:zlib";
import type { ContentCoding } from "../artifact/content-coding.js";
import type { FileBody } from "./exchange.js";
import { openFileStream } from "./file-stream.js";

/** Whether this is a host on which bodies can be compressed. Where there is no Node.js, this module is `encode-body.web.ts`. */
export const CAN_ENCODE: boolean = true;

/** Takes as long as gzip's level 6 and makes less of it. */
const BROTLI_PARAMS = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
const QUICK_GZIP = { level: 6 };

/** Up to here giving a body to another thread and taking it back costs this one more than compressing it. Bytes. */
const AT_ONCE = 8 * 1024;

const brotli = promisify(brotliCompress) as (body: string | Uint8Array, options: BrotliOptions) => Promise<Uint8Array>;
const deflate = promisify(gzip) as (body: string | Uint8Array, options: typeof QUICK_GZIP) => Promise<Uint8Array>;

/** Compresses a body: a small one now, others on another thread. */
export function encodeBytes(body: string | Uint8Array, coding: ContentCoding): Uint8Array | Promise<Uint8Array> {
	const isSmall = body.length <= AT_ONCE;
	if (coding === "gzip") return isSmall ? gzipSync(body, QUICK_GZIP) : deflate(body, QUICK_GZIP);
	// Not knowing how long the body is, it prepares for megabytes, which takes longer than a small page does.
	const options = { params: { ...BROTLI_PARAMS, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } };
	return isSmall ? brotliCompressSync(body, options) : brotli(body, options);
}

/** Compresses a stream. What has come is sent before the next is waited for, and no more is taken than is wanted. */
export function encodeStream(body: ReadableStream<Uint8Array>, coding: ContentCoding): ReadableStream<Uint8Array> {
	const encoder = createEncoder(coding);
	const reader = body.getReader();
	const feed = async function* (): AsyncGenerator<Uint8Array> {
		try {
			for (;;) {
				const { done, value } = await reader.read();
				const made = done ? await finish(encoder) : await write(encoder, value);
				if (made.length > 0) yield made;
				if (done) return;
			}
		} finally {
			encoder.close();
		}
	};
	const chunks = feed();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		async cancel(reason) {
			await reader.cancel(reason);
			await chunks.return(undefined);
		},
	});
}

/** Compresses a file while it is sent. */
export async function encodeFile(body: FileBody, coding: ContentCoding): Promise<ReadableStream<Uint8Array>> {
	const source = await openFileStream(body);
	const encoder = createEncoder(coding);
	source.on("error", (error) => encoder.destroy(error));
	encoder.on("close", () => source.destroy());
	return Readable.toWeb(source.pipe(encoder)) as ReadableStream<Uint8Array>;
}

type Encoder = BrotliCompress | Gzip;

function createEncoder(coding: ContentCoding): Encoder {
	return coding === "br" ? createBrotliCompress({ params: BROTLI_PARAMS }) : createGzip(QUICK_GZIP);
}

/** Bytes that stand for a chunk, with which a client can show all of it. */
function write(encoder: Encoder, chunk: Uint8Array): Promise<Uint8Array> {
	return collect(encoder, (done) => {
		encoder.write(chunk);
		encoder.flush(done);
	});
}

function finish(encoder: Encoder): Promise<Uint8Array> {
	return collect(encoder, (done) => encoder.once("end", done).end());
}

function collect(encoder: Encoder, run: (done: () => void) => void): Promise<Uint8Array> {
	return new Promise((resolve, reject) => {
		const parts: Buffer[] = [];
		const take = (part: Buffer): void => void parts.push(part);
		encoder.on("data", take).once("error", reject);
		run(() => {
			encoder.off("data", take).off("error", reject);
			resolve(Buffer.concat(parts));
		});
	});
}
