import type { HandlerRequest, HandlerResponse, RequestHandler, ResponseHeaders } from "./exchange.js";
import type { Route } from "./route.js";

/** Steps whose time is taken. */
export type TracedStep = "match" | "getServerData" | "render";

/** What is noted of one request on its way, in `request.trace`. Times in ms of `performance.now()`. */
export class RequestTrace {
	readonly started = performance.now();
	/** Duration of each step; absent when the request has not come by there. */
	match: number | undefined;
	getServerData: number | undefined;
	render: number | undefined;
	route: Route | undefined;
	/** What a cache did about it, and why; absent when none was asked. */
	cache: { readonly verdict: "hit" | "stale" | "miss" | "pass"; readonly why: string } | undefined;
	/** Why there is no answer of the page. */
	outcome: "refused" | "timed-out" | undefined;
	/** Headers that getServerData gave. */
	pageHeaders: Readonly<ResponseHeaders> | null | undefined;
	readonly request: HandlerRequest;
	#id: string | undefined;

	constructor(request: HandlerRequest) {
		this.request = request;
	}

	/** As the client gave it, or made when someone asks. */
	get requestId(): string {
		this.#id ??= givenRequestId(this.request) ?? crypto.randomUUID();
		return this.#id;
	}

	/** Runs a step of the way and takes its time, however it ends. */
	step<T>(name: TracedStep, work: () => T): T {
		const begun = performance.now();
		const note = () => {
			this[name] = performance.now() - begun;
		};
		let made: T;
		try {
			made = work();
		} catch (thrown) {
			note();
			throw thrown;
		}
		if (made instanceof Promise) made.then(note, note);
		else note();
		return made;
	}

	/** The answer is there. */
	end(_route: string, _status: number): void {}

	/** Runs all of the way. */
	run<T>(work: () => T): T {
		return work();
	}
}

/** Sees requests come and their answers go. Nothing of it runs in a handler that was made without one. */
export interface RequestObserver {
	begin(request: HandlerRequest): RequestTrace;
	/** @returns the answer to send: the given one, or a copy with more headers */
	end(trace: RequestTrace, response: HandlerResponse): HandlerResponse;
}

export function observe(handler: RequestHandler, observer: RequestObserver): RequestHandler {
	return async (request) => {
		const trace = observer.begin(request);
		request.trace = trace;
		return observer.end(trace, await trace.run(() => handler(request)));
	};
}

/** The id by which lines of the log and the visitor name a request. */
export function requestIdOf(request: HandlerRequest): string {
	return request.trace?.requestId ?? givenRequestId(request) ?? crypto.randomUUID();
}

/** The client's own id, when it may stand in a line of a log. */
export function givenRequestId({ headers }: HandlerRequest): string | undefined {
	const given = headers["x-request-id"];
	return typeof given === "string" && /^[\w.:-]{1,128}$/.test(given) ? given : undefined;
}
