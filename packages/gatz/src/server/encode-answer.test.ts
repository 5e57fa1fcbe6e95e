import { brotliDecompressSync, createBrotliDecompress, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createAnswerEncoder } from "./encode-answer.js";
import type { HandlerRequest, HandlerResponse } from "./exchange.js";

const TEXT = "What is Gatz? ".repeat(200);
const HTML = { "content-type": "text/html; charset=utf-8" };

describe("createAnswerEncoder", () => {
	it("compresses a text and says that the answer depends on what the client takes", async () => {
		const br = await encode({ "accept-encoding": "gzip, br" }, { headers: { ...HTML, etag: 'W/"1"', vary: "cookie" }, body: TEXT });
		expect(br.headers).toEqual({ ...HTML, etag: 'W/"1"', vary: "cookie, accept-encoding", "content-encoding": "br" });
		expect(brotliDecompressSync(br.body as Uint8Array).toString()).toBe(TEXT);
		const gzip = await encode({ "accept-encoding": "gzip" }, { headers: { ...HTML }, body: Buffer.from(TEXT) });
		expect(gunzipSync(gzip.body as Uint8Array).toString()).toBe(TEXT);
		const plain = await encode({}, { headers: { ...HTML }, body: TEXT });
		expect(plain).toEqual({ status: 200, headers: { ...HTML, vary: "accept-encoding" }, body: TEXT });
	});

	it("gives each form a strong tag of its own, and 304 to who has that form", async () => {
		const answer = () => ({ headers: { ...HTML, etag: '"abc"' }, body: TEXT });
		expect((await encode({ "accept-encoding": "br" }, answer())).headers.etag).toBe('"abc-br"');
		const known = await encode({ "accept-encoding": "br", "if-none-match": '"abc-br"' }, answer());
		expect(known).toEqual({ status: 304, headers: { etag: '"abc-br"', vary: "accept-encoding" }, body: null });
		expect((await encode({ "accept-encoding": "gzip", "if-none-match": '"abc-br"' }, answer())).status).toBe(200);
	});

	it("compresses a body that is kept once", async () => {
		const { encode: run } = createAnswerEncoder();
		const body = Buffer.from(TEXT);
		const ask = async () => (await run(request({ "accept-encoding": "br" }), { status: 200, headers: { ...HTML }, body }, "page")).body;
		expect(await ask()).toBe(await ask());
	});

	it.each<[string, Partial<HandlerResponse>]>([
		["short", { headers: { ...HTML }, body: "short" }],
		["a picture", { headers: { "content-type": "image/png" }, body: TEXT }],
		["events", { headers: { "content-type": "text/event-stream" }, body: new Blob([TEXT]).stream() }],
		["compressed", { headers: { ...HTML, "content-encoding": "zstd" }, body: TEXT }],
		["not to be transformed", { headers: { ...HTML, "cache-control": "public, no-transform" }, body: TEXT }],
		["a part", { status: 206, headers: { ...HTML }, body: TEXT }],
		["without a type", { headers: {}, body: TEXT }],
	])("leaves alone what is %s", async (_, response) => {
		const before = { status: 200, headers: {}, body: null, ...response };
		expect(await encode({ "accept-encoding": "br" }, response)).toEqual(before);
	});

	it("answers HEAD as GET, without a length that nobody knows", async () => {
		const head = await encode({ "accept-encoding": "br" }, { headers: { ...HTML }, body: TEXT }, "HEAD");
		expect(head).toEqual({ status: 200, headers: { ...HTML, vary: "accept-encoding", "content-encoding": "br" }, body: null });
	});

	it("sends of a stream what has come before it waits for more", async () => {
		let push: ReadableStreamDefaultController<Uint8Array> | undefined;
		const source = new ReadableStream<Uint8Array>({
			start(controller) {
				push = controller;
			},
		});
		const { body } = await encode({ "accept-encoding": "br" }, { headers: { ...HTML }, body: source });
		const reader = (body as ReadableStream<Uint8Array>).getReader();
		const decoder = createBrotliDecompress();
		for (const part of ["first", "second"]) {
			push?.enqueue(Buffer.from(part));
			decoder.write((await reader.read()).value);
			expect(await new Promise((resolve) => decoder.once("data", (data) => resolve(String(data))))).toBe(part);
		}
		push?.close();
		while (!(await reader.read()).done);
	});

	it("ends the source of a stream that nobody reads any more", async () => {
		let cancelled: unknown;
		const source = new ReadableStream<Uint8Array>({
			pull: (controller) => controller.enqueue(Buffer.from(TEXT)),
			cancel: (reason) => {
				cancelled = reason;
			},
		});
		const { body } = await encode({ "accept-encoding": "gzip" }, { headers: { ...HTML }, body: source });
		const reader = (body as ReadableStream<Uint8Array>).getReader();
		await reader.read();
		await reader.cancel("gone");
		expect(cancelled).toBe("gone");
	});
});

async function encode(headers: Record<string, string>, response: Partial<HandlerResponse>, method = "GET"): Promise<HandlerResponse> {
	return createAnswerEncoder().encode(request(headers, method), { status: 200, headers: {}, body: null, ...response }, "page");
}

function request(headers: Record<string, string>, method = "GET"): HandlerRequest {
	return {
		method,
		url: "/",
		headers,
		body: () => null,
		signal: () => new AbortController().signal,
		origin: () => "http://localhost",
	};
}
