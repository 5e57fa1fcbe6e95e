import type { Artifact } from "../artifact/artifact.js";
import type { Reporter } from "../plugin-api.js";
import type { Logger, RequestHandler } from "../server/exchange.js";
import { createHandler } from "../server/handler.js";
import { pageName } from "../universal/develop-messages.js";
import { GatzError } from "../universal/errors.js";
import { createDevelopHandler } from "./develop-handler.js";
import { createInspections } from "./inspections.js";
import type { PageSource } from "./page-source.js";
import type { Problems } from "./problems.js";
import { createRequestTracer, type RequestTrace } from "./request-tracer.js";
import { createToolAnswers } from "./tool-answers.js";

export interface LiveHandlerOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly artifact: Artifact;
	readonly pages: Pick<PageSource, "live" | "clientRoutes">;
	readonly problems: Problems;
	readonly reporter: Reporter;
	/** Elements for the head of a document that is not the site's. */
	headHtml(): Promise<string>;
	/** Told of each answer for a server-rendered page. */
	log(line: string): void;
}

/** The handler that production has, watched, and what the tools of develop ask for. */
export function createLiveHandler(options: LiveHandlerOptions): { readonly handler: RequestHandler; readonly logger: Logger } {
	const { directory, artifact, pages, problems, reporter, headHtml, log } = options;
	const tracer = createRequestTracer();
	const logger: Logger = {
		warn: (message) => reporter.warn(message),
		// Told with the page that was asked for, once it is answered.
		error(error) {
			const trace = tracer.current();
			if (trace && !trace.isAnswered) trace.errors.push(error);
			else if (trace && trace.path === undefined) problems.report(error, { kind: "request", url: trace.url });
			else if (trace && isOfRender(error)) problems.report(error, { kind: "request", url: pageUrl(trace) });
			else reporter.error(error);
		},
	};
	const inspections = createInspections({ directory, artifact, pages: pages.live });
	const watched = createHandler(tracer.watch(artifact), { logger });
	const answerPages = createDevelopHandler({ handler: watched, tracer, problems, inspections, headHtml, log });
	const answerTools = createToolAnswers({ pages: pages.live, clientRoutes: pages.clientRoutes, inspections, headHtml });
	return { handler: (request) => answerTools(request) ?? answerPages(request), logger };
}

/** In a page that streams, a part may fail once the answer has begun. */
function isOfRender(error: unknown): boolean {
	return error instanceof GatzError && error.code.startsWith("GATZ_RENDER_");
}

function pageUrl({ path = "", url }: RequestTrace): string {
	return pageName(path, new URL(url, "http://site").search);
}
