import type { Artifact } from "../artifact/artifact.js";
import type { PageMode, PageRow } from "../universal/page.js";
import { ERROR_PAGES } from "../universal/route-props.js";
import { acceptsHtml } from "./accept.js";
import type { HandlerRequest, HandlerResponse } from "./exchange.js";
import { methodNotAllowed, optionsAnswer, PAGE_METHODS, plainAnswer, READ_METHODS } from "./plain-answer.js";
import type { PageRoute } from "./route.js";
import { answerServerPage } from "./server-page.js";
import type { Site } from "./site.js";
import { answerStaticPage } from "./static-page.js";

/** Answers for a page, as a document or as JSON, if the method and `accept` suit it. */
export function answerPage(site: Site, request: HandlerRequest, route: PageRoute): HandlerResponse | Promise<HandlerResponse> {
	const mode = pageMode(site.artifact, route.match.row);
	const runsMethods = mode === "SSR" && route.as === "html";
	const methods = runsMethods ? PAGE_METHODS : READ_METHODS;
	if (runsMethods && request.method === "OPTIONS") return optionsAnswer(methods);
	if (!methods.includes(request.method)) return methodNotAllowed(runsMethods ? [...methods, "OPTIONS"] : methods);
	if (mode !== "SSG" && route.as === "html" && !acceptsHtml(request.headers.accept as string | undefined)) {
		return plainAnswer(404, "Not Found");
	}
	return mode === "SSR" ? answerServerPage(site, request, route) : answerStaticPage(site, request, route, mode);
}

/** In develop the template decides, so that adding or removing getServerData counts at once. The error pages are static. SPEC 1.2.7. */
function pageMode(artifact: Artifact, row: PageRow): PageMode {
	if (!artifact.live) return row.mode;
	return artifact.templates[row.template]?.hasServerData && !ERROR_PAGES.includes(row.path) ? "SSR" : row.mode;
}
