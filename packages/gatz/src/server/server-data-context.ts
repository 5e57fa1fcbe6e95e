import type { PageResult, RouteParams } from "../universal/page.js";
import { EMPTY_RESULT } from "../universal/page-data-json.js";
import { pageParams } from "../universal/route-props.js";
import { parseCookies } from "./cookies.js";
import type { HandlerRequest } from "./exchange.js";
import { parseQuery, type Query } from "./query.js";
import { RequestHeaders } from "./request-headers.js";

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
 * What getServerData gets; nothing in it is shared with another request. The own keys are Gatsby's (SPEC 1.3.1); what Gatz adds is on
 * the prototype and made on first access, so that spreading a context makes none of it.
 */
export class ServerDataContext {
	/** Lower-case names; `get` and `has` take any spelling. */
	readonly headers: Map<string, string | string[]>;
	readonly method: string;
	/** The page's path, slash as `trailingSlash` says, with the raw search string; without the path prefix. */
	readonly url: string;
	readonly query: Query;
	readonly pageContext: Record<string, unknown> = {};
	readonly params: RouteParams;
	readonly #request: HandlerRequest;
	readonly #page: ContextPage;
	#signal: AbortSignal | undefined;
	/** Aborts the signal when time is up. */
	#timeUp: AbortController | undefined;
	readonly #headers: RequestHeaders;
	#cookies: ReadonlyMap<string, string> | undefined;
	#webRequest: Request | undefined;

	constructor(request: HandlerRequest, page: ContextPage) {
		const { result } = page;
		this.#headers = new RequestHeaders(request.headers);
		this.headers = this.#headers;
		this.method = request.method;
		this.url = page.url;
		this.query = parseQuery(page.search);
		if (result !== EMPTY_RESULT) defineLazily(this, "pageContext", () => (JSON.parse(result) as PageResult).pageContext);
		this.params = pageParams(page.params, result.includes('"__params"') ? (JSON.parse(result) as PageResult).pageContext : {});
		this.#request = request;
		this.#page = page;
	}

	/** Whether getServerData has read what may be one visitor's: cookies, Authorization, all headers, or the request with them. */
	static readsVisitor(context: ServerDataContext): boolean {
		return context.#cookies !== undefined || context.#webRequest !== undefined || context.#headers.readsVisitor;
	}

	/** Tells whom it concerns that time is up. Static, so that the page's code does not see it. */
	static expire(context: ServerDataContext): void {
		context.#timeUp ??= new AbortController();
		context.#timeUp.abort(new DOMException("getServerData has passed its deadline.", "TimeoutError"));
	}

	/** Aborted when the visitor goes before the answer was sent, and when time is up. */
	get signal(): AbortSignal {
		this.#timeUp ??= new AbortController();
		this.#signal ??= AbortSignal.any([this.#request.signal(), this.#timeUp.signal]);
		return this.#signal;
	}

	/** The first value of each cookie, decoded. */
	get cookies(): ReadonlyMap<string, string> {
		this.#cookies ??= parseCookies(this.#request.headers.cookie as string | undefined);
		return this.#cookies;
	}

	/** The request as the web knows it, with its body. */
	get request(): Request {
		this.#webRequest ??= createRequest(this.#request, this.#page, this.signal);
		return this.#webRequest;
	}
}

/** A page's context may come with all of its data; it is parsed when someone looks. */
function defineLazily<Key extends string>(target: Record<Key, unknown>, key: Key, make: () => unknown): void {
	const define = (value: unknown) => Object.defineProperty(target, key, { value, enumerable: true, writable: true });
	Object.defineProperty(target, key, {
		configurable: true,
		enumerable: true,
		get: () => define(make())[key],
		set: define,
	});
}

function createRequest(request: HandlerRequest, page: ContextPage, signal: AbortSignal): Request {
	const headers = new Headers();
	for (const [name, value] of new RequestHeaders(request.headers)) {
		for (const item of [value].flat()) headers.append(name, item);
	}
	const body = request.body();
	return new Request(request.origin() + page.pathPrefix + page.url, {
		method: request.method,
		headers,
		signal,
		...(body && { body, duplex: "half" }),
	});
}
