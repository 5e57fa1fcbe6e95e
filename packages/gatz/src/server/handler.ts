import type { Artifact } from "../artifact/artifact.js";
import { createDeferredPages } from "./deferred-pages.js";
import { answerError, answerNotFound } from "./error-answer.js";
import type { HandlerRequest, HandlerResponse, Logger, RequestHandler } from "./exchange.js";
import { answerFile, type FoundFile, fileCacheControl, findFile } from "./file-answer.js";
import { createHeaderRules } from "./header-rules.js";
import { answerPage } from "./page-answer.js";
import { methodNotAllowed, optionsAnswer, PAGE_METHODS, plainAnswer, READ_METHODS, redirectAnswer } from "./plain-answer.js";
import { findRoute, type Route } from "./route.js";
import type { Site } from "./site.js";
import { withThirdPartyProxy } from "./third-party.js";

export interface HandlerOptions {
	readonly logger: Logger;
	/** Bytes of memory for pages that are rendered on their first request. Default: 32 MB. */
	readonly deferredBytes?: number;
}

/**
 * Makes the one function that answers requests for a site: `serve`, `develop`, every adapter and the tests call it. It never rejects
 * for a fault of the site: that is logged, and answered with the site's 500 page.
 */
export function createHandler(artifact: Artifact, options: HandlerOptions): RequestHandler {
	const { logger, deferredBytes = 32 * 1024 * 1024 } = options;
	const headerRules = createHeaderRules(artifact.settings, (message) => logger.warn(message));
	const site: Site = { artifact, headerRules, deferred: createDeferredPages(deferredBytes), logger };
	const handler: RequestHandler = async (request) => {
		const route = findRoute(request.method, request.url, artifact.settings, artifact.routes);
		try {
			return await answer(site, request, route);
		} catch (error) {
			return answerError(site, request, "as" in route ? route.as : "html", error);
		}
	};
	const { partytownProxiedURLs = [], pathPrefix } = artifact.settings;
	return partytownProxiedURLs.length > 0 ? withThirdPartyProxy(handler, partytownProxiedURLs, pathPrefix) : handler;
}

function answer(site: Site, request: HandlerRequest, route: Route): HandlerResponse | Promise<HandlerResponse> {
	switch (route.kind) {
		case "bad-request":
			return plainAnswer(400, "Bad Request");
		case "server":
			return request.method === "OPTIONS" ? optionsAnswer(PAGE_METHODS) : plainAnswer(400, "Bad Request");
		case "redirect":
			return redirectAnswer(route.location);
	}
	const mayBeFile = READ_METHODS.includes(request.method) || route.kind === "no-page";
	const found = mayBeFile ? findFile(site.artifact, route.files) : undefined;
	return found instanceof Promise
		? found.then((file) => answerFound(site, request, route, file))
		: answerFound(site, request, route, found);
}

function answerFound(
	site: Site,
	request: HandlerRequest,
	route: FileRoute,
	found: FoundFile | undefined,
): HandlerResponse | Promise<HandlerResponse> {
	if (found) return READ_METHODS.includes(request.method) ? answerPublicFile(site, request, route, found) : methodNotAllowed(READ_METHODS);
	return route.kind === "page" ? answerPage(site, request, route) : answerNotFound(site, request, route.as);
}

type FileRoute = Extract<Route, { kind: "page" | "no-page" }>;

/** A public file goes before a page at the same path, which lends it its headers (SPEC 1.15.13); a folder is asked for with its slash. */
function answerPublicFile(
	site: Site,
	request: HandlerRequest,
	route: FileRoute,
	{ path, file }: FoundFile,
): HandlerResponse | Promise<HandlerResponse> {
	const { artifact, headerRules } = site;
	const cacheControl = fileCacheControl(file);
	if (route.kind === "page") return answerFile(artifact, request, file, headerRules.page(route.path, route.match.row, cacheControl));
	const isFolder = path.endsWith("/index.html") && !route.path.endsWith("/") && !route.path.endsWith("/index.html");
	if (isFolder) return redirectAnswer(`${artifact.settings.pathPrefix}${route.path}/${route.search}`);
	return answerFile(artifact, request, file, headerRules.file(`/${path}`, cacheControl));
}
