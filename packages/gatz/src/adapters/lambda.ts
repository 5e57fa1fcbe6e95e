import { isUtf8 } from "node:buffer";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RequestHandler, ResponseHeaders } from "../server/exchange.js";
import { type LambdaEvent, LambdaRequest } from "./lambda-event.js";
import { type FileReader, type SentAnswer, toSentAnswer } from "./sent-answer.js";

/** The head of an answer, in payload format 2.0. */
export interface LambdaHead {
	readonly statusCode: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly cookies: readonly string[];
}

export interface LambdaAnswer extends LambdaHead {
	readonly body: string;
	readonly isBase64Encoded: boolean;
}

export type LambdaHandler = (event: LambdaEvent) => Promise<LambdaAnswer>;
/** What `awslambda.streamifyResponse` takes. */
export type LambdaStreamer = (event: LambdaEvent, stream: Writable) => Promise<void>;

/** What Lambda's Node.js has as the global `awslambda`. */
export interface LambdaStreaming {
	streamifyResponse(streamer: LambdaStreamer): unknown;
	readonly HttpResponseStream: { from(stream: Writable, head: LambdaHead): Writable };
}

/** Makes a handler of events from function URLs and HTTP APIs. Answers are sent as a whole; Lambda takes up to 6 MB. */
export function createLambdaHandler(handler: RequestHandler, readFile: FileReader): LambdaHandler {
	return async (event) => {
		const answer = await ask(handler, event, readFile);
		return { ...toHead(answer), ...toBody(answer.headers, await collect(answer.body)) };
	};
}

/**
 * Makes a handler that streams, for function URLs whose invoke mode is `RESPONSE_STREAM`. Wherever else events come from, Lambda would
 * hand the stream on as it is, head and all: there {@link createLambdaHandler} has to answer.
 *
 * @returns what has to be exported
 */
export function createLambdaStreamer(handler: RequestHandler, readFile: FileReader, aws: LambdaStreaming): unknown {
	return aws.streamifyResponse(async (event, raw) => {
		const answer = await ask(handler, event, readFile);
		const stream = aws.HttpResponseStream.from(raw, toHead(answer));
		const { body } = answer;
		if (body instanceof ReadableStream) return pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), stream);
		stream.write(body ?? ""); // the head goes out with the first bytes only
		await new Promise<void>((resolve) => stream.end(resolve));
	});
}

async function ask(handler: RequestHandler, event: LambdaEvent, readFile: FileReader): Promise<SentAnswer> {
	const request = new LambdaRequest(event);
	return toSentAnswer(request.method, await handler(request), readFile);
}

function toHead({ status, headers }: SentAnswer): LambdaHead {
	const { "set-cookie": cookies = [], ...rest } = headers;
	const joined = Object.entries(rest).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]);
	return { statusCode: status, headers: Object.fromEntries(joined), cookies: [cookies].flat() };
}

async function collect(body: SentAnswer["body"]): Promise<Buffer> {
	if (body instanceof ReadableStream) return Buffer.from(await new Response(body).arrayBuffer());
	return body === null ? Buffer.alloc(0) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

/** Types of text. What is compressed is none, whatever its type. */
const TEXT = /^text\/|[/+](?:json|xml)\b|javascript/;

function toBody(headers: ResponseHeaders, bytes: Buffer): Pick<LambdaAnswer, "body" | "isBase64Encoded"> {
	const isText = headers["content-encoding"] === undefined && TEXT.test(String(headers["content-type"])) && isUtf8(bytes);
	return { body: bytes.toString(isText ? "utf8" : "base64"), isBase64Encoded: !isText };
}
