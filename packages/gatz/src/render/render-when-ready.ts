import type { ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { collectText } from "./collect-text.js";

/** HTML of a page with everything that it waited for. */
export interface ReadyPage {
	readonly html: string;
	/** What was thrown inside its boundaries. */
	readonly errors: unknown[];
}

/**
 * Renders a page with everything that it waits for, as one text. Rejects with what it threw, whatever it is. Where there is no Node.js,
 * that is `render-when-ready.web.ts`.
 */
export function renderWhenReady(tree: ReactElement): Promise<ReadyPage> {
	return new Promise((resolve, reject) => {
		const errors: unknown[] = [];
		const stream = renderToPipeableStream(tree, {
			// Whole boundaries stay in place: else React puts large ones behind the page, with a script that moves them back.
			progressiveChunkSize: Number.POSITIVE_INFINITY,
			onAllReady: () => collectText(stream, (html) => resolve({ html, errors }), reject),
			onShellError: reject,
			onError: (error) => void errors.push(error),
		});
	});
}
