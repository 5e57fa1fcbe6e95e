import type { ReactElement } from "react";
import * as React from "react";
import * as ReactDOM from "react-dom";
import type { ResolvedHead } from "../react/head-element.js";
import { createPageProps } from "../react/page-props.js";
import { createPageTree, type PageView, type Wrappers } from "../react/page-tree.js";
import type { HeadComponent, PageComponent } from "../react/page-types.js";
import { ScriptNoteContext, type ScriptProps } from "../react/script.js";
import { provideSlices } from "../react/slice.js";
import { createWrappers, type PluginModule } from "../react/wrappers.js";
import { GatzError } from "../universal/errors.js";
import type { DocumentAssets, DocumentBody, Renderer, RenderInput, TemplateModule } from "../universal/renderer.js";
import { createDocumentWriter, DOCUMENT_END, type WrittenDocument } from "./document.js";
import { createHeadRenderer } from "./head-html.js";
import { createHookedDocuments, type OpenDocument, type OpenHookedDocument } from "./hooked-documents.js";
import { CLIENT_RENDERED, renderAtOnce } from "./page-html.js";
import type { PageRest } from "./page-sink.js";
import { createPlainRenderer } from "./plain-html.js";
import { createPageRenderer, type RenderPage } from "./plain-pages.js";
import { createRequestErrorHook } from "./request-error-hook.js";
import { secureDocument } from "./secure-document.js";
import { createSliceLoader } from "./slice-loader.js";
import { readSsrHooks } from "./ssr-hooks.js";
import { Turns } from "./turns.js";
import { renderWaiting, type WaitingPage, type WaitOptions } from "./waiting-page.js";

export interface RendererOptions {
	/** Template name → its module. */
	readonly templates: Readonly<Record<string, () => Promise<TemplateModule>>>;
	/** gatsby-ssr modules in the order of plugins, the site's last. */
	readonly ssrPlugins: readonly PluginModule[];
	/** The module of the site's `src/html`, where it has one. */
	readonly html?: Readonly<Record<string, unknown>> | null;
	readonly assets: DocumentAssets;
	readonly pathPrefix: string;
	/** Whether plain pages may be rendered without React. */
	readonly plainPages?: boolean | undefined;
}

/** Makes the renderer that an artifact offers: see {@link Renderer}. */
export function createRenderer(options: RendererOptions): Renderer {
	const { templates, html = null, assets, pathPrefix } = options;
	const plugins = readSsrHooks(options.ssrPlugins);
	const openDocument = createHookedDocuments({ plugins, html, assets, pathPrefix });
	// A page that is rendered twice would leave in hooks what the second time has collected.
	const plainPages = options.plainPages && openDocument === null;
	const pages = createPages({ ...options, plainPages }, createWrappers(plugins));
	const render = openDocument ? createHookedRender(pages, openDocument) : createPlainRender(pages, assets, pathPrefix);
	const loadTemplate = createTemplateLoader(templates);
	return {
		loadTemplate,
		loadSlices: createSliceLoader(loadTemplate),
		onRequestError: createRequestErrorHook(options.ssrPlugins),
		renderDocument: (input) => after(render(input, WHOLE), textOf, textOf),
		renderSecured(input) {
			const scripts: ScriptProps[] = [];
			const secure = (document: WrittenDocument) => secureDocument(document, null, scripts);
			return after(render(input, { scripts }), secure, secure);
		},
		streamDocument: (input) => after(render(input, STREAMED), textOf, bodyOf),
		streamSecured(input, nonce) {
			const scripts: ScriptProps[] = [];
			const secure = (document: WrittenDocument) => secureDocument(document, nonce, scripts);
			return after(render(input, { scripts, mayStream: true, nonce }), secure, (document) => {
				const secured = secure(document);
				return { ...secured, html: bodyOf({ html: secured.html, rest: document.rest }) };
			});
		},
	};
}

