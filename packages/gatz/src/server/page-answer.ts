import type { PageMode } from "../universal/page.js";
import { acceptsHtml } from "./accept.js";
import type { MakeAnswer } from "./cache-pages.js";
import type { HandlerRequest, HandlerResponse } from "./exchange.js";
import { inTurn } from "./in-turn.js";
import { methodNotAllowed, optionsAnswer, PAGE_METHODS, plainAnswer, READ_METHODS } from "./plain-answer.js";
import type { PageRoute } from "./route.js";
import { answerServerPage } from "./server-page.js";
import type { Site } from "./site.js";
import { answerStaticPage } from "./static-page.js";

/** Answers for a page, as a document or as JSON, if the method and `accept` suit it. */
export function answerPage(site: Site, request: HandlerRequest, route: PageRoute): HandlerResponse | Promise<HandlerResponse> {
	const mode = site.artifact.modeOf(route.match.row);
	if (mode instanceof Promise) return mode.then((known) => answerInMode(site, request, route, known));
	return answerInMode(site, request, route, mode);
}

function answerInMode(site: Site, request: HandlerRequest, route: PageRoute, mode: PageMode): HandlerResponse | Promise<HandlerResponse> {
	const runsMethods = mode === "SSR" && route.as === "html";
	const methods = runsMethods ? PAGE_METHODS : READ_METHODS;
	if (runsMethods && request.method === "OPTIONS") return optionsAnswer(methods);
	if (!methods.includes(request.method)) return methodNotAllowed(runsMethods ? [...methods, "OPTIONS"] : methods);
	if (mode !== "SSG" && route.as === "html" && !acceptsHtml(request.headers.accept as string | undefined)) {
		return plainAnswer(404, "Not Found");
	}
	if (mode !== "SSR") return answerStaticPage(site, request, route, mode);
	const make: MakeAnswer = (asked) => inTurn(site.work, route.match.row.template, (waited) => answerUnlessGone(site, asked, route, waited));
	return site.cache ? site.cache.answer(site, request, route, make) : make(request);
}

/** Whoever has left while waiting costs nothing more. */
function answerUnlessGone(site: Site, request: HandlerRequest, route: PageRoute, waited: boolean): Promise<HandlerResponse> {
	return waited && request.signal().aborted
		? Promise.resolve(plainAnswer(503, "Service Unavailable"))
		: answerServerPage(site, request, route);
}
