import { acceptsHtml } from "./accept.js";
import { addFilePolicy } from "./content-policy.js";
import { isTimeout } from "./deadline.js";
import type { HandlerRequest, HandlerResponse, ResponseHeaders } from "./exchange.js";
import { fileBody, findFile } from "./file-answer.js";
import { defaultHeaders, PRIVATE } from "./header-rules.js";
import { Overload } from "./page-work.js";
import { plainAnswer } from "./plain-answer.js";
import { reportFailure } from "./request-failure.js";
import type { PageForm } from "./route.js";
import type { Site } from "./site.js";
import { renderStaticPage } from "./static-page.js";

/** 404: the site's own page where HTML is welcome, else a plain text; for page data JSON. SPEC 1.14.3–4. */
export async function answerNotFound(site: Site, request: HandlerRequest, as: PageForm): Promise<HandlerResponse> {
	if (as === "json") return jsonError(site, 404, { error: "not-found" }, PRIVATE);
	const headers = { ...site.headerRules.page("/404.html", null, PRIVATE), "cache-control": PRIVATE };
	const page = acceptsHtml(request.headers.accept as string | undefined) ? await errorPage(site, 404, headers) : null;
	return page ?? plainAnswer(404, "Not Found", headers);
}

/**
 * 500, 504 when time was up, 503 when there is too much to do: logs the error with a request id, and answers with that id and none of
 * the error's text. None of the page's headers are on it, and nobody may keep it. SPEC 1.9.
 */
export async function answerError(site: Site, request: HandlerRequest, as: PageForm, error: unknown): Promise<HandlerResponse> {
	if (error instanceof Overload) {
		if (request.trace) request.trace.outcome = "refused";
		return answerOverload(site, as);
	}
	const requestId = reportFailure(site, request, error);
	const cacheControl = "private, no-store";
	const status = isTimeout(error) ? 504 : 500;
	if (as === "json") {
		const text = { error: status === 504 ? "timeout" : "internal", requestId };
		return jsonError(site, status, text, cacheControl, { "x-request-id": requestId });
	}
	const headers: ResponseHeaders = { ...defaultHeaders(cacheControl), "x-request-id": requestId };
	try {
		const page = acceptsHtml(request.headers.accept as string | undefined) ? await errorPage(site, 500, headers) : null;
		if (page) return { ...page, status };
	} catch (failure) {
		reportFailure(site, request, failure);
	}
	return plainAnswer(status, `${status === 504 ? "Gateway Timeout" : "Internal Server Error"} (request ${requestId})`, headers);
}

/** 503, as small as can be, for it is sent when there is no time. The router loads the document, once, instead of asking again and again. */
function answerOverload(site: Site, as: PageForm): HandlerResponse {
	const headers: ResponseHeaders = { "retry-after": "1" };
	if (as === "json") return jsonError(site, 503, { error: "overload", document: true }, "private, no-store", headers);
	return plainAnswer(503, "Service Unavailable", headers);
}

/** The site's page for a status: the prerendered file, or rendered when nothing is prerendered. */
async function errorPage(site: Site, status: 404 | 500, headers: ResponseHeaders): Promise<HandlerResponse | null> {
	const { artifact } = site;
	const asHtml: ResponseHeaders = { ...headers, "content-type": "text/html; charset=utf-8" };
	const row = artifact.routes.exact(`/${status}.html`);
	if (artifact.live && row) return { status, headers: asHtml, body: await renderStaticPage(artifact, row) };
	const found = await findFile(artifact, [`${status}.html`]);
	if (found) await addFilePolicy(site, found.path, asHtml);
	return found ? { status, headers: asHtml, body: await fileBody(artifact, found.file) } : null;
}

function jsonError(site: Site, status: number, body: unknown, cacheControl: string, headers: ResponseHeaders = {}): HandlerResponse {
	const type = { "content-type": "application/json; charset=utf-8", "x-gatz-build": site.artifact.bundleHash };
	return { status, headers: { ...defaultHeaders(cacheControl), ...type, ...headers }, body: JSON.stringify(body) };
}
