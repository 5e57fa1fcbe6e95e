import type { ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import type { RenderWatch } from "../universal/renderer.js";
import { type PageRest, PageSink } from "./page-sink.js";

/** How a page that may have to wait is rendered. */
export interface WaitOptions {
	/** Whether it may be given before all of it is ready. */
	readonly streams: boolean;
	/** For the scripts that React puts behind a page that streams. */
	readonly nonce?: string | null | undefined;
	readonly watch?: RenderWatch | undefined;
}

/** A page that may have had to wait. */
export interface WaitingPage {
	/** All of it, unless there is a `rest`: then it has the fallbacks of boundaries that are waited for. */
	readonly html: string;
	/** Puts what was waited for in its places. */
	readonly rest: PageRest | null;
	/** Whether it was not ready at once. */
	readonly hasWaited: boolean;
	/** Whether something of it has failed by now. */
	readonly hasFailed: boolean;
}

/**
 * Renders a page that may suspend. Where it streams, it is given once all outside of boundaries is ready, and a turn of the event loop has
 * passed: what is ready by then needs no stream. Else, and where nothing more is waited for, it is one text, with each boundary in its place.
 *
 * @throws what the page threw outside of boundaries, whatever it is; the reason with which the watch has ended the waiting before that
 */
export function renderWaiting(tree: ReactElement, { streams, nonce, watch }: WaitOptions): Promise<WaitingPage> {
	return new Promise((resolve, reject) => {
		const early: unknown[] = [];
		let isShellReady = false;
		let isGiven = false;
		let isSettled = false;
		let hasWaited = false;
		let hasFailed = false;
		const sink = new PageSink();
		const tell = (error: unknown): void => {
			if (!sink.destroyed) watch?.onError(error);
		};
		const settle = (): void => {
			if (hasWaited && !isSettled) watch?.onSettled();
			isSettled = true;
		};
		const give = (): void => {
			if (isGiven) return;
			isGiven = true;
			stream.pipe(sink);
			resolve({ html: sink.takeText(), rest: isSettled ? null : sink, hasWaited, hasFailed });
		};
		const stream = renderToPipeableStream(tree, {
			...(nonce && { nonce }),
			// Whole boundaries stay in place: else React puts large ones behind the page, with a script that moves them back.
			progressiveChunkSize: Number.POSITIVE_INFINITY,
			onShellReady() {
				isShellReady = true;
				early.forEach(tell);
				if (streams) setImmediate(() => setImmediate(give));
			},
			onAllReady() {
				settle();
				give();
			},
			onShellError(error) {
				settle();
				reject(error);
			},
			onError(error) {
				hasFailed = true;
				if (isShellReady) tell(error);
				else early.push(error);
			},
		});
		// After React's first turn of work.
		setImmediate(() => {
			if (isSettled) return;
			hasWaited = true;
			watch?.onWaiting((reason) => stream.abort(reason));
		});
	});
}
