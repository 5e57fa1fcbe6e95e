import { Buffer } from "node:buffer";
import { Writable } from "node:stream";

/**
 * Gathers what a React stream writes and decodes it once: React may cut a character in two, and in version 18 hands out half-filled
 * views. SPEC 8.14.
 */
export function collectText(
	stream: { pipe(destination: Writable): unknown },
	resolve: (text: string) => void,
	reject: (error: unknown) => void,
): void {
	const chunks: Buffer[] = [];
	const sink = new Writable({
		decodeStrings: true,
		write(chunk: Buffer, _encoding, done) {
			// React reuses its buffers.
			chunks.push(Buffer.from(chunk));
			done();
		},
		final(done) {
			resolve(Buffer.concat(chunks).toString("utf8"));
			done();
		},
	});
	sink.on("error", reject);
	stream.pipe(sink);
}
