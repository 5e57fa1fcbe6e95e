import type { HandlerRequest, HandlerResponse } from "../server/exchange.js";
import type { ClientRoutes } from "../universal/client-route.js";
import { INSPECTION_PATH, type ListedPage, PAGES_DATA_PATH, PAGES_PATH } from "../universal/develop-messages.js";
import { emptyDocument } from "./develop-document.js";
import type { Inspections } from "./inspections.js";
import type { LivePages } from "./live-artifact.js";

export interface ToolAnswersOptions {
	pages(): LivePages;
	/** Says which pages are server-rendered. */
	clientRoutes(): ClientRoutes;
	readonly inspections: Inspections;
	/** Elements for the head of a document. */
	headHtml(): Promise<string>;
}

/** Answers what the tools of develop ask for; undefined for all other requests. */
export function createToolAnswers(options: ToolAnswersOptions): (request: HandlerRequest) => Promise<HandlerResponse> | undefined {
	const { inspections, headHtml } = options;

	async function answer(path: string, search: string): Promise<HandlerResponse> {
		if (path === PAGES_DATA_PATH) return asJson(listPages(options.pages(), options.clientRoutes()));
		if (path === INSPECTION_PATH) {
			const { pathname, search: query } = new URL(new URLSearchParams(search).get("url") ?? "/", "http://site");
			return asJson(await inspections.find(pathname, query));
		}
		return respond("text/html", emptyDocument("Pages", await headHtml()));
	}

	return ({ method, url }) => {
		const [path = "", search = ""] = url.split("?", 2);
		const isOurs = path === PAGES_PATH || path === PAGES_DATA_PATH || path === INSPECTION_PATH;
		return isOurs && (method === "GET" || method === "HEAD") ? answer(path, search) : undefined;
	};
}

function listPages({ rows, sources }: LivePages, clientRoutes: ClientRoutes): ListedPage[] {
	const serverRendered = new Set(clientRoutes.pages.flatMap(({ path, mode }) => (mode === "SSR" ? [path] : [])));
	return rows.map(({ path, matchPath, mode, template }) => ({
		path,
		...(matchPath !== undefined && { matchPath }),
		mode: serverRendered.has(path) ? "SSR" : mode,
		source: sources[template] ?? template,
	}));
}

function asJson(value: unknown): HandlerResponse {
	return respond("application/json", JSON.stringify(value));
}

function respond(type: string, body: string): HandlerResponse {
	return { status: 200, headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" }, body };
}
