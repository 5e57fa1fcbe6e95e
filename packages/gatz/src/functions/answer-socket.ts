import { Duplex } from "node:stream";
import type { FunctionAnswer } from "../artifact/function-bundle.js";

/** Bytes that wait for the client before a function that streams has to. */
const WAITING = new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 });

/** Headers of a connection: these are for whoever sends the answer on. */
const OF_CONNECTION: ReadonlySet<string> = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade", "trailer"]);

/** What is there when the client has gone before an answer: nobody sees it. */
const GONE: FunctionAnswer = { status: 499, headers: {}, body: null };

type Written = (error?: Error | null) => void;

/**
 * The connection that a function's `ServerResponse` writes to. It reads the answer out of the bytes: the head, then a body that is whole
 * if all of it came at once, else a stream.
 */
export class AnswerSocket extends Duplex {
	/** Resolves with the head. */
	readonly answer: Promise<FunctionAnswer>;
	readonly remoteAddress: string | undefined;
	readonly encrypted: boolean;
	readonly #isHead: boolean;
	#settle!: (answer: FunctionAnswer) => void;
	/** Bytes before the end of the head; null after it. */
	#head: Buffer | null = Buffer.alloc(0);
	#stream: ReadableStreamDefaultController<Uint8Array> | null = null;
	#written: Written | null = null;

	constructor({ method, address, encrypted }: { method: string; address: string | undefined; encrypted: boolean }) {
		super();
		this.answer = new Promise((resolve) => {
			this.#settle = resolve;
		});
		this.remoteAddress = address;
		this.encrypted = encrypted;
		this.#isHead = method === "HEAD";
		this.on("error", () => {}); // whoever reads the stream gets it
	}

	override _read(): void {}

	override _write(chunk: Buffer, _encoding: BufferEncoding, written: Written): void {
		this.#take(chunk, written);
	}

	override _writev(chunks: { chunk: Buffer }[], written: Written): void {
		this.#take(Buffer.concat(chunks.map(({ chunk }) => chunk)), written);
	}

	/** Whether the answer's head has been written: there is nothing else to be answered then. */
	get hasBegun(): boolean {
		return this.#head === null;
	}

	/** All has been written. */
	finish(): void {
		this.#stream?.close();
		this.#stream = null;
		this.destroy();
	}

	override _destroy(error: Error | null, done: Written): void {
		this.#stream?.error(error ?? cutShort());
		this.#stream = null;
		this.#settle(GONE);
		this.#written?.();
		done(error);
	}

	// What libraries ask of a connection.
	setTimeout(): this {
		return this;
	}
	setNoDelay(): this {
		return this;
	}
	setKeepAlive(): this {
		return this;
	}

	#take(bytes: Buffer, written: Written): void {
		if (this.#head === null) {
			this.#pass(bytes, written);
			return;
		}
		let rest = Buffer.concat([this.#head, bytes]);
		for (let end = rest.indexOf("\r\n\r\n"); end >= 0; end = rest.indexOf("\r\n\r\n")) {
			const { status, headers } = parseHead(rest.toString("latin1", 0, end));
			rest = rest.subarray(end + 4);
			if (status < 200) continue; // "100 Continue": the connection's own affair
			this.#head = null;
			this.#begin(status, headers, rest, written);
			return;
		}
		this.#head = rest;
		written();
	}

	#begin(status: number, headers: FunctionAnswer["headers"], bytes: Buffer, written: Written): void {
		const isBodiless = this.#isHead || status === 204 || status === 304;
		if (isBodiless || bytes.length === Number(headers["content-length"] ?? Number.NaN)) {
			this.#settle({ status, headers, body: isBodiless ? null : bytes });
			written();
			return;
		}
		const body = new ReadableStream<Uint8Array>(
			{
				start: (controller) => {
					this.#stream = controller;
				},
				pull: () => {
					const resume = this.#written;
					this.#written = null;
					resume?.();
				},
				cancel: () => {
					this.#stream = null;
					this.destroy();
				},
			},
			WAITING,
		);
		this.#settle({ status, headers, body });
		this.#pass(bytes, written);
	}

	#pass(bytes: Buffer, written: Written): void {
		if (bytes.length > 0) this.#stream?.enqueue(bytes);
		if (this.#stream && (this.#stream.desiredSize ?? 0) <= 0) this.#written = written;
		else written();
	}
}

/** With the code that Node.js gives to a stream that ends too early, which is no fault of whoever sends it on. */
function cutShort(): Error {
	return Object.assign(new Error("The function's answer was cut short."), { code: "ERR_STREAM_PREMATURE_CLOSE" });
}

function parseHead(text: string): Pick<FunctionAnswer, "status" | "headers"> {
	const [start = "", ...lines] = text.split("\r\n");
	const headers: FunctionAnswer["headers"] = {};
	for (const line of lines) {
		const colon = line.indexOf(":");
		const name = line.slice(0, colon).toLowerCase();
		if (OF_CONNECTION.has(name)) continue;
		const value = line.slice(colon + 1).trim();
		headers[name] = headers[name] === undefined ? value : [headers[name], value].flat();
	}
	return { status: Number(start.split(" ", 2)[1]), headers };
}
