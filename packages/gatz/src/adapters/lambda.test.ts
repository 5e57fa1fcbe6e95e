import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import type { HandlerResponse, RequestHandler } from "../server/exchange.js";
import { streamFile } from "./file-stream.js";
import { createLambdaHandler, createLambdaStreamer, type LambdaHead, type LambdaStreamer } from "./lambda.js";
import type { LambdaEvent } from "./lambda-event.js";

const EVENT: LambdaEvent = {
	rawPath: "/search/",
	rawQueryString: "q=a&q=b%20c",
	cookies: ["session=1", "theme=dark"],
	headers: { Host: "example.com", "x-forwarded-proto": "https", "content-type": "application/octet-stream" },
	body: Buffer.from([0, 255, 1]).toString("base64"),
	isBase64Encoded: true,
	requestContext: { domainName: "a1.lambda-url.eu-central-1.on.aws", http: { method: "POST", sourceIp: "192.0.2.7" } },
};

const answering =
	(body: HandlerResponse["body"], headers: HandlerResponse["headers"] = {}): RequestHandler =>
	() => ({ status: 200, headers, body });

describe("createLambdaHandler", () => {
	it("reads an event as the request that it stands for", async () => {
		const seen: unknown[] = [];
		const handler: RequestHandler = async (request) => {
			const { method, url, address, headers } = request;
			seen.push(method, url, address, headers.cookie, headers.host, request.origin());
			seen.push(new Uint8Array(await new Response(request.body()).arrayBuffer()));
			return { status: 204, headers: {}, body: null };
		};
		await createLambdaHandler(handler, streamFile)(EVENT);
		const cookie = "session=1; theme=dark";
		expect(seen).toEqual([
			...["POST", "/search/?q=a&q=b%20c", "192.0.2.7", cookie, "example.com", "https://example.com"],
			new Uint8Array([0, 255, 1]),
		]);
	});

	it("sends text as text, bytes as base64, and cookies apart", async () => {
		const ask = (handler: RequestHandler) => createLambdaHandler(handler, streamFile)(EVENT);
		const headers = { "content-type": "text/html; charset=utf-8", "set-cookie": ["a=1", "b=2"], vary: ["accept", "cookie"] };
		expect(await ask(answering("é", headers))).toEqual({
			statusCode: 200,
			headers: { "content-type": "text/html; charset=utf-8", "content-length": "2", vary: "accept, cookie" },
			cookies: ["a=1", "b=2"],
			body: "é",
			isBase64Encoded: false,
		});
		const bytes = new Uint8Array([0xff, 0xfe]);
		for (const type of ["image/png", "text/plain"]) {
			expect(await ask(answering(bytes, { "content-type": type }))).toMatchObject({ body: "//4=", isBase64Encoded: true });
		}
		const compressed = { "content-type": "text/html", "content-encoding": "br" };
		expect(await ask(answering("a", compressed))).toMatchObject({ isBase64Encoded: true });
	});

	it("refuses an event of another kind", async () => {
		const event = { Records: [] } as unknown as LambdaEvent;
		await expect(createLambdaHandler(answering(null), streamFile)(event)).rejects.toMatchObject({ code: "GATZ_OPTION_INVALID" });
	});
});

describe("createLambdaStreamer", () => {
	it.each([["text"], [new Blob(["text"]).stream()], [null]])("sends the head with the first bytes", async (body) => {
		const raw = new PassThrough();
		const heads: LambdaHead[] = [];
		const streamer = createLambdaStreamer(answering(body, { "set-cookie": "a=1" }), streamFile, {
			streamifyResponse: (streamer) => streamer,
			HttpResponseStream: {
				from(stream, head) {
					heads.push(head);
					return stream;
				},
			},
		}) as LambdaStreamer;
		const [received] = await Promise.all([buffer(raw), streamer(EVENT, raw)]);
		expect(received.toString()).toBe(body === null ? "" : "text");
		expect(heads).toMatchObject([{ statusCode: 200, cookies: ["a=1"] }]);
	});
});
