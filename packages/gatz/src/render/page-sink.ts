import { Buffer } from "node:buffer";
import { Readable, Transform } from "node:stream";
import type { DocumentStream } from "../universal/renderer.js";

/** The rest of a page that was given before all of it was ready. One of the two has to be called. */
export interface PageRest {
	/** Gives `before`, what comes of the page, and `after`. React is asked for as much as is read. */
	open(before: string, after: string): DocumentStream;
	/** Nobody wants it. */
	abandon(): void;
}

/** Takes what React writes: first as a text, which is all that was ready when it was asked for, then as a stream. React stops when it is closed. */
export class PageSink extends Transform implements PageRest {
	/** null once {@link takeText} was called. */
	#text: Buffer[] | null = [];
	#after = "";

	/** What was written so far, decoded at once: React may cut a character in two. SPEC 8.14. */
	takeText(): string {
		const text = Buffer.concat(this.#text ?? []).toString("utf8");
		this.#text = null;
		return text;
	}

	open(before: string, after: string): DocumentStream {
		this.push(before);
		this.#after = after;
		return Readable.toWeb(this) as DocumentStream;
	}

	abandon(): void {
		this.destroy();
	}

	override _transform(chunk: Buffer, _encoding: string, done: () => void): void {
		const bytes = copyWithoutGaps(chunk);
		if (this.#text) this.#text.push(bytes);
		else this.push(bytes);
		done();
	}

	override _flush(done: () => void): void {
		this.push(this.#after);
		done();
	}
}

/** React reuses its buffers, and version 18 leaves zeros where a character did not fit in. */
function copyWithoutGaps(chunk: Buffer): Buffer {
	return chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : Buffer.from(chunk);
}
