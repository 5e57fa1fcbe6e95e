import type { RedirectStatus } from "../universal/answers.js";
import type { PageDataElsewhere } from "../universal/page.js";
import type { DocumentBody } from "../universal/renderer.js";
import { readHeaders } from "./answer-headers.js";
import { cacheHeaders } from "./cache-declaration.js";
import { streamWithPolicy } from "./content-policy.js";
import { isTimeout } from "./deadline.js";
import { validated } from "./entity-tag.js";
import { answerNotFound } from "./error-answer.js";
import type { HandlerRequest, HandlerResponse, ResponseHeaders } from "./exchange.js";
import { PRIVATE } from "./header-rules.js";
import { componentResult, templateOf, withServerData, writePageData, writePageDataElsewhere } from "./page-data.js";
import type { PageDeadline } from "./page-deadline.js";
import { PageWatch } from "./page-watch.js";
import { type LoadedTemplate, loadTemplate } from "./render-page.js";
import { reportFailure } from "./request-failure.js";
import type { PageRoute } from "./route.js";
import { runServerData } from "./server-data.js";
import { ServerDataContext } from "./server-data-context.js";
import type { ServerDataResult } from "./server-data-result.js";
import { forbidKeeping } from "./shared-headers.js";
import type { Site } from "./site.js";
import { BODILESS, streamedAnswer } from "./streamed-answer.js";

const JSON_TYPE = "application/json; charset=utf-8";

/** Runs getServerData once, and answers with the page's document or with its JSON. SPEC 1.5–1.7. */
export async function answerServerPage(site: Site, request: HandlerRequest, route: PageRoute): Promise<HandlerResponse> {
	const { artifact } = site;
	const { match, path, search } = route;
	const { pathPrefix } = artifact.settings;
	const loading = loadTemplate(artifact, match.row, path + search);
	const template = loading instanceof Promise ? await loading : loading;
	const kept = artifact.result(match.row);
	const buildResult = typeof kept === "string" ? kept : await kept;
	const context = new ServerDataContext(request, { url: path + search, search, params: match.params, result: buildResult, pathPrefix });
	const source = { file: templateOf(artifact, match.row).source, pathPrefix };
	const finding = site.deadlineOf(template.module, match.params, source.file);
	const deadline = finding instanceof Promise ? await finding : finding;
	const { trace } = request;
	const run = () => runServerData(template.module.getServerData, context, source, deadline.milliseconds);
	let answer: ServerDataResult;
	try {
		answer = await (trace ? trace.step("getServerData", run) : run());
	} catch (error) {
		answer = withoutServerData(site, request, deadline, error);
	}
	const turn = site.work.resume();
	if (turn) await turn;
	const personal = ServerDataContext.readsVisitor(context);
	const shown = { template, buildResult, deadline: deadline.milliseconds };
	const answered = answerResult(site, request, route, shown, withCacheHeaders(site, source.file, answer, personal));
	if (!personal) return answered;
	return { ...(await answered), personal };
}

/** What a page is shown with, besides its serverData. */
interface ShownPage {
	readonly template: LoadedTemplate;
	readonly buildResult: string;
	/** Milliseconds that it may suspend; 0: as long as it likes. */
	readonly deadline: number;
}

function answerResult(
	site: Site,
	request: HandlerRequest,
	route: PageRoute,
	shown: ShownPage,
	answer: ServerDataResult,
): HandlerResponse | Promise<HandlerResponse> {
	switch (answer.kind) {
		case "page":
			return answerPage(site, request, route, shown, answer);
		case "redirect":
			return answerRedirect(site, route, answer.status, answer.destination, answer.headers);
		case "response":
			return answerResponse(site, route, answer.response);
		case "not-found":
			return answerNotFound(site, request, route.as);
	}
}

/** A page may rather go without its data than be late; nobody may keep it. */
function withoutServerData(site: Site, request: HandlerRequest, { rendersWithout }: PageDeadline, error: unknown): ServerDataResult {
	if (!isTimeout(error)) throw error;
	if (request.trace) request.trace.outcome = "timed-out";
	if (!rendersWithout) throw error;
	reportFailure(site, request, error);
	return {
		kind: "page",
		status: 200,
		headers: { "cache-control": "private, no-store" },
		props: undefined,
		serverData: undefined,
		cache: null,
	};
}

