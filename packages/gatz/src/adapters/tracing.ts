import { createRequire } from "node:module";
import { join } from "node:path";
import type { Span } from "@opentelemetry/api";
import type { HandlerRequest } from "../server/exchange.js";
import { RequestTrace, type TracedStep } from "../server/request-trace.js";
import { thrownMessage } from "../universal/errors.js";

type Api = typeof import("@opentelemetry/api");

/** Where the API keeps what an SDK has registered. */
const REGISTERED = Symbol.for("opentelemetry.js.api.1");

/**
 * Makes traces with spans of OpenTelemetry, when an SDK was registered before the server started. The API is the site's own; nothing
 * of it is loaded otherwise.
 * @param directory absolute path of the site
 * @returns undefined when there is nothing to tell
 */
export function loadTracing(directory: string, warn: (message: string) => void): ((request: HandlerRequest) => RequestTrace) | undefined {
	if (!(REGISTERED in globalThis)) return undefined;
	let api: Api;
	try {
		api = createRequire(join(directory, "package.json"))("@opentelemetry/api") as Api;
	} catch {
		warn("There is an OpenTelemetry SDK, but the site has no package @opentelemetry/api: no spans are made.");
		return undefined;
	}
	return (request) => new SpanTrace(api, request);
}

/** Notes a request as a span, and each step of it as one within. */
class SpanTrace extends RequestTrace {
	readonly #api: Api;
	readonly #span: Span;

	constructor(api: Api, request: HandlerRequest) {
		super(request);
		const { context, propagation, trace } = api;
		this.#api = api;
		// Where node:http is instrumented, its span is there already and the client's `traceparent` is in it.
		const active = context.active();
		const parent = trace.getSpan(active) ? active : propagation.extract(active, request.headers);
		const attributes = { "http.request.method": request.method, "url.path": request.url.split("?", 1)[0] ?? "" };
		this.#span = trace.getTracer("gatz").startSpan(request.method, { kind: api.SpanKind.SERVER, attributes }, parent);
	}

	override run<T>(work: () => T): T {
		return this.#within(this.#span, work);
	}

	override step<T>(name: TracedStep, work: () => T): T {
		const span = this.#api.trace.getTracer("gatz").startSpan(name);
		return super.step(name, () => {
			let made: T;
			try {
				made = this.#within(span, work);
			} catch (thrown) {
				this.#fail(span, thrown);
				span.end();
				throw thrown;
			}
			if (!(made instanceof Promise)) {
				span.end();
				return made;
			}
			made.then(
				() => span.end(),
				(thrown) => {
					this.#fail(span, thrown);
					span.end();
				},
			);
			return made;
		});
	}

	override end(route: string, status: number): void {
		const span = this.#span;
		span.updateName(`${this.request.method} ${route}`);
		span.setAttributes({ "http.route": route, "http.response.status_code": status, "gatz.request_id": this.requestId });
		if (status >= 500) span.setStatus({ code: this.#api.SpanStatusCode.ERROR });
		span.end();
	}

	#within<T>(span: Span, work: () => T): T {
		const { context, trace } = this.#api;
		return context.with(trace.setSpan(context.active(), span), work);
	}

	#fail(span: Span, thrown: unknown): void {
		span.recordException(thrown instanceof Error ? thrown : thrownMessage(thrown));
		span.setStatus({ code: this.#api.SpanStatusCode.ERROR, message: thrownMessage(thrown) });
	}
}
