import type { Artifact } from "../artifact/artifact.js";
import { LEAST_BYTES } from "../artifact/content-coding.js";
import type { PageMode, PageRow } from "../universal/page.js";
import type { RenderWatch } from "../universal/renderer.js";
import { encodePath, htmlFile, pageDataFile } from "../universal/url-path.js";
import { addFilePolicy, renderWithPolicy } from "./content-policy.js";
import type { MadePage } from "./deferred-pages.js";
import { encodeLongText, validated } from "./entity-tag.js";
import type { HandlerRequest, HandlerResponse, ResponseHeaders } from "./exchange.js";
import { answerFile, fileCacheControl, findFile } from "./file-answer.js";
import { PUBLIC } from "./header-rules.js";
import { inTurn } from "./in-turn.js";
import { parseResult, templateOf, writePageData } from "./page-data.js";
import { PageWatch } from "./page-watch.js";
import { loadTemplate, renderPage } from "./render-page.js";
import type { PageRoute } from "./route.js";
import { forbidKeeping } from "./shared-headers.js";
import type { Site } from "./site.js";

/** Answers for a page that is the same for every visitor: with the prebuilt file, or rendered and kept. */
export async function answerStaticPage(site: Site, request: HandlerRequest, route: PageRoute, mode: PageMode): Promise<HandlerResponse> {
	const { artifact, headerRules } = site;
	const { row } = route.match;
	const name = route.as === "html" ? htmlFile(row.path) : pageDataFile(row.path);
	const built = mode === "SSG" && !artifact.live ? await findFile(artifact, [name]) : undefined;
	const headers = headerRules.page(route.path, row, built ? fileCacheControl(built.file) : PUBLIC);
	if (route.as === "json") headers["x-gatz-build"] = artifact.bundleHash;
	if (built) {
		await addFilePolicy(site, built.path, headers);
		return answerFile(site, request, built.file, headers);
	}
	headers["content-type"] = route.as === "html" ? "text/html; charset=utf-8" : "application/json; charset=utf-8";
	const { trace } = request;
	const makeNow = () => makePage(site, request, route, mode);
	const makeTraced = trace && route.as === "html" ? () => trace.step("render", makeNow) : makeNow;
	const make = () => inTurn(site.work, row.template, makeTraced);
	const made = mode === "DSG" && !artifact.live ? await site.deferred.get(`${route.as}:${route.path}`, make) : await make();
	if (made.isPartial) forbidKeeping(headers);
	return validated(request, { status: 200, headers: { ...made.headers, ...headers }, body: made.body });
}

/** The document of a static page as a build would write it: one for all URLs of its pattern. SPEC 5.1.14. */
export async function renderStaticPage(artifact: Artifact, row: PageRow, watch?: RenderWatch): Promise<string> {
	const path = encodePath(row.path);
	const template = await loadTemplate(artifact, row, path);
	const match = { row, params: {}, pattern: null };
	return renderPage(artifact, template, {
		match,
		path,
		search: "",
		pagePath: row.path,
		result: parseResult(await artifact.result(row)),
		pageData: null,
		watch,
	});
}

async function makePage(site: Site, request: HandlerRequest, route: PageRoute, mode: PageMode): Promise<MadePage> {
	const { artifact } = site;
	const { match, path } = route;
	const { row } = match;
	const perUrl = mode === "DSG" && row.matchPath !== undefined;
	const pagePath = perUrl ? path : row.path;
	const result = await artifact.result(row);
	const record = templateOf(artifact, row);
	const headers: ResponseHeaders = {};
	if (route.as === "json") return { body: asBytes(writePageData(row, record, pagePath, result)), headers };
	const template = await loadTemplate(artifact, row, path);
	const watch = new PageWatch(site, request, route, site.deadline, null);
	const document = { match, path, search: "", pagePath, result: parseResult(result), pageData: null, watch };
	const body =
		mode === "SSG" ? await renderStaticPage(artifact, row, watch) : asBytes(await renderWithPolicy(site, template, document, headers));
	return { body, headers, isPartial: watch.hasFailed };
}

/** Kept as bytes, so that its compressed forms are kept with it. */
function asBytes(text: string): string | Uint8Array {
	return encodeLongText(text, LEAST_BYTES);
}
