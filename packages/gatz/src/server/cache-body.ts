import { joinBytes } from "../system/bytes.js";
import type { HandlerResponse } from "./exchange.js";

/**
 * Reads the body of an answer that may be kept. A stream that is longer than `limit` bytes stays one: what was read of it comes first.
 * @returns the answer's body from now on
 */
export async function collectBody(body: HandlerResponse["body"], limit: number): Promise<HandlerResponse["body"]> {
	if (!(body instanceof ReadableStream)) return body;
	const reader = body.getReader();
	const chunks: Uint8Array[] = [];
	let length = 0;
	while (length <= limit) {
		const { done, value } = await reader.read();
		if (done) return joinBytes(chunks);
		chunks.push(value);
		length += value.byteLength;
	}
	return new ReadableStream({
		async pull(controller) {
			const chunk = chunks.shift();
			if (chunk) return controller.enqueue(chunk);
			const { done, value } = await reader.read();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		cancel: (reason) => reader.cancel(reason),
	});
}
