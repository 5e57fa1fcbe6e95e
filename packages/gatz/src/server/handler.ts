import type { Artifact } from "../artifact/artifact.js";
import { isRedirectStatus } from "../universal/answers.js";
import { withAllowedHosts } from "./allowed-hosts.js";
import { createAnswerTags } from "./answer-tags.js";
import { type CacheVerdict, PageCache } from "./cache-pages.js";
import { CACHE_BYTES, type CacheStore, MemoryStore } from "./cache-store.js";
import { addFilePolicy, createPolicy } from "./content-policy.js";
import { createDeferredPages } from "./deferred-pages.js";
import { createAnswerEncoder } from "./encode-answer.js";
import { answerError, answerNotFound } from "./error-answer.js";
import type { HandlerRequest, HandlerResponse, Logger, RequestHandler } from "./exchange.js";
import { answerFile, type FoundFile, fileCacheControl, findFile } from "./file-answer.js";
import { answerFunction } from "./function-answer.js";
import { createHeaderRules } from "./header-rules.js";
import { type Limits, serverLimits } from "./limits.js";
import { answerPage } from "./page-answer.js";
import { methodNotAllowed, optionsAnswer, PAGE_METHODS, plainAnswer, READ_METHODS, redirectAnswer } from "./plain-answer.js";
import { answerRedirect, targetOf } from "./redirect-answer.js";
import { observe } from "./request-trace.js";
import { findRoute, type MovedRoute, type Route } from "./route.js";
import { createRouteLabels } from "./route-label.js";
import { createObserver, type Observation } from "./server-observer.js";
import type { Site } from "./site.js";
import { withThirdPartyProxy } from "./third-party.js";

export interface HandlerOptions {
	readonly logger: Logger;
	/** Bytes of memory for pages that are rendered on their first request. Default: 32 MB. */
	readonly deferredBytes?: number;
	/** What to look at while requests are answered. Absent: nothing is noted. */
	readonly observation?: Observation | undefined;
	/** Those that are absent have their defaults. */
	readonly limits?: Partial<Limits> | undefined;
	/** Where answers of server-rendered pages are kept that say so; null: nowhere. Default: 64 MB of memory. */
	readonly cache?: CacheStore | null | undefined;
	/** Whether answers are compressed for clients that take them so. Default true; never in develop. */
	readonly compress?: boolean | undefined;
	/** Hosts that are answered for, without ports; others get 421. `.example.com` is that host and all below it. Default: all. */
	readonly allowedHosts?: readonly string[] | undefined;
	/** Told what became of each request for a page that the cache may answer. */
	readonly onCacheVerdict?: (verdict: CacheVerdict) => void;
	/** Whether answers carry the tags by which `gatz build` says what to purge. Default: false. */
	readonly cacheTags?: boolean | undefined;
}

/**
 * Makes the one function that answers requests for a site: `serve`, `develop`, every adapter and the tests call it. It never rejects
 * for a fault of the site: that is logged, and answered with the site's 500 page.
 */
export function createHandler(artifact: Artifact, options: HandlerOptions): RequestHandler {
	const {
		logger,
		deferredBytes = 32 * 1024 * 1024,
		cache = new MemoryStore(CACHE_BYTES),
		compress = true,
		observation,
		allowedHosts,
	} = options;
	const encoder = compress && !artifact.live ? createAnswerEncoder() : null;
	const headerRules = createHeaderRules(artifact.settings, (message) => logger.warn(message));
	const site: Site = {
		artifact,
		headerRules,
		deferred: createDeferredPages(deferredBytes),
		writePolicy: createPolicy(artifact),
		logger,
		label: createRouteLabels(artifact),
		told: new WeakSet(),
		...serverLimits(options.limits, logger),
		warnOnce: createOnce((message) => logger.warn(message)),
		encoder,
		cache: cache && !artifact.live ? new PageCache(cache, artifact, options.onCacheVerdict) : null,
		tags: options.cacheTags && artifact.tags ? createAnswerTags(artifact, artifact.tags) : null,
	};
	const respond: RequestHandler = async (request) => {
		const { trace } = request;
		const find = () => findRoute(request.method, request.url, artifact);
		const route = trace ? trace.step("match", find) : find();
		if (trace) trace.route = route;
		try {
			const response = await answer(site, request, route);
			return encoder ? encoder.encode(request, response, route.kind) : response;
		} catch (error) {
			return answerError(site, request, "as" in route ? route.as : "html", error);
		}
	};
	const guarded = allowedHosts ? withAllowedHosts(respond, allowedHosts, (message) => logger.warn(message)) : respond;
	const handler = observation ? observe(guarded, createObserver(site, observation)) : guarded;
	const { partytownProxiedURLs = [], pathPrefix } = artifact.settings;
	return partytownProxiedURLs.length > 0 ? withThirdPartyProxy(handler, partytownProxiedURLs, pathPrefix) : handler;
}

