import type { PageResult, RouteParams } from "../universal/page.js";
import { parseCookies } from "./cookies.js";
import type { HandlerRequest } from "./exchange.js";
import { parseQuery, type Query } from "./query.js";
import { RequestHeaders } from "./request-headers.js";

/** What getServerData gets. The first six are Gatsby's and are the object's own keys (SPEC 1.3.1); the others are additions. */
export interface ServerDataContext {
	/** Lower-case names; `get` and `has` take any spelling. */
	readonly headers: Map<string, string | string[]>;
	readonly method: string;
	/** The page's path, slash as `trailingSlash` says, with the raw search string; without the path prefix. */
	readonly url: string;
	readonly query: Query;
	readonly pageContext: Record<string, unknown>;
	readonly params: RouteParams;
	/** Aborted when the visitor goes before the answer was sent. */
	readonly signal: AbortSignal;
	readonly cookies: ReadonlyMap<string, string>;
	/** The request as the web knows it, with its body. Made on first access. */
	readonly request: Request;
}

/** The page that was asked for, as far as its context needs it. */
export interface ContextPage {
	/** Path and raw search string: `url`. */
	readonly url: string;
	readonly search: string;
	readonly params: RouteParams;
	/** JSON of `{"data"?, "pageContext"}`. */
	readonly result: string;
	/** What `request.url` has before the page's path. */
	readonly pathPrefix: string;
}

/**
 * Makes the context of one request. What costs something is made on first access, and nothing is shared with another request. The
 * additions are on the prototype, so that spreading a context makes none of them.
 */
export function createServerDataContext(request: HandlerRequest, page: ContextPage): ServerDataContext {
	let query: Query | undefined;
	let pageContext: Record<string, unknown> | undefined;
	let params: RouteParams | undefined;
	let cookies: ReadonlyMap<string, string> | undefined;
	let webRequest: Request | undefined;
	const context = {
		__proto__: {
			get signal() {
				return request.signal();
			},
			get cookies() {
				cookies ??= parseCookies(request.headers.cookie as string | undefined);
				return cookies;
			},
			get request() {
				webRequest ??= createRequest(request, page);
				return webRequest;
			},
		},
		headers: new RequestHeaders(request.headers),
		method: request.method,
		url: page.url,
		get query() {
			query ??= parseQuery(page.search);
			return query;
		},
		get pageContext() {
			pageContext ??= parsePageContext(page.result);
			return pageContext;
		},
		get params() {
			params ??= pageParams(page.params, page.result.includes('"__params"') ? parsePageContext(page.result) : {});
			return params;
		},
	};
	return context as unknown as ServerDataContext;
}

/** Parameters of the URL, overlaid by those of a collection route. SPEC 1.3.19. */
export function pageParams(params: RouteParams, pageContext: Record<string, unknown>): RouteParams {
	return { ...params, ...(pageContext.__params as RouteParams | undefined) };
}

function parsePageContext(result: string): Record<string, unknown> {
	return (JSON.parse(result) as PageResult).pageContext;
}

function createRequest(request: HandlerRequest, page: ContextPage): Request {
	const headers = new Headers();
	for (const [name, value] of new RequestHeaders(request.headers)) {
		for (const item of [value].flat()) headers.append(name, item);
	}
	const body = request.body();
	return new Request(request.origin() + page.pathPrefix + page.url, {
		method: request.method,
		headers,
		signal: request.signal(),
		...(body && { body, duplex: "half" }),
	});
}
