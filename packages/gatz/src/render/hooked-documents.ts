import { type ComponentType, createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { ResolvedHead } from "../react/head-element.js";
import type { PluginModule } from "../react/wrappers.js";
import type { DocumentAssets, RenderInput } from "../universal/renderer.js";
import { type AssetComponents, createAssetComponents, createPageScript, metaFirst } from "./asset-components.js";
import { DefaultHtml, type HtmlProps } from "./default-html.js";
import { sliceDataPreloads, type WrittenDocument } from "./document.js";
import { createDocumentParts, createReplacers, createSetters, mergeDeep } from "./document-parts.js";
import { headComponents } from "./head-components.js";
import { toReactProps } from "./react-props.js";
import { splitHoisted } from "./split-hoisted.js";
import { collectHooks } from "./ssr-hooks.js";

export interface HookedDocumentsOptions {
	/** In the order of plugins, the site's last. */
	readonly plugins: readonly PluginModule[];
	/** The module of `src/html`; null where a site has none. */
	readonly html: Readonly<Record<string, unknown>> | null;
	readonly assets: DocumentAssets;
	readonly pathPrefix: string;
}

/** One document on its way through the hooks. From one call to the next nothing may be rendered for another request. */
export interface OpenDocument {
	/** HTML that a `replaceRenderer` has given; null when the page is to be rendered. SPEC 5.4.6. */
	replacePage(tree: ReactElement): string | null | Promise<string | null>;
	/** Runs the other hooks around a page's HTML, in the order of SPEC 5.2.14. */
	finish(pageHtml: string, renderHead: () => ResolvedHead | null): WrittenDocument;
	/** After a failure: lets hooks give up what they have kept of the page, which would be the next one's else. */
	abandon(): void;
}

/** The second of two makers of documents: each is rendered by React, as hooks and `src/html` want it. SPEC 5.4. */
export type OpenHookedDocument = (input: RenderInput) => OpenDocument;

/** Stands in the head for HTML that is there as text already. */
const RAW_HEAD = "gatz-raw-head";

/** @returns null for a site without such hooks and `src/html`: its documents are made of text alone */
export function createHookedDocuments({ plugins, html, assets, pathPrefix }: HookedDocumentsOptions): OpenHookedDocument | null {
	const replaceRenderer = collectHooks(plugins, "replaceRenderer");
	const onRenderBody = collectHooks(plugins, "onRenderBody");
	const onPreRenderHTML = collectHooks(plugins, "onPreRenderHTML");
	if (!html && replaceRenderer.length + onRenderBody.length + onPreRenderHTML.length === 0) return null;
	const Html = html ? componentOf(html) : DefaultHtml;
	const componentsOf = rememberComponents(assets);

	return (input) => {
		const { pagePath: pathname } = input;
		const parts = createDocumentParts();
		const setters = { ...createSetters(parts), pathname, pathPrefix };
		const pageArgs = { ...setters, ...createPageArgs(input, assets) };
		const components = componentsOf(input);

		function finish(pageHtml: string, renderHead: () => ResolvedHead | null): WrittenDocument {
			const { hoisted, body } = splitHoisted(pageHtml);
			for (const hook of onRenderBody) hook({ ...pageArgs, bodyHtml: body });
			const head = renderHead();
			const { generator, stylesheet, preloads, scripts } = components;
			const sliceData = input.slices ? sliceDataPreloads(input.slices, pathPrefix) : "";
			const rawHead = hoisted + sliceData + (input.assets?.headHtml ?? "");
			const raw = rawHead === "" ? [] : [createElement("meta", { key: RAW_HEAD, name: RAW_HEAD })];
			const ofHead = head ? headComponents(head.elements) : [];
			parts.head = metaFirst([generator, ...stylesheet, ...parts.head, ...ofHead, ...preloads, ...raw]);
			const pageScript = createPageScript(pathname, input.pageDataJson, (input.assets ?? assets).bundleHash);
			parts.postBody = [...parts.postBody, pageScript, ...scripts];
			const { htmlAttributes, bodyAttributes } = parts;
			// SPEC 5.2.10
			if (head) {
				mergeDeep(htmlAttributes, toReactProps(head.htmlAttributes));
				mergeDeep(bodyAttributes, toReactProps(head.bodyAttributes));
			}
			for (const hook of onPreRenderHTML) hook({ ...createReplacers(parts), pathname, pathPrefix });
			const document = renderHtml(Html, {
				...parts.bodyProps,
				htmlAttributes,
				headComponents: parts.head,
				bodyAttributes,
				preBodyComponents: parts.preBody,
				body,
				postBodyComponents: parts.postBody,
				path: pathname,
			});
			return locatePage(rawHead === "" ? document : document.replace(`<meta name="${RAW_HEAD}"/>`, () => rawHead), body);
		}

		function abandon(): void {
			for (const hook of onRenderBody) {
				try {
					hook({ ...pageArgs, bodyHtml: "" });
				} catch {
					// What failed first is told.
				}
			}
		}

		return { replacePage: (tree) => runReplaceRenderer(replaceRenderer, setters, tree), finish, abandon };
	};
}

/** A document by React. In a noscript, React 19 leaves titles, metas, links and scripts where they are; elsewhere it would hoist them. */
function renderHtml(Html: ComponentType<HtmlProps>, props: HtmlProps): string {
	const markup = renderToStaticMarkup(createElement("noscript", null, createElement(Html, props)));
	return `<!DOCTYPE html>${markup.slice("<noscript>".length, -"</noscript>".length)}`;
}

/** `src/html` may have put the page anywhere; where it has changed it, all of the document counts as the page's. */
function locatePage(html: string, body: string): WrittenDocument {
	return {
		html,
		get pageStart() {
			return Math.max(0, html.indexOf(body));
		},
		get pageEnd() {
			return html.includes(body) ? this.pageStart + body.length : html.length;
		},
	};
}

function runReplaceRenderer(
	hooks: readonly ((args: object) => unknown)[],
	setters: object,
	bodyComponent: ReactElement,
): string | null | Promise<string | null> {
	let replaced = "";
	const replaceBodyHTMLString = (html: string): void => {
		replaced = html;
	};
	const answers = hooks.map((hook) => hook({ ...setters, bodyComponent, replaceBodyHTMLString }));
	const isAsync = answers.some((answer) => answer instanceof Promise);
	return isAsync ? Promise.all(answers).then(() => replaced || null) : replaced || null;
}

/** What of the page `onRenderBody` may ask for. Data of other pages it does not get: these may not be made yet. SPEC 5.4.2, 5.4.11, 5.4.13. */
function createPageArgs(input: RenderInput, assets: DocumentAssets) {
	const { templateName, pagePath, pageDataJson, result, staticQueries } = input;
	const { scripts, stylesheet } = input.assets ?? assets;
	const own = [...scripts.map(({ src }) => src), ...(assets.templatePreloads[templateName] ?? [])];
	return {
		scripts: own.map((src) => ({ rel: "preload", name: src.replace(/^.*\//, "") })),
		styles: stylesheet ? [{ rel: "stylesheet", name: stylesheet.href.replace(/^.*\//, ""), content: stylesheet.css }] : [],
		loadPageDataSync(path: string): unknown {
			if (path !== pagePath) return null;
			if (pageDataJson !== null) return JSON.parse(pageDataJson);
			return { componentChunkName: templateName, path, result, staticQueryHashes: Object.keys(staticQueries ?? {}).sort(), slicesMap: {} };
		},
	};
}

/** In develop each document has assets of its own. */
function rememberComponents(assets: DocumentAssets): (input: RenderInput) => AssetComponents {
	const made = new Map<string, AssetComponents>();
	return ({ templateName, assets: own }) => {
		if (own) return createAssetComponents(own, templateName);
		const components = made.get(templateName) ?? createAssetComponents(assets, templateName);
		made.set(templateName, components);
		return components;
	};
}

/** A CommonJS file may be the component itself. */
function componentOf(module: Readonly<Record<string, unknown>>): ComponentType<HtmlProps> {
	const { default: exported } = module;
	const inner = (exported as { default?: unknown } | undefined)?.default;
	return (inner ?? exported) as ComponentType<HtmlProps>;
}
