import { resolve } from "node:path";
import type { Artifact } from "../artifact/artifact.js";
import type { HandlerResponse } from "../server/exchange.js";
import { createHeaderRules } from "../server/header-rules.js";
import { type InspectedAnswer, type Inspection, pageName } from "../universal/develop-messages.js";
import type { PageMode, PageRow } from "../universal/page.js";
import { comparePatterns, matchSegments, parsePattern } from "../universal/path-pattern.js";
import { parseUrlPath } from "../universal/url-path.js";
import type { LivePages } from "./live-artifact.js";
import type { RequestTrace } from "./request-tracer.js";

/** What the inspector shows. */
export interface Inspections {
	/** Notes an answer for a page. */
	add(url: string, as: "html" | "json", response: HandlerResponse, trace: RequestTrace): void;
	/** @returns null when there is no page at a URL */
	find(path: string, search: string): Promise<Inspection | null>;
}

export interface InspectionsOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly artifact: Pick<Artifact, "settings" | "routes" | "modeOf">;
	pages(): LivePages;
}

/** Of how many pages the latest answers are kept. */
const MOST = 200;

export function createInspections({ directory, artifact, pages }: InspectionsOptions): Inspections {
	const rules = createHeaderRules(artifact.settings, () => {});
	const answers = new Map<string, Map<string, InspectedAnswer>>();

	function cacheControlBy({ match, path = "", returned }: RequestTrace): string {
		if (setsCacheControl(returned)) return "getServerData";
		const untouched = "as it was";
		const isDefault = !match || rules.page(path, match.row, untouched)["cache-control"] === untouched;
		return isDefault ? "default" : "headers in gatsby-config";
	}

	return {
		add(url, as, response, trace) {
			const ofPage = answers.get(url) ?? new Map<string, InspectedAnswer>();
			const { status, headers, body } = response;
			ofPage.set(as, {
				as,
				status,
				timings: [...trace.steps],
				size: typeof body === "string" ? Buffer.byteLength(body) : 0,
				cacheControl: String(headers["cache-control"] ?? ""),
				cacheControlBy: trace.errors.length > 0 ? "the failure" : cacheControlBy(trace),
			});
			answers.delete(url);
			answers.set(url, ofPage);
			if (answers.size > MOST) answers.delete(answers.keys().next().value as string);
		},
		async find(path, search) {
			const urlPath = parseUrlPath(path);
			const match = urlPath && artifact.routes.find(urlPath);
			if (!match) return null;
			const { row, params } = match;
			const { sources, rows } = pages();
			const source = sources[row.template] ?? row.template;
			const mode = await artifact.modeOf(row);
			const found = answers.get(pageName(path, search)) ?? answers.get(pageName(path, ""));
			return {
				path: row.path,
				mode,
				why: reasons(source)[mode],
				source,
				place: resolve(directory, source),
				routes: rivals(rows, row, urlPath.segments).map((rival) => ({
					route: rival.matchPath ?? rival.path,
					source: sources[rival.template] ?? rival.template,
				})),
				params,
				answers: [...(found?.values() ?? [])],
			};
		},
	};
}

function reasons(source: string): Record<PageMode, string> {
	return {
		SSR: `${source} exports getServerData: rendered on each request.`,
		DSG: "createPage was called with defer: rendered on its first request, and kept.",
		SSG: `${source} exports no getServerData and nothing defers it: rendered by the build.`,
	};
}

/** The page, and behind it all whose patterns match the URL, in rank order. */
function rivals(rows: readonly PageRow[], winner: PageRow, segments: readonly string[]): PageRow[] {
	const matching = rows.flatMap((row) => {
		if (row === winner || row.matchPath === undefined) return [];
		const pattern = parsePattern(row.matchPath);
		return matchSegments(pattern, segments) ? [{ row, pattern }] : [];
	});
	matching.sort((a, b) => comparePatterns(a.pattern, b.pattern));
	return [winner, ...matching.map(({ row }) => row)];
}

function setsCacheControl(returned: unknown): boolean {
	if (typeof returned !== "object" || returned === null) return false;
	const { headers } = returned as { headers?: unknown };
	if (typeof headers !== "object" || headers === null) return false;
	const entries = Symbol.iterator in headers ? [...(headers as Iterable<[string, unknown]>)] : Object.entries(headers);
	return entries.some(([name]) => String(name).toLowerCase() === "cache-control");
}
