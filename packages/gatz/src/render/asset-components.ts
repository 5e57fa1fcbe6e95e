import { createElement, isValidElement, type ReactElement, type ReactNode } from "react";
import { inlineJson } from "../universal/inline-json.js";
import type { DocumentAssets } from "../universal/renderer.js";
import { GENERATOR, modulesOf } from "./document.js";
import { escapeStyle } from "./head-html.js";
import { rawHtml } from "./raw-html.js";

/** What a build puts into documents of a template, as React elements: hooks can look at them, reorder and replace them. */
export interface AssetComponents {
	readonly generator: ReactElement;
	/** The site's stylesheet, inlined or linked. SPEC 2.3.3. */
	readonly stylesheet: readonly ReactElement[];
	readonly preloads: readonly ReactElement[];
	/** What comes after the script with the page's data. SPEC 2.3.7, 2.5.3–4. */
	readonly scripts: readonly ReactElement[];
}

export function createAssetComponents(assets: DocumentAssets, templateName: string): AssetComponents {
	const chunkMapping = `window.___chunkMapping=${inlineJson(JSON.stringify(assets.templatePreloads))};`;
	return {
		generator: createElement("meta", { key: "generator-gatsby", name: "generator", content: GENERATOR }),
		stylesheet: assets.stylesheet ? [createStylesheet(assets.stylesheet)] : [],
		preloads: modulesOf(assets, templateName).map((href) => createElement("link", { key: href, rel: "modulepreload", href })),
		scripts: [
			createElement("script", { key: "chunk-mapping", id: "gatsby-chunk-mapping", ...rawHtml(chunkMapping) }),
			...assets.scripts.map(({ src, module }) =>
				createElement("script", { key: src, ...(module && { type: "module" }), src, async: true }),
			),
		],
	};
}

function createStylesheet({ href, css }: NonNullable<DocumentAssets["stylesheet"]>): ReactElement {
	const identity = { key: href, "data-identity": "gatsby-global-css" };
	if (css === undefined) return createElement("link", { ...identity, rel: "stylesheet", href });
	return createElement("style", { ...identity, "data-href": href, ...rawHtml(escapeStyle(css)) });
}

/** `window.pagePath`, `window.pageData` and the hash of the browser's bundle. SPEC 1.6.9–13, 2.3.5. */
export function createPageScript(pagePath: string, pageDataJson: string | null, bundleHash: string): ReactElement {
	const values = [`window.pagePath=${inlineJson(JSON.stringify(pagePath))};`];
	if (pageDataJson !== null) values.push(`window.pageData=${inlineJson(pageDataJson)};`);
	values.push(`window.___webpackCompilationHash=${inlineJson(JSON.stringify(bundleHash))};`);
	const props = { key: "script-loader", id: "gatsby-script-loader", ...rawHtml(`/*<![CDATA[*/${values.join("")}/*]]>*/`) };
	return createElement("script", props);
}

/** Elements `meta` before all others, each kind in its order. SPEC 5.2.14. */
export function metaFirst(components: readonly ReactNode[]): ReactNode[] {
	const isMeta = (component: ReactNode): boolean => isValidElement(component) && component.type === "meta";
	return [...components.filter(isMeta), ...components.filter((component) => !isMeta(component))];
}
