import { acceptsHtml } from "../server/accept.js";
import type { HandlerRequest, HandlerResponse, RequestHandler } from "../server/exchange.js";
import { FAILED_MARK, MISSING_MARK, pageName } from "../universal/develop-messages.js";
import { emptyDocument } from "./develop-document.js";
import type { Inspections } from "./inspections.js";
import type { ProblemScope, Problems } from "./problems.js";
import type { RequestTrace, RequestTracer } from "./request-tracer.js";

export interface DevelopHandlerOptions {
	/** The one that production has, on an artifact that `tracer` watches. */
	readonly handler: RequestHandler;
	readonly tracer: RequestTracer;
	readonly problems: Problems;
	readonly inspections: Inspections;
	/** Elements for the head of a document that is not the site's. */
	headHtml(): Promise<string>;
	/** Told of each answer for a server-rendered page. */
	log(line: string): void;
}

/** Answers as production does, and tells whoever develops the site how it went. */
export function createDevelopHandler(options: DevelopHandlerOptions): RequestHandler {
	const { handler, tracer, problems, inspections } = options;
	return (request) =>
		tracer.run(request.url, async (trace) => {
			const started = performance.now();
			const response = await handler(request);
			trace.isAnswered = true;
			if (trace.path === undefined) {
				// A function: no page has to do with it.
				tell(trace, request.url, { kind: "request", url: request.url });
				return response;
			}
			const { pathname, search } = new URL(request.url, "http://site");
			const as = pathname.endsWith("/page-data.json") ? "json" : "html";
			const url = pageName(trace.path, search);
			tell(trace, url);
			if (trace.match) inspections.add(url, as, response, trace);
			if (trace.steps.size > 0) response.headers["server-timing"] = serverTiming(trace);
			if (trace.mode === "SSR") {
				const milliseconds = Math.round(performance.now() - started);
				options.log(`${request.method} ${trace.path}${search}${as === "json" ? " (data)" : ""} ${response.status} ${milliseconds} ms`);
			}
			return as === "html" ? markDocument(request, response, trace) : response;
		});

	/** @param scope of all errors but the first, which is the one that was in the way of the answer */
	function tell({ errors }: RequestTrace, url: string, scope: ProblemScope = { kind: "site" }): void {
		const [first, ...others] = errors;
		if (first === undefined) problems.answered(url);
		else problems.report(first, { kind: "request", url });
		for (const other of others) problems.report(other, scope);
	}

	/** Says in a document that it stands for a page that failed or is missing; where the site has no page for that, makes one. */
	async function markDocument(request: HandlerRequest, response: HandlerResponse, trace: RequestTrace): Promise<HandlerResponse> {
		const isFailure = trace.errors.length > 0 && response.status === 500;
		const isMissing = trace.match === null && response.status === 404;
		const { accept } = request.headers;
		// Not for the sake of an image, whose `*/*` includes documents.
		const wantsDocument = accept?.includes("text/html") && acceptsHtml(accept as string);
		if (!wantsDocument || !(isFailure || isMissing)) return response;
		const mark = `<meta name="${isFailure ? FAILED_MARK : MISSING_MARK}">`;
		const headers = { ...response.headers, "content-type": "text/html; charset=utf-8" };
		const isPage = String(response.headers["content-type"]).startsWith("text/html") && typeof response.body === "string";
		const body = isPage
			? (response.body as string)
			: emptyDocument(isFailure ? "This page failed" : "No such page", await options.headHtml());
		return { ...response, headers, body: body.replace(/<\/head>/i, () => `${mark}</head>`) };
	}
}

function serverTiming({ steps }: RequestTrace): string {
	return [...steps].map(([step, milliseconds]) => `${step};dur=${milliseconds.toFixed(2)}`).join(", ");
}
