import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";

/**
 * The rare part of `<!--$!-->`, React's mark of a boundary whose content is left to the browser: a search for it passes over a document
 * fifty times as fast as one that stops at each `<`. A page that holds it without being meant is rendered the slow way, no worse.
 */
export const CLIENT_RENDERED = "$!-->";

/** React's message for a page that suspended outside of any boundary, in development and in production. */
const SUSPENDED = /suspended while responding to synchronous input|error #426\b/;

/**
 * HTML of a page; null when it suspended outside of any boundary. Where it holds {@link CLIENT_RENDERED}, a boundary suspended or failed:
 * only `renderWaiting` gives its content or tells of its error. Whoever looks for the mark looks in the whole document: the text
 * that React gives is in thousands of pieces, and looking into it joins them, which costs as much for the document once more.
 */
export function renderAtOnce(tree: ReactElement): string | null {
	try {
		return renderToString(tree);
	} catch (thrown) {
		if (thrown instanceof Error && SUSPENDED.test(thrown.message)) return null;
		throw thrown;
	}
}
