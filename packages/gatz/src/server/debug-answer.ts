import { isSameSecret } from "../system/bytes.js";
import { comparePatterns, matchSegments, parsePattern } from "../universal/path-pattern.js";
import { parseUrlPath } from "../universal/url-path.js";
import type { HandlerResponse } from "./exchange.js";
import { defaultHeaders } from "./header-rules.js";
import type { RequestTrace, TracedStep } from "./request-trace.js";
import type { Route } from "./route.js";
import type { Site } from "./site.js";

const STEPS: readonly TracedStep[] = ["match", "getServerData", "render"];
const MOST_RIVALS = 20;

/** @returns whether a request may be explained: its `x-gatz-debug` is the operator's token, compared in constant time */
export function createDebugCheck(token: string): (given: string | string[] | undefined) => boolean {
	return (given) => typeof given === "string" && isSameSecret(given, token);
}

/** An answer with the explanation of how it came about, in `x-gatz-debug` and `server-timing`. Nobody may keep it. */
export function explainAnswer(site: Site, trace: RequestTrace, response: HandlerResponse): HandlerResponse {
	const total = performance.now() - trace.started;
	const timings = STEPS.flatMap((step): [string, number][] => (trace[step] === undefined ? [] : [[step, trace[step]]]));
	const all = [...timings, ["total", total] as const];
	const { headers } = response;
	const explanation = {
		requestId: trace.requestId,
		...(trace.route && explainRoute(site, trace.route, response.status)),
		cache: trace.cache ?? (headers["cache-status"] === undefined ? "not asked" : headers["cache-status"]),
		cacheControl: headers["cache-control"],
		timings: Object.fromEntries(all.map(([step, time]) => [step, round(time)])),
		headers: explainHeaders(site, trace, headers),
	};
	return {
		...response,
		headers: {
			...Object.fromEntries(Object.entries(headers).filter(([name]) => !/cache-control$|^surrogate-/.test(name))),
			"cache-control": "private, no-store",
			"server-timing": all.map(([step, time]) => `${step};dur=${round(time)}`).join(", "),
			"x-gatz-debug": asciiJson(explanation),
			"x-request-id": trace.requestId,
		},
	};
}

function explainRoute(site: Site, route: Route, status: number) {
	const kind = { kind: route.kind, route: site.label(route, status) };
	if (route.kind !== "page") return kind;
	const { row, params } = route.match;
	const source = site.artifact.templates[row.template]?.source;
	return { ...kind, mode: row.mode, source, params, rivals: rivals(site, route) };
}

/** Other pages whose patterns match, in rank order. */
function rivals({ artifact }: Site, { match, path }: Extract<Route, { kind: "page" }>): string[] {
	const segments = parseUrlPath(path)?.segments ?? [];
	const patterns = [...artifact.routes.rows()].flatMap(({ matchPath }) => {
		if (matchPath === undefined || matchPath === match.row.matchPath) return [];
		const pattern = parsePattern(matchPath);
		return matchSegments(pattern, segments) ? [{ matchPath, pattern }] : [];
	});
	return patterns
		.sort((a, b) => comparePatterns(a.pattern, b.pattern))
		.slice(0, MOST_RIVALS)
		.map(({ matchPath }) => matchPath);
}

/** Header → who set it. */
function explainHeaders(
	site: Site,
	{ route, pageHeaders, cache }: RequestTrace,
	headers: HandlerResponse["headers"],
): Record<string, string> {
	const defaults: Record<string, unknown> = defaultHeaders("");
	const path = route && "path" in route ? route.path : "/";
	const configured = route?.kind === "page" ? site.headerRules.page(path, route.match.row, "") : site.headerRules.over(path, {});
	const setter = (name: string): string => {
		if (pageHeaders && name in pageHeaders) return "getServerData";
		if (name in configured && configured[name] !== defaults[name]) return "headers in gatsby-config";
		if (cache && !pageHeaders && headers[name] !== defaults[name]) return "cache";
		return name in defaults ? "default" : "server";
	};
	return Object.fromEntries(
		Object.keys(headers)
			.sort()
			.map((name) => [name, setter(name)]),
	);
}

function round(time: number): number {
	return Math.round(time * 1000) / 1000;
}

/** JSON that a header can carry. */
function asciiJson(value: unknown): string {
	return JSON.stringify(value).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
