import type { ReactElement } from "react";
import { renderAtOnce } from "./page-html.js";
import type { RenderPlain } from "./plain-html.js";

/** HTML of a page of a template; null when it suspended. Throws what the page threw. */
export type RenderPage = (templateName: string, createTree: () => ReactElement) => string | null;

/**
 * Leaves to `renderPlain` the templates whose pages it can render. React renders the first page of each; when the other gives the same bytes,
 * it renders the next ones, until one is not plain: then the template is React's for good, so that no page is rendered twice again and again.
 */
export function createPageRenderer(renderPlain: RenderPlain): RenderPage {
	const isPlain = new Map<string, boolean>();
	return (templateName, createTree) => {
		const known = isPlain.get(templateName);
		const plainHtml = known ? renderPlain(createTree()) : null;
		if (plainHtml !== null) return plainHtml;
		// A page that throws is no evidence: it ends here.
		const html = renderAtOnce(createTree());
		if (known) isPlain.set(templateName, false);
		else if (known === undefined && html !== null) isPlain.set(templateName, renderPlain(createTree()) === html);
		return html;
	};
}