/** How a document is rendered. */
interface RenderManner {
	/** Gets the `Script`s that the page renders. */
	readonly scripts?: ScriptProps[];
	/** Whether it may be given before all of its page is ready, if its watch says so, too. */
	readonly mayStream?: boolean;
	/** For the scripts of a page that streams. */
	readonly nonce?: string;
}

const WHOLE: RenderManner = {};
const STREAMED: RenderManner = { mayStream: true };

/** A document that lacks the rest of its page, where there is one. */
interface RenderedDocument extends WrittenDocument {
	readonly rest?: PageRest | undefined;
}

type RenderDocument = (input: RenderInput, manner: RenderManner) => RenderedDocument | Promise<RenderedDocument>;

const textOf = ({ html }: WrittenDocument): string => html;

/** What is there at once is whole: only a page that has waited has a rest. */
function after<Now, Later>(
	document: RenderedDocument | Promise<RenderedDocument>,
	now: (document: WrittenDocument) => Now,
	later: (document: RenderedDocument) => Later,
): Now | Promise<Later> {
	return document instanceof Promise ? document.then(later) : now(document);
}

/** The rest of a page comes last in the body: all that hydration needs is in front of it. */
function bodyOf({ html, rest }: Pick<RenderedDocument, "html" | "rest">): DocumentBody {
	if (!rest) return html;
	const end = html.lastIndexOf(DOCUMENT_END);
	return rest.open(html.slice(0, end), html.slice(end));
}

/** Renders pages without their documents. It learns which templates suspend. */
interface Pages {
	createTree(view: PageView, scripts?: ScriptProps[]): ReactElement;
	/** null when the template is known to suspend, or the page does. */
	render(templateName: string, createTree: () => ReactElement): string | null;
	renderWaiting(templateName: string, tree: ReactElement, options: WaitOptions): Promise<WaitingPage>;
	renderHead(input: RenderInput, view: PageView): ResolvedHead | null;
}

function createPages({ plainPages = false }: Pick<RendererOptions, "plainPages">, wrappers: Wrappers): Pages {
	const renderPage: RenderPage = plainPages
		? createPageRenderer(createPlainRenderer(React, ReactDOM))
		: (_, makeTree) => renderAtOnce(makeTree());
	const renderHead = createHeadRenderer();
	const suspending = new Set<string>();
	return {
		createTree(view, scripts) {
			const tree = provideSlices(view.slices, createPageTree(view, wrappers));
			if (!scripts) return tree;
			const noteScript = (script: ScriptProps) => void scripts.push(script);
			return React.createElement(ScriptNoteContext.Provider, { value: noteScript }, tree);
		},
		render: (templateName, createTree) => (suspending.has(templateName) ? null : renderPage(templateName, createTree)),
		async renderWaiting(templateName, tree, options) {
			const page = await renderWaiting(tree, options);
			if (!page.hasWaited) suspending.delete(templateName);
			// What fails inside a boundary gets here, too, and is no reason to wait the next time.
			else if (!page.hasFailed) suspending.add(templateName);
			return page;
		},
		renderHead(input, view) {
			const Head = headOf(input);
			return Head ? renderHead(Head, view, wrappers) : null;
		},
	};
}

/** For sites whose documents no hook changes. */
function createPlainRender(pages: Pages, assets: DocumentAssets, pathPrefix: string): RenderDocument {
	const writeDocument = createDocumentWriter(assets, pathPrefix);

	function finish(input: RenderInput, view: PageView, pageHtml: string): WrittenDocument {
		const head = pages.renderHead(input, view);
		const { templateName, pagePath, pageDataJson, slices } = input;
		const write = input.assets ? createDocumentWriter(input.assets, pathPrefix) : writeDocument;
		return write({ templateName, pagePath, pageDataJson, slices, pageHtml, head });
	}

	return (input, { scripts, mayStream = false, nonce }) => {
		const view = createView(input);
		const createTree = () => pages.createTree(view, scripts);
		const html = pages.render(input.templateName, createTree);
		const document = html === null ? null : finish(input, view, html);
		if (document !== null && !document.html.includes(CLIENT_RENDERED)) return document;
		const { watch } = input;
		const streams = mayStream && watch?.mayStream === true;
		return pages.renderWaiting(input.templateName, createTree(), { streams, nonce, watch }).then(({ html: ready, rest }) => {
			if (!rest) return finish(input, view, ready);
			try {
				return { ...finish(input, view, ready), rest };
			} catch (thrown) {
				rest.abandon();
				throw thrown;
			}
		});
	};
}

