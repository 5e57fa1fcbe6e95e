import { createDebugCheck, explainAnswer } from "./debug-answer.js";
import type { HandlerRequest } from "./exchange.js";
import type { RequestMetrics } from "./request-metrics.js";
import { givenRequestId, type RequestObserver, RequestTrace } from "./request-trace.js";
import type { Site } from "./site.js";

/** One answer, for the access log. */
export interface AccessEntry {
	readonly requestId: string;
	/** Who asked, as far as trusted proxies say it. */
	readonly address: string | undefined;
	readonly method: string;
	readonly url: string;
	readonly route: string;
	readonly status: number;
	/** ms until the answer was there. */
	readonly duration: number;
}

/** What a server looks at while it answers. */
export interface Observation {
	readonly metrics: RequestMetrics;
	/** Absent: no access log is kept. */
	onAnswer?: ((entry: AccessEntry) => void) | undefined;
	/** Whoever sends it as `x-gatz-debug` gets an explanation; absent: nobody does. */
	readonly debugToken?: string | undefined;
	/** Makes what notes a request, where that is more than taking times. */
	createTrace?: ((request: HandlerRequest) => RequestTrace) | undefined;
}

export function createObserver(site: Site, { metrics, onAnswer, debugToken, createTrace }: Observation): RequestObserver {
	const mayDebug = debugToken ? createDebugCheck(debugToken) : undefined;
	return {
		begin(request) {
			metrics.begin();
			return createTrace ? createTrace(request) : new RequestTrace(request);
		},
		end(trace, response) {
			const { request } = trace;
			const { status } = response;
			const route = trace.route ? site.label(trace.route, status) : "(none)";
			metrics.end(trace, route, status);
			trace.end(route, status);
			if (onAnswer) {
				const { address, method, url } = request;
				onAnswer({ requestId: trace.requestId, address, method, url, route, status, duration: performance.now() - trace.started });
			}
			if (mayDebug && request.headers["x-gatz-debug"] !== undefined && mayDebug(request.headers["x-gatz-debug"])) {
				return explainAnswer(site, trace, response);
			}
			const isNamed = onAnswer !== undefined || request.headers["x-request-id"] !== undefined;
			if (!isNamed || (!onAnswer && givenRequestId(request) === undefined)) return response;
			response.headers["x-request-id"] = trace.requestId;
			return response;
		},
	};
}
