import { createElement, type FunctionComponent } from "react";
import { renderToString } from "react-dom/server";
import { inlineJson } from "../../packages/gatz/src/universal/inline-json.js";
import type { Renderer, RenderInput, TemplateModule } from "../../packages/gatz/src/universal/renderer.js";
import { pageParams } from "../../packages/gatz/src/universal/route-props.js";

/** The least renderer that the handler can work with. */
export function createLiteralRenderer(modules: ReadonlyMap<string, TemplateModule>): Renderer {
	function renderDocument({ template, pagePath, location, path, uri, params, result, pageDataJson }: RenderInput): string {
		const props = { location: { ...location, hash: "" }, path, uri, params: pageParams(params, result.pageContext), ...result };
		const html = renderToString(createElement(template.default as FunctionComponent<typeof props>, props));
		const data = pageDataJson === null ? "" : `window.pageData=${inlineJson(pageDataJson)};`;
		const script = `window.pagePath=${inlineJson(JSON.stringify(pagePath))};${data}`;
		return `<!DOCTYPE html><html><head></head><body><div id="___gatsby">${html}</div><script id="gatsby-script-loader">${script}</script></body></html>`;
	}
	return { loadTemplate: (name) => modules.get(name) as TemplateModule, renderDocument, streamDocument: renderDocument };
}
