import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type { RecordedSources } from "../artifact/document-sources.js";
import type { FileRecord } from "../artifact/schema.js";
import { createFileStager, type StagingLayout } from "../artifact/stage.js";
import { CONFIG_QUERY } from "../universal/config-query.js";
import { thrownMessage } from "../universal/errors.js";
import { type FailedHook, failedHookOf } from "../universal/hook-failure.js";
import type { PageResult, PageRow, StaticQueryResults } from "../universal/page.js";
import { pageDataJson, type TemplateNeeds } from "../universal/page-data-json.js";
import type { DocumentAssets, RenderBundle, Renderer, RenderInput, TemplateModule } from "../universal/renderer.js";
import { createRouteProps } from "../universal/route-props.js";
import type { SliceDataById } from "../universal/slice.js";
import { encodePath, htmlFile, pageDataFile } from "../universal/url-path.js";

/** What a worker is started with. */
export interface PrerenderWorkerData {
	/** URL of the staged server half's `render.mjs`. */
	readonly bundle: string;
	/** Absolute path of the site. */
	readonly siteDirectory: string;
	/** null while the browser's bundle is not made yet: templates can be inspected, no page rendered. */
	readonly assets: DocumentAssets | null;
	readonly pathPrefix: string;
	/** How files of `public/` are staged. */
	readonly layout: StagingLayout;
	readonly templates: Readonly<Record<string, TemplateNeeds>>;
	readonly slices: SliceDataById;
	/** Hash → JSON of `{"data"}`: static queries, and queries of `config` for a worker that inspects. */
	readonly queryResults: Readonly<Record<string, string>>;
	/** Whether plain pages are rendered without React: see `RendererOptions`. The first page of each template is then rendered twice. */
	readonly plainPages: boolean;
	/** Whether the site has a Content-Security-Policy. */
	readonly secured: boolean;
}

/** One static page to render. */
export interface PageJob {
	readonly row: PageRow;
	/** JSON of `{"data"?, "pageContext"}`. */
	readonly resultJson: string;
}

/** Static pages to render and to stage, one after the other. */
export interface PagesJob {
	readonly kind: "pages";
	readonly pages: readonly PageJob[];
}

/** The files of one page, or what it threw. */
export type PageOutcome = { readonly files: readonly FileRecord[]; readonly sources?: RecordedSources } | { readonly thrown: ThrownText };

/** What was thrown, as it goes from one thread to another. */
export interface ThrownText {
	readonly message: string;
	readonly stack?: string;
	/** The hook of gatsby-ssr that threw it. */
	readonly hook?: FailedHook;
}

/** A question about a template that only running its module answers. */
export interface InspectJob {
	readonly kind: "inspect";
	readonly template: string;
	/** `params` of its pages, to be given to the function that `config()` returns. SPEC 1.2.3. */
	readonly params: readonly Readonly<Record<string, string>>[];
}

export interface Inspection {
	/** `typeof` the exports, `undefined` where there is none; `null` for null. */
	readonly component: string;
	readonly getServerData: string;
	readonly head: string;
	/** What `config()` gave for each of `params`: its `defer`, or null where it said nothing. */
	readonly defer: readonly (boolean | null)[] | null;
	/** What `config()` returned when that was no function. */
	readonly configType: string | null;
}

export type WorkerJob = PagesJob | InspectJob;
export type WorkerAnswer = { readonly id: number } & ({ readonly value: unknown } | { readonly error: ThrownText });

const { bundle, siteDirectory, assets, pathPrefix, layout, templates, slices, queryResults, plainPages, secured } =
	workerData as PrerenderWorkerData;

const stageFile = createFileStager(siteDirectory, layout);

const NO_ASSETS: DocumentAssets = { bundleHash: "", scripts: [], preloads: [], templatePreloads: {}, stylesheet: null };

// What a page throws is then told at its place in the site's source.
process.setSourceMapsEnabled(true);

Object.assign(globalThis, { [CONFIG_QUERY]: (hash: string) => JSON.parse(queryResults[hash] ?? "{}") });

const renderer: Promise<Renderer> = import(bundle).then((module: RenderBundle) =>
	module.createRenderer({ assets: assets ?? NO_ASSETS, pathPrefix, plainPages }),
);

