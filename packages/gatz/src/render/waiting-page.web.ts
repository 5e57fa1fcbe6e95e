import { renderToReadableStream } from "react-dom/server";
import type { DocumentStream } from "../universal/renderer.js";
import type { PageRest } from "./page-sink.js";
import type * as nodejs from "./waiting-page.js";

export const renderWaiting: typeof nodejs.renderWaiting = async (tree, { streams, nonce, watch }) => {
	const early: unknown[] = [];
	const controller = new AbortController();
	let isShellReady = false;
	let isSettled = false;
	let isAbandoned = false;
	let hasWaited = false;
	let hasFailed = false;
	const tell = (error: unknown): void => {
		if (!isAbandoned) watch?.onError(error);
	};
	const settle = (): void => {
		if (hasWaited && !isSettled) watch?.onSettled();
		isSettled = true;
	};
	const opening = renderToReadableStream(tree, {
		...(nonce && { nonce }),
		progressiveChunkSize: Number.POSITIVE_INFINITY,
		signal: controller.signal,
		onError(error) {
			hasFailed = true;
			if (isShellReady) tell(error);
			else early.push(error);
		},
	});
	void nextTurn().then(() => {
		if (isSettled) return;
		hasWaited = true;
		watch?.onWaiting((reason) => controller.abort(reason));
	});
	const stream = await opening.catch((error: unknown) => {
		settle();
		throw error;
	});
	isShellReady = true;
	early.forEach(tell);
	const ready = stream.allReady.then(settle, settle);
	if (streams) {
		await nextTurn();
		await nextTurn();
	} else await ready;
	if (isSettled) return { html: await new Response(stream).text(), rest: null, hasWaited, hasFailed };
	const { html, pending, reader } = await takeText(stream);
	const abandon = (): void => {
		isAbandoned = true;
		void reader.cancel().catch(() => {});
	};
	return { html, rest: restOf(reader, pending, abandon), hasWaited, hasFailed };
};

type Reader = ReadableStreamDefaultReader<Uint8Array>;
type Reading = ReturnType<Reader["read"]>;

/** What has been written so far, and the reading of what comes next. */
async function takeText(stream: ReadableStream<Uint8Array>): Promise<{ html: string; pending: Reading; reader: Reader }> {
	const reader = stream.getReader();
	const decoder = new TextDecoder();
	let html = "";
	for (;;) {
		const pending = reader.read();
		const read = await Promise.race([pending, nextTurn()]);
		if (!read || read.done) return { html: html + decoder.decode(), pending, reader };
		html += decoder.decode(read.value, { stream: true });
	}
}

function restOf(reader: Reader, first: Reading, abandon: () => void): PageRest {
	let pending: Reading | undefined = first;
	return {
		abandon,
		open(before, after) {
			const encoder = new TextEncoder();
			return new ReadableStream<Uint8Array>({
				start: (controller) => controller.enqueue(encoder.encode(before)),
				async pull(controller) {
					const { done, value } = await (pending ?? reader.read());
					pending = undefined;
					controller.enqueue(done ? encoder.encode(after) : value);
					if (done) controller.close();
				},
				cancel: abandon,
			}) as DocumentStream;
		},
	};
}

function nextTurn(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 0));
}