function createOnce(log: (message: string) => void): (message: string) => void {
	const logged = new Set<string>();
	return (message) => {
		if (logged.has(message)) return;
		logged.add(message);
		log(message);
	};
}

function answer(site: Site, request: HandlerRequest, route: Route): HandlerResponse | Promise<HandlerResponse> {
	switch (route.kind) {
		case "bad-request":
			return plainAnswer(400, "Bad Request");
		case "server":
			return request.method === "OPTIONS" ? optionsAnswer(PAGE_METHODS) : plainAnswer(400, "Bad Request");
		case "redirect":
			return redirectAnswer(route.location, site.headerRules.over(route.path, {}));
		case "function":
			return answerFunction(site, request, route);
		case "moved":
			return answerMoved(site, request, route);
	}
	const mayBeFile = READ_METHODS.includes(request.method) || route.kind === "no-page";
	const found = mayBeFile ? findFile(site.artifact, route.files) : undefined;
	const answered =
		found instanceof Promise ? found.then((file) => answerFound(site, request, route, file)) : answerFound(site, request, route, found);
	return site.tags ? site.tags.add(route, answered) : answered;
}

function answerFound(
	site: Site,
	request: HandlerRequest,
	route: FileRoute,
	found: FoundFile | undefined,
): HandlerResponse | Promise<HandlerResponse> {
	if (found) return READ_METHODS.includes(request.method) ? answerPublicFile(site, request, route, found) : methodNotAllowed(READ_METHODS);
	if (route.kind === "page") return answerPage(site, request, route);
	return route.redirect ? answerMoved(site, request, { ...route, redirect: route.redirect }) : answerNotFound(site, request, route.as);
}

/** A redirect of the site; one whose status is no redirect's has the answer of its target. */
function answerMoved(site: Site, request: HandlerRequest, moved: Omit<MovedRoute, "kind">): HandlerResponse | Promise<HandlerResponse> {
	const { status } = moved.redirect;
	if (isRedirectStatus(status)) return answerRedirect(site, moved);
	const { settings, routes, functions } = site.artifact;
	const find = (target: string) => findRoute(request.method, target, { settings, routes, functions });
	const route = find(targetOf(site, moved));
	const answered = answer(site, request, route.kind === "redirect" ? find(route.location) : route);
	const withStatus = (response: HandlerResponse) => (response.status === 200 ? { ...response, status } : response);
	return answered instanceof Promise ? answered.then(withStatus) : withStatus(answered);
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
	const isFolder = path.endsWith("/index.html") && !route.path.endsWith("/") && !route.path.endsWith("/index.html");
	if (route.kind === "no-page" && isFolder) {
		return redirectAnswer(`${artifact.settings.pathPrefix}${route.path}/${route.search}`, headerRules.over(route.path, {}));
	}
	const cacheControl = fileCacheControl(file);
	const headers =
		route.kind === "page" ? headerRules.page(route.path, route.match.row, cacheControl) : headerRules.file(`/${path}`, cacheControl);
	if (!site.writePolicy) return answerFile(site, request, file, headers);
	return addFilePolicy(site, path, headers).then(() => answerFile(site, request, file, headers));
}
