import type { ReactElement } from "react";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { collectText } from "./collect-text.js";

/** Renders trees of one template after the other and learns which templates suspend. */
export interface PageHtmlRenderer {
	/** HTML of a page. A string unless the page suspends. Throws or rejects with what the page threw, whatever it is. */
	render(templateName: string, tree: ReactElement): string | Promise<string>;
}

/** @param onError gets what was thrown inside a Suspense boundary; the rest of the page stays. */
export function createPageHtmlRenderer(onError: (error: unknown) => void): PageHtmlRenderer {
	const suspending = new Set<string>();

	async function renderWhenReady(templateName: string, tree: ReactElement): Promise<string> {
		const { html, errors } = await renderStream(tree);
		// What fails inside a boundary gets here, too, and is no reason to stream the next time.
		if (errors.length === 0) suspending.add(templateName);
		errors.forEach(onError);
		return html;
	}

	return {
		render(templateName, tree) {
			const html = suspending.has(templateName) ? null : renderAtOnce(tree);
			return html ?? renderWhenReady(templateName, tree);
		},
	};
}

/** null when the page suspended, or failed inside a boundary: then only a stream gives the content or tells of the error. */
function renderAtOnce(tree: ReactElement): string | null {
	try {
		const html = renderToString(tree);
		return html.includes(CLIENT_RENDERED) ? null : html;
	} catch (thrown) {
		if (thrown instanceof Error && SUSPENDED.test(thrown.message)) return null;
		throw thrown;
	}
}

/** React's mark of a boundary whose content is left to the browser, without its `<!--`: a search for `$`, which is rare, is much faster. */
const CLIENT_RENDERED = "$!-->";

/** React's message for a page that suspended outside of any boundary, in development and in production. */
const SUSPENDED = /suspended while responding to synchronous input|error #426\b/;

/** Renders with everything that the page waits for, as one text, with what was thrown inside its boundaries. */
function renderStream(tree: ReactElement): Promise<{ html: string; errors: unknown[] }> {
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
