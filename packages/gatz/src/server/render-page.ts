import type { Artifact } from "../artifact/artifact.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import type { PageResult, PageRow } from "../universal/page.js";
import type { Renderer, TemplateModule } from "../universal/renderer.js";
import { createRouteProps } from "../universal/route-props.js";
import type { RouteMatch } from "../universal/route-table.js";
import { templateOf } from "./page-data.js";
import { pageParams } from "./server-data-context.js";

/** A template, ready to run and to render. */
export interface LoadedTemplate {
	readonly renderer: Renderer;
	readonly module: TemplateModule;
}

/** One document of a page. */
export interface Document {
	readonly match: Pick<RouteMatch<PageRow>, "row" | "params" | "pattern">;
	/** The path of the URL that is rendered, without the path prefix, encoded as in a URL. */
	readonly path: string;
	readonly search: string;
	readonly pagePath: string;
	/** JSON of the page's result. */
	readonly result: string;
	/** What is inlined: null for pages without server data. SPEC 1.6.13. */
	readonly pageData: string | null;
}

/** @throws GatzError RENDER_FAILED when the template's module fails while it is evaluated */
export async function loadTemplate(artifact: Artifact, row: PageRow, url: string): Promise<LoadedTemplate> {
	const made = artifact.renderer();
	const renderer = made instanceof Promise ? await made : made;
	try {
		const module = renderer.loadTemplate(row.template);
		return { renderer, module: module instanceof Promise ? await module : module };
	} catch (thrown) {
		throw renderFailed(templateOf(artifact, row).source, url, thrown);
	}
}

/**
 * Renders a page to its whole document.
 *
 * @throws GatzError RENDER_FAILED around whatever the page threw, Error or not. SPEC 1.9.7.
 */
export async function renderPage(artifact: Artifact, { renderer, module }: LoadedTemplate, document: Document): Promise<string> {
	const { match, path, search } = document;
	const { pathPrefix } = artifact.settings;
	const result = JSON.parse(document.result) as PageResult;
	const route = { pattern: match.pattern, params: pageParams(match.params, result.pageContext) };
	try {
		const html = renderer.renderDocument({
			template: module,
			templateName: match.row.template,
			pagePath: document.pagePath,
			location: { pathname: pathPrefix + path, search },
			...createRouteProps(match.row, path, route, pathPrefix),
			result,
			pageDataJson: document.pageData,
		});
		return typeof html === "string" ? html : await html;
	} catch (thrown) {
		throw renderFailed(templateOf(artifact, match.row).source, path + search, thrown);
	}
}

function renderFailed(file: string, url: string, thrown: unknown): GatzError {
	return new GatzError("RENDER_FAILED", { file, url, message: thrownMessage(thrown) }, { place: { file, page: url }, cause: thrown });
}
