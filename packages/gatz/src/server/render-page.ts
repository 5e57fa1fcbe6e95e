import type { Artifact } from "../artifact/artifact.js";
import type { TemplateRecord } from "../artifact/schema.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { failedHookOf, ssrHookFailed } from "../universal/hook-failure.js";
import type { PageResult, PageRow, StaticQueryResults } from "../universal/page.js";
import type {
	DocumentBody,
	Renderer,
	RenderInput,
	RenderWatch,
	SecuredDocument,
	StreamInput,
	TemplateModule,
} from "../universal/renderer.js";
import { createRouteProps } from "../universal/route-props.js";
import type { RouteMatch } from "../universal/route-table.js";
import type { PageSlices, SliceDataById, SlicesMap } from "../universal/slice.js";
import { isTimeout } from "./deadline.js";
import { templateOf } from "./page-data.js";

/** A template with the slices of a page, ready to run and to render. */
export interface LoadedTemplate {
	readonly renderer: Renderer;
	readonly module: TemplateModule;
	/** Absent when the template has no static queries. */
	readonly staticQueries: StaticQueryResults | undefined;
	/** Absent when the page has no slices. */
	readonly slices: PageSlices | undefined;
}

/** One document of a page. */
export interface Document {
	readonly match: Pick<RouteMatch<PageRow>, "row" | "params" | "pattern">;
	/** The path of the URL that is rendered, without the path prefix, encoded as in a URL. */
	readonly path: string;
	readonly search: string;
	readonly pagePath: string;
	/** Source of the component's props: objects of this render alone. */
	readonly result: PageResult;
	/** What is inlined: null for pages without server data. SPEC 1.6.13. */
	readonly pageData: string | null;
	readonly watch?: RenderWatch | undefined;
}

/** One that may be sent before it is whole. */
export interface StreamedDocument extends Document {
	readonly watch: RenderWatch;
}

/**
 * A template with the results of its static queries and the page's slices, at once when it was loaded before.
 *
 * @throws GatzError RENDER_FAILED when the template's module fails while it is evaluated, or that of a slice
 */
export function loadTemplate(artifact: Artifact, row: PageRow, url: string): LoadedTemplate | Promise<LoadedTemplate> {
	const record = templateOf(artifact, row);
	const renderer = artifact.renderer();
	const staticQueries = record.staticQueryHashes.length > 0 ? artifact.staticQueries() : undefined;
	const sliceData = slicesOf(row, record) && artifact.slices();
	if (renderer instanceof Promise || staticQueries instanceof Promise || sliceData instanceof Promise) {
		return Promise.all([renderer, staticQueries, sliceData]).then(([ready, results, data]) =>
			loadFrom(ready, results, data, record, row, url),
		);
	}
	return loadFrom(renderer, staticQueries, sliceData, record, row, url);
}

function loadFrom(
	renderer: Renderer,
	staticQueries: StaticQueryResults | undefined,
	sliceData: SliceDataById | undefined,
	record: TemplateRecord,
	row: PageRow,
	url: string,
): LoadedTemplate | Promise<LoadedTemplate> {
	const module = renderer.loadTemplate(row.template);
	const map = slicesOf(row, record);
	const slices = map && sliceData && renderer.loadSlices(map, sliceData);
	if (!(module instanceof Promise || slices instanceof Promise)) return { renderer, module, staticQueries, slices };
	return Promise.all([module, slices]).then(
		([loaded, all]) => ({ renderer, module: loaded, staticQueries, slices: all }),
		(thrown) => {
			throw renderFailed(record.source, url, thrown);
		},
	);
}

function slicesOf(row: PageRow, record: TemplateRecord): SlicesMap | undefined {
	return row.slices ?? record.slices;
}

/**
 * Renders a page to its whole document: a string unless the page suspends.
 *
 * @throws GatzError RENDER_FAILED around whatever the page threw, Error or not (SPEC 1.9.7); SSR_HOOK_FAILED
 */
export function renderPage(artifact: Artifact, template: LoadedTemplate, document: Document): string | Promise<string> {
	return render(artifact, template, document, (input) => template.renderer.renderDocument(input));
}

/** The same for a site with a Content-Security-Policy. */
export function renderSecuredPage(
	artifact: Artifact,
	template: LoadedTemplate,
	document: Document,
): SecuredDocument | Promise<SecuredDocument> {
	return render(artifact, template, document, (input) => template.renderer.renderSecured(input));
}

/** As {@link renderPage}; a stream where the page waits and its watch allows it. */
export function streamPage(artifact: Artifact, template: LoadedTemplate, document: StreamedDocument): string | Promise<DocumentBody> {
	return render<string, DocumentBody>(artifact, template, document, (input) => template.renderer.streamDocument(input as StreamInput));
}

/** The same for a site with a Content-Security-Policy. */
export function streamSecuredPage(
	artifact: Artifact,
	template: LoadedTemplate,
	document: StreamedDocument,
	nonce: string,
): SecuredDocument | Promise<SecuredDocument<DocumentBody>> {
	return render<SecuredDocument, SecuredDocument<DocumentBody>>(artifact, template, document, (input) =>
		template.renderer.streamSecured(input as StreamInput, nonce),
	);
}

function render<Now, Later>(
	artifact: Artifact,
	{ module, staticQueries, slices }: LoadedTemplate,
	document: Document,
	run: (input: RenderInput) => Now | Promise<Later>,
): Now | Promise<Later> {
	const { match, path, search, result } = document;
	const { pathPrefix } = artifact.settings;
	const route = createRouteProps(match.row, path, match, pathPrefix);
	const fail = (thrown: unknown): never => {
		throw renderFailed(templateOf(artifact, match.row).source, path + search, thrown);
	};
	try {
		const made = run({
			template: module,
			templateName: match.row.template,
			pagePath: document.pagePath,
			location: { pathname: pathPrefix + path, search },
			path: route.path,
			uri: route.uri,
			params: route.params,
			result,
			staticQueries,
			slices,
			pageDataJson: document.pageData,
			watch: document.watch,
		});
		return made instanceof Promise ? made.catch(fail) : made;
	} catch (thrown) {
		return fail(thrown);
	}
}

/** The error that a request fails with because of what its page threw. */
export function renderFailed(file: string, url: string, thrown: unknown): GatzError {
	if (isTimeout(thrown)) return thrown;
	const failed = failedHookOf(thrown);
	if (failed) return ssrHookFailed(failed, thrownMessage(thrown), { page: url }, thrown);
	return new GatzError("RENDER_FAILED", { file, url, message: thrownMessage(thrown) }, { place: { file, page: url }, cause: thrown });
}
