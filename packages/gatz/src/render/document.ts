import type { ResolvedHead } from "../react/head-element.js";
import { serialiseAttributes } from "../react/static-html.js";
import { escapeHtml, inlineJson } from "../universal/inline-json.js";
import type { DocumentAssets, RenderInput } from "../universal/renderer.js";
import { type PageSlices, sliceDataPath } from "../universal/slice.js";
import { escapeStyle, headHtml } from "./head-html.js";
import { splitHoisted } from "./split-hoisted.js";

/** What the document of one page is made of, besides what its build decides. */
export interface DocumentContent extends Pick<RenderInput, "templateName" | "pagePath" | "pageDataJson" | "slices"> {
	/** React's output. */
	readonly pageHtml: string;
	readonly head: ResolvedHead | null;
}

/** A document, and where in it the page's own HTML is. Whatever stands around that, the framework, plugins, `src/html` or a Head wrote. */
export interface WrittenDocument {
	readonly html: string;
	readonly pageStart: number;
	readonly pageEnd: number;
}

/** Puts the document around a page. */
export type WriteDocument = (content: DocumentContent) => WrittenDocument;

export const GENERATOR = "Gatsby 5.100.0";

// SPEC 2.3.2
const FIRST_METAS =
	'<meta charSet="utf-8"/><meta http-equiv="x-ua-compatible" content="ie=edge"/>' +
	'<meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no"/>' +
	`<meta name="generator" content="${GENERATOR}"/>`;

const HTML_START = "<!DOCTYPE html><html";
const PAGE_START = '><div id="___gatsby">';
// SPEC 1.6.9, 2.3.5
const PAGE_END = '</div><script id="gatsby-script-loader">/*<![CDATA[*/window.pagePath=';

/** With this, every document ends that no hook changes. */
export const DOCUMENT_END = "</body></html>";

/** Makes the writer for sites whose documents no hook changes: all that a build decides is made into text once. SPEC 2.3. */
export function createDocumentWriter(assets: DocumentAssets, pathPrefix: string): WriteDocument {
	const headEnds = new Map<string, string>();
	const documentEnd = createDocumentEnd(assets);

	function headEnd(templateName: string): string {
		let html = headEnds.get(templateName);
		if (html === undefined) {
			html = createHeadEnd(assets, templateName);
			headEnds.set(templateName, html);
		}
		return html;
	}

	function write({ templateName, pagePath, pageDataJson, head, slices }: DocumentContent, hoisted: string, body: string): WrittenDocument {
		const before =
			HTML_START +
			(head ? serialiseAttributes(head.htmlAttributes) : "") +
			`><head>${FIRST_METAS}` +
			(head ? headHtml(head.elements) : "") +
			hoisted +
			(slices ? sliceDataPreloads(slices, pathPrefix) : "") +
			headEnd(templateName) +
			(head ? serialiseAttributes(head.bodyAttributes) : "") +
			PAGE_START;
		const pageData = pageDataJson === null ? "" : `;window.pageData=${inlineJson(pageDataJson)}`;
		const html = before + body + PAGE_END + inlineJson(JSON.stringify(pagePath)) + pageData + documentEnd;
		return { html, pageStart: before.length, pageEnd: before.length + body.length };
	}

	return (content) => {
		const document = write(content, "", content.pageHtml);
		// Nearly all pages start with a div. Looked at in the document, because looking into React's text would join its pieces twice.
		if (document.html.startsWith("<div", document.pageStart)) return document;
		const { hoisted, body } = splitHoisted(content.pageHtml);
		return write(content, hoisted, body);
	};
}

/** Modules that a page of a template loads. */
export function modulesOf(assets: DocumentAssets, templateName: string): string[] {
	return [...new Set([...assets.preloads, ...(assets.templatePreloads[templateName] ?? [])])];
}

/** From the styles to the start of the body tag. */
function createHeadEnd(assets: DocumentAssets, templateName: string): string {
	const preloads = modulesOf(assets, templateName).map((href) => `<link rel="modulepreload" href="${escapeHtml(href)}"/>`);
	return `${stylesheetHtml(assets.stylesheet)}${preloads.join("")}${assets.headHtml ?? ""}</head><body`;
}

/** SPEC 2.3.3. */
function stylesheetHtml(stylesheet: DocumentAssets["stylesheet"]): string {
	if (!stylesheet) return "";
	const href = escapeHtml(stylesheet.href);
	if (stylesheet.css === undefined) return `<link rel="stylesheet" href="${href}" data-identity="gatsby-global-css"/>`;
	return `<style data-href="${href}" data-identity="gatsby-global-css">${escapeStyle(stylesheet.css)}</style>`;
}

/** The browser asks for them when it knows the page's data: it need not wait. */
export function sliceDataPreloads(slices: PageSlices, pathPrefix: string): string {
	const ids = new Set(Array.from(slices.values(), ({ id }) => id));
	const links = Array.from(ids, (id) => {
		const href = escapeHtml(`${pathPrefix}/${sliceDataPath(id)}`);
		return `<link rel="preload" as="fetch" href="${href}" crossorigin="anonymous"/>`;
	});
	return links.join("");
}

/** From the end of the page's data to the end of the document. SPEC 2.3.7, 2.5.3–4. */
function createDocumentEnd(assets: DocumentAssets): string {
	const hash = inlineJson(JSON.stringify(assets.bundleHash));
	const scripts = assets.scripts.map(
		({ src, module }) => `<script${module ? ' type="module"' : ""} src="${escapeHtml(src)}" async=""></script>`,
	);
	const chunkMapping = `<script id="gatsby-chunk-mapping">window.___chunkMapping=${inlineJson(JSON.stringify(assets.templatePreloads))};</script>`;
	return `;window.___webpackCompilationHash=${hash};/*]]>*/</script>${chunkMapping}${scripts.join("")}${DOCUMENT_END}`;
}
