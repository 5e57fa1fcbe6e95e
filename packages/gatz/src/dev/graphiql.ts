import { createRequire } from "node:module";
import type { RunGraphql } from "../plugins/data-actions.js";
import type { HandlerRequest, HandlerResponse } from "../server/exchange.js";
import { readBytes } from "../system/files.js";
import { readQuestion } from "./graphql-question.js";

export interface GraphiqlOptions {
	/** Runs a query on the data as it is now. */
	readonly run: RunGraphql;
	/** The site's fragments as they are now, as syntax trees: the explorer adds to a query those that it uses. */
	fragments(): readonly object[];
}

/** Answers requests for GraphiQL; undefined for all others. */
export type Graphiql = (request: HandlerRequest) => Promise<HandlerResponse> | undefined;

/** Where the explorer is. */
export const GRAPHIQL_PATH = "/___graphql";

/** In Gatsby's spellings, with the two files that the explorer asks for. SPEC 1.16.16. */
const PATH = /^\/_+graphi?ql(?:\/(app\.js|fragments)?)?(?:\?|$)/;

const JSON_TYPE = "application/json";
/** Only for clients that name it. */
const RESPONSE_TYPE = "application/graphql-response+json";

/**
 * GraphiQL for a site that is being developed: the explorer's page for browsers, and the endpoint that it asks, by POST, or by GET from
 * clients that want no HTML. A query that could not be begun is answered with 400, any other with 200.
 */
export function createGraphiql({ run, fragments }: GraphiqlOptions): Graphiql {
	async function answer(request: HandlerRequest, file: string | undefined): Promise<HandlerResponse> {
		const { method } = request;
		const isRead = method === "GET" || method === "HEAD";
		if (!isRead && (method !== "POST" || file))
			return refuse(405, "Ask with GET or POST.", { allow: file ? "GET, HEAD" : "GET, HEAD, POST" });
		if (file === "fragments") return respond(200, JSON_TYPE, JSON.stringify(fragments()));
		if (file) return respond(200, "text/javascript", await readExplorer("app.js"));
		if (isRead && wantsExplorer(request)) return respond(200, "text/html", await readExplorer("index.html"));
		const question = await readQuestion(request);
		if ("problem" in question) return refuse(question.status, question.problem);
		const result = await run(question.query, question.variables, question.operation);
		const type = request.headers.accept?.includes(RESPONSE_TYPE) ? RESPONSE_TYPE : JSON_TYPE;
		// The explorer reads `extensions` without asking whether there are any.
		return respond("data" in result ? 200 : 400, type, JSON.stringify({ ...result, extensions: {} }));
	}

	return (request) => {
		const found = PATH.exec(request.url);
		return found ? answer(request, found[1]) : undefined;
	};
}

/** A browser, also one with the query in its URL: the explorer puts it there. */
function wantsExplorer({ url, headers }: HandlerRequest): boolean {
	return headers.accept?.includes("text/html") || !new URLSearchParams(url.split("?")[1]).has("query");
}

function readExplorer(name: string): Promise<Uint8Array> {
	return readBytes(createRequire(import.meta.url).resolve(`gatsby-graphiql-explorer/dist/${name}`));
}

function respond(status: number, type: string, body: string | Uint8Array, more: Record<string, string> = {}): HandlerResponse {
	return { status, headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store", ...more }, body };
}

function refuse(status: number, message: string, more: Record<string, string> = {}): HandlerResponse {
	return respond(status, JSON_TYPE, JSON.stringify({ errors: [{ message }] }), more);
}