/**
 * For sites whose hooks or `src/html` make the document: all that happens for one is done before another begins. They get the page's HTML
 * whole, so no page of such a site streams.
 */
function createHookedRender(pages: Pages, openDocument: OpenHookedDocument): RenderDocument {
	const turns = new Turns();

	function render(input: RenderInput, scripts?: ScriptProps[]): WrittenDocument | Promise<WrittenDocument> {
		const document = openDocument(input);
		const fail = (thrown: unknown): never => {
			document.abandon();
			throw thrown;
		};
		try {
			const made = renderInto(document, input, scripts);
			return made instanceof Promise ? made.catch(fail) : made;
		} catch (thrown) {
			return fail(thrown);
		}
	}

	function renderInto(
		document: OpenDocument,
		input: RenderInput,
		scripts: ScriptProps[] | undefined,
	): WrittenDocument | Promise<WrittenDocument> {
		const view = createView(input);
		const { templateName, watch } = input;
		const createTree = () => pages.createTree(view, scripts);
		const finish = (html: string) => document.finish(html, () => pages.renderHead(input, view));
		// The hooks around the page run once, unless it has to be rendered again.
		const tree = createTree();
		const renderPage = (replaced: string | null) => {
			if (replaced !== null) return finish(replaced);
			const html = pages.render(templateName, () => tree);
			if (html !== null && !html.includes(CLIENT_RENDERED)) return finish(html);
			const waiting = pages.renderWaiting(templateName, html === null ? tree : createTree(), { streams: false, watch });
			return waiting.then((page) => finish(page.html));
		};
		const replaced = document.replacePage(tree);
		return replaced instanceof Promise ? replaced.then(renderPage) : renderPage(replaced);
	}

	return (input, { scripts }) => turns.take(() => render(input, scripts));
}

function createView({ template, location, path, uri, params, result, staticQueries, slices, pagePath }: RenderInput): PageView {
	const place = { pathname: location.pathname, search: location.search, hash: "" };
	const props = createPageProps({ result, location: place, route: { path, uri, params } });
	return { component: template.default as PageComponent, props, key: path, location: place, pagePath, staticQueries, slices };
}

/** SPEC 5.2.1. */
function headOf({ template: { Head }, templateName }: RenderInput): HeadComponent | undefined {
	if (Head === undefined || typeof Head === "function") return Head as HeadComponent | undefined;
	throw new GatzError("HEAD_NOT_FUNCTION", { template: templateName, type: Head === null ? "null" : typeof Head });
}

/** Loads each template once; one that failed is tried again the next time. */
function createTemplateLoader(templates: RendererOptions["templates"]): Renderer["loadTemplate"] {
	const loaded = new Map<string, TemplateModule | Promise<TemplateModule>>();

	function load(name: string): Promise<TemplateModule> {
		const module = importTemplate(templates, name);
		loaded.set(name, module);
		module.then(
			(template) => loaded.set(name, template),
			() => loaded.delete(name),
		);
		return module;
	}

	return (name) => loaded.get(name) ?? load(name);
}

async function importTemplate(templates: RendererOptions["templates"], name: string): Promise<TemplateModule> {
	const template = templates[name];
	if (!template) throw new GatzError("INTERNAL", { message: `there is no template "${name}"` });
	return template();
}