/** Puts what `cache` declares below the page's own headers, unless the answer may be one visitor's. */
function withCacheHeaders(site: Site, file: string, answer: ServerDataResult, personal: boolean): ServerDataResult {
	if (!("cache" in answer) || !answer.cache) return answer;
	const reason = personal ? "reads cookies, Authorization or all headers" : answer.headers?.["set-cookie"] && "sets a cookie";
	if (!reason) return { ...answer, headers: { ...cacheHeaders(answer.cache), ...answer.headers } };
	site.warnOnce(`${file} ${reason}, so its "cache" is not applied: the answer stays private.`);
	return answer;
}

/** `status` never changes what is shown; only the answer carries it. */
function answerPage(
	site: Site,
	request: HandlerRequest,
	route: PageRoute,
	{ template, buildResult, deadline }: ShownPage,
	answer: Extract<ServerDataResult, { kind: "page" }>,
): HandlerResponse | Promise<HandlerResponse> {
	const { match, path, search } = route;
	const { row } = match;
	const { status } = answer;
	const headers = Object.assign(site.headerRules.page(path, row, PRIVATE), answer.headers);
	const pagePath = (row.matchPath === undefined ? row.path : path) + search;
	const { props, serverData } = answer;
	if (request.trace) request.trace.pageHeaders = answer.headers;
	const json = withServerData(buildResult, serverData);
	const pageData = writePageData(row, templateOf(site.artifact, row), pagePath, json);
	if (route.as === "json") {
		return validated(request, { status: BODILESS.has(status) ? 200 : status, headers: asJson(site, headers), body: pageData });
	}
	headers["content-type"] ??= "text/html; charset=utf-8";
	const watch = new PageWatch(site, request, route, deadline, headers);
	const finish = (body: DocumentBody): HandlerResponse => {
		if (typeof body !== "string") {
			watch.goOn();
			return streamedAnswer(request, { status, headers, body: body as ReadableStream<Uint8Array> });
		}
		if (watch.hasFailed) forbidKeeping(headers);
		return BODILESS.has(status) ? { status, headers, body: null } : validated(request, { status, headers, body });
	};
	const result = componentResult(buildResult, props, serverData);
	const render = () => streamWithPolicy(site, template, { match, path, search, pagePath, result, pageData, watch }, headers);
	const html = request.trace ? request.trace.step("render", render) : render();
	return typeof html === "string" ? finish(html) : html.then(finish);
}

/** React never runs. The router gets the same destination as a visitor who comes from elsewhere. */
function answerRedirect(
	site: Site,
	route: PageRoute,
	status: RedirectStatus,
	destination: string,
	pageHeaders: ResponseHeaders | null,
): HandlerResponse {
	const headers = Object.assign(site.headerRules.page(route.path, route.match.row, PRIVATE), pageHeaders);
	if (route.as === "json") return elsewhere(site, route, headers, { redirect: { destination, status } });
	delete headers["content-type"];
	return { status, headers: { ...headers, location: destination }, body: null };
}

/** A Response is a document of its own: navigation loads it as one. */
function answerResponse(site: Site, route: PageRoute, response: Response): HandlerResponse {
	const headers = site.headerRules.page(route.path, route.match.row, PRIVATE);
	if (route.as === "json") {
		void response.body?.cancel().catch(() => {});
		return elsewhere(site, route, headers, { document: true });
	}
	Object.assign(headers, readHeaders(response.headers, templateOf(site.artifact, route.match.row).source));
	// What fetch() returned is decoded already.
	if (response.url !== "") delete headers["content-encoding"];
	return { status: response.status, headers, body: response.body };
}

function elsewhere(site: Site, route: PageRoute, headers: ResponseHeaders, where: PageDataElsewhere): HandlerResponse {
	return { status: 200, headers: asJson(site, headers), body: writePageDataElsewhere(route.path + route.search, where) };
}

/** The page's headers never change the type of its JSON. SPEC 1.7.8. */
function asJson(site: Site, headers: ResponseHeaders): ResponseHeaders {
	headers["content-type"] = JSON_TYPE;
	headers["x-gatz-build"] = site.artifact.bundleHash;
	// The router asks again for such data on each navigation.
	headers["x-gatz-mode"] = "ssr";
	return headers;
}