parentPort?.on("message", ({ id, job }: { id: number; job: WorkerJob }) => {
	run(job).then(
		(value) => parentPort?.postMessage({ id, value } satisfies WorkerAnswer),
		(error: unknown) => parentPort?.postMessage({ id, error: thrownText(error) } satisfies WorkerAnswer),
	);
});

async function run(job: WorkerJob): Promise<unknown> {
	const active = await renderer;
	return job.kind === "inspect" ? inspect(await active.loadTemplate(job.template), job) : renderPages(active, job);
}

/** Ends with the first page that fails. */
async function renderPages(active: Renderer, { pages }: PagesJob): Promise<PageOutcome[]> {
	const outcomes: PageOutcome[] = [];
	for (const page of pages) {
		try {
			outcomes.push(await writePage(active, page));
		} catch (error) {
			outcomes.push({ thrown: thrownText(error) });
			break;
		}
	}
	return outcomes;
}

/** Renders a static page and stages its document and its data. */
async function writePage(active: Renderer, { row, resultJson }: PageJob): Promise<PageOutcome> {
	const loading = active.loadTemplate(row.template);
	const needs = templates[row.template] ?? NO_NEEDS;
	const slicesMap = row.slices ?? needs.slices;
	const loadingSlices = slicesMap && active.loadSlices(slicesMap, slices);
	const input: RenderInput = {
		template: loading instanceof Promise ? await loading : loading,
		templateName: row.template,
		pagePath: row.path,
		...staticRoute(row, JSON.parse(resultJson)),
		staticQueries: staticQueriesOf(needs),
		slices: loadingSlices instanceof Promise ? await loadingSlices : loadingSlices,
		pageDataJson: null,
	};
	const { html, ...sources } = secured ? await active.renderSecured(input) : { html: await active.renderDocument(input) };
	const data = pageDataJson(row, needs, row.path, resultJson);
	const files = [stageFile(htmlFile(row.path), html), stageFile(pageDataFile(row.path), data)];
	return "sources" in sources ? { files, sources } : { files };
}

const NO_NEEDS: TemplateNeeds = { staticQueryHashes: [] };

const parsed: Record<string, { data: unknown }> = {};

/** Each result is parsed once, when the first template needs it. */
function staticQueriesOf({ staticQueryHashes: hashes }: TemplateNeeds): StaticQueryResults | undefined {
	for (const hash of hashes) parsed[hash] ??= JSON.parse(queryResults[hash] ?? "{}");
	return hashes.length > 0 ? parsed : undefined;
}

/** A static page is rendered at its own path; a pattern's parameters are known in the browser only. SPEC 3.3.15–16, 3.6.7. */
function staticRoute(row: PageRow, result: PageResult) {
	const pathname = encodePath(row.path);
	const params = (result.pageContext.__params ?? {}) as Record<string, string>;
	const route = createRouteProps(row, pathname, { pattern: null, params }, pathPrefix);
	return { ...route, location: { pathname: pathPrefix + pathname, search: "" }, result };
}

async function inspect(template: TemplateModule, job: InspectJob): Promise<Inspection> {
	const types = { component: typeOf(template.default), getServerData: typeOf(template.getServerData), head: typeOf(template.Head) };
	const none = { ...types, defer: null, configType: null };
	if (typeof template.config !== "function") return none;
	const decide: unknown = await template.config();
	if (typeof decide !== "function") return { ...none, configType: typeOf(decide) };
	const defer: (boolean | null)[] = [];
	for (const params of job.params) {
		const answer = (await decide({ params })) as { defer?: unknown } | undefined;
		defer.push(typeof answer?.defer === "boolean" ? answer.defer : null);
	}
	return { ...none, defer };
}

function thrownText(thrown: unknown): ThrownText {
	const stack = thrown instanceof Error ? siteStack(thrown.stack) : undefined;
	const hook = failedHookOf(thrown);
	return { message: thrownMessage(thrown), ...(stack && { stack }), ...(hook && { hook }) };
}

/** Source maps name sources relative to the site; in a stack they seem to lie beside the bundle. */
function siteStack(stack: string | undefined): string | undefined {
	const staged = fileURLToPath(new URL(".", bundle));
	return stack?.replaceAll(`${staged}chunks/`, staged).replaceAll(staged, `${siteDirectory}/`);
}

function typeOf(value: unknown): string {
	return value === null ? "null" : typeof value;
}
