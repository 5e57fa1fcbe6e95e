import { type ContentCoding, isCompressible, LEAST_BYTES } from "../artifact/content-coding.js";
import { type ChooseCoding, createCodingChoice } from "./accepted-coding.js";
import { CAN_ENCODE, encodeBytes, encodeFile, encodeStream } from "./encode-body.js";
import { matchesTag, notModified } from "./entity-tag.js";
import type { HandlerRequest, HandlerResponse, ResponseHeaders } from "./exchange.js";
import { PRIVATE } from "./header-rules.js";
import type { Route } from "./route.js";

/** Gives answers the form that the client likes best. */
export interface AnswerEncoder {
	readonly choose: ChooseCoding;
	/**
	 * Compresses an answer if the client takes it so and it gets smaller, and says to caches that its form depends on it.
	 * @param kind of the route: what a function streams is left alone
	 */
	encode(request: HandlerRequest, response: HandlerResponse, kind: Route["kind"]): HandlerResponse | Promise<HandlerResponse>;
}

type Body = NonNullable<HandlerResponse["body"]>;

export function createAnswerEncoder(): AnswerEncoder {
	const choose = createCodingChoice();
	/** Compressed forms of bodies that are kept, for as long as these are. */
	const kept: Kept = new WeakMap();
	return {
		choose,
		encode(request, response, kind) {
			const { headers, body, status } = response;
			const accepted = request.headers["accept-encoding"] as string | undefined;
			const isUnshared = accepted === undefined && headers["cache-control"] === PRIVATE;
			if (isUnshared) return response;
			if (status === 304 && kind === "page") varyByCoding(headers);
			if (body === null || status === 206 || !mayEncode(headers, body, kind !== "function")) return response;
			varyByCoding(headers);
			const coding = request.headers.range === undefined ? choose(accepted) : null; // parts are parts of the plain form
			return coding && CAN_ENCODE ? encodeAs(coding, request, response, body, kept) : response;
		},
	};
}

/** Whether an answer's headers allow another form of its body: nothing has compressed it, and the site does not forbid it. */
export function allowsCoding(headers: ResponseHeaders): boolean {
	return headers["content-encoding"] === undefined && !String(headers["cache-control"]).includes("no-transform");
}

/** Says to caches that the answer depends on `accept-encoding`. */
export function varyByCoding(headers: ResponseHeaders): void {
	const { vary } = headers;
	if (vary === undefined || vary === "accept-encoding") headers.vary = "accept-encoding";
	else if (!/(?:^|[\s,])(?:accept-encoding|\*)(?:$|[\s,])/i.test(String(vary))) headers.vary = `${vary}, accept-encoding`;
}

type Kept = WeakMap<Uint8Array, { [Coding in ContentCoding]?: Uint8Array | Promise<Uint8Array> }>;

function mayEncode(headers: ResponseHeaders, body: Body, streams: boolean): boolean {
	const isLong = body instanceof ReadableStream ? streams : lengthOf(body) >= LEAST_BYTES;
	return isLong && isCompressible(String(headers["content-type"])) && allowsCoding(headers);
}

function lengthOf(body: Exclude<Body, ReadableStream>): number {
	return typeof body === "string" || body instanceof Uint8Array ? body.length : body.file.size;
}

async function encodeAs(
	coding: ContentCoding,
	request: HandlerRequest,
	{ status, headers, ...rest }: HandlerResponse,
	body: Body,
	kept: Kept,
): Promise<HandlerResponse> {
	const { etag } = headers;
	if (typeof etag === "string" && etag.startsWith('"')) {
		headers.etag = `${etag.slice(0, -1)}-${coding}"`;
		if (status === 200 && matchesTag(request.headers["if-none-match"] as string | undefined, headers.etag)) {
			await discard(body);
			return notModified(headers);
		}
	}
	headers["content-encoding"] = coding;
	delete headers["accept-ranges"];
	delete headers["content-length"];
	if (request.method !== "HEAD") return { ...rest, status, headers, body: await encodeBody(body, coding, kept) };
	await discard(body);
	return { ...rest, status, headers, body: null };
}

async function discard(body: Body): Promise<void> {
	if (body instanceof ReadableStream) await body.cancel();
}

function encodeBody(body: Body, coding: ContentCoding, kept: Kept): Promise<Body> | Body {
	if (typeof body === "string") return encodeBytes(body, coding);
	if (body instanceof ReadableStream) return encodeStream(body, coding);
	if (!(body instanceof Uint8Array)) return encodeFile(body, coding);
	const forms = kept.get(body) ?? {};
	kept.set(body, forms);
	forms[coding] ??= encodeBytes(body, coding);
	return forms[coding];
}
