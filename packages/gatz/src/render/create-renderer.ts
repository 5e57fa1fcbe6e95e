import * as React from "react";
import * as ReactDOM from "react-dom";
import { createPageProps } from "../react/page-props.js";
import { createPageTree, type PageView } from "../react/page-tree.js";
import type { HeadComponent, PageComponent } from "../react/page-types.js";
import { provideSlices } from "../react/slice.js";
import { createWrappers, type PluginModule } from "../react/wrappers.js";
import { GatzError } from "../universal/errors.js";
import type { DocumentAssets, Renderer, RenderInput, TemplateModule } from "../universal/renderer.js";
import { createDocumentWriter } from "./document.js";
import { createHeadRenderer } from "./head-html.js";
import { CLIENT_RENDERED, renderAtOnce, renderWhenReady } from "./page-html.js";
import { createPlainRenderer } from "./plain-html.js";
import { createPageRenderer, type RenderPage } from "./plain-pages.js";
import { createSliceLoader } from "./slice-loader.js";

export interface RendererOptions {
	/** Template name → its module. */
	readonly templates: Readonly<Record<string, () => Promise<TemplateModule>>>;
	/** gatsby-ssr modules in the order of plugins, the site's last. */
	readonly ssrPlugins: readonly PluginModule[];
	readonly assets: DocumentAssets;
	readonly pathPrefix: string;
	/** Whether plain pages may be rendered without React. */
	readonly plainPages?: boolean;
	/** Gets what a page threw inside a Suspense boundary; the rest of the page is shown. */
	readonly onError?: (error: unknown) => void;
}

/** Makes the renderer that an artifact offers: see {@link Renderer}. It learns which templates suspend. */
export function createRenderer({
	templates,
	ssrPlugins,
	assets,
	pathPrefix,
	plainPages = false,
	onError = () => {},
}: RendererOptions): Renderer {
	const wrappers = createWrappers(ssrPlugins);
	const renderPage: RenderPage = plainPages
		? createPageRenderer(createPlainRenderer(React, ReactDOM))
		: (_, makeTree) => renderAtOnce(makeTree());
	const renderHead = createHeadRenderer();
	const writeDocument = createDocumentWriter(assets, pathPrefix);
	const suspending = new Set<string>();
	const loadTemplate = createTemplateLoader(templates);
	const createTree = (view: PageView) => provideSlices(view.slices, createPageTree(view, wrappers));

	function finish(input: RenderInput, view: PageView, pageHtml: string): string {
		const Head = headOf(input);
		const head = Head ? renderHead(Head, view, wrappers) : null;
		const { templateName, pagePath, pageDataJson, slices } = input;
		const write = input.assets ? createDocumentWriter(input.assets, pathPrefix) : writeDocument;
		return write({ templateName, pagePath, pageDataJson, slices, pageHtml, head });
	}

	async function finishWhenReady(input: RenderInput, view: PageView): Promise<string> {
		const { html, errors } = await renderWhenReady(createTree(view));
		// What fails inside a boundary gets here, too, and is no reason to stream the next time.
		if (errors.length === 0) suspending.add(input.templateName);
		errors.forEach(onError);
		return finish(input, view, html);
	}

	return {
		loadTemplate,
		loadSlices: createSliceLoader(loadTemplate),
		renderDocument(input) {
			const view = createView(input);
			const { templateName } = input;
			const html = suspending.has(templateName) ? null : renderPage(templateName, () => createTree(view));
			const document = html === null ? null : finish(input, view, html);
			return document === null || document.includes(CLIENT_RENDERED) ? finishWhenReady(input, view) : document;
		},
	};
}

function createView({ template, location: { pathname, search }, path, uri, params, result, staticQueries, slices }: RenderInput): PageView {
	const location = { pathname, search, hash: "" };
	const props = createPageProps({ result, location, route: { path, uri, params } });
	return { component: template.default as PageComponent, props, key: path, location, staticQueries, slices };
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
