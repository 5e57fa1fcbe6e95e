import type { Artifact } from "../artifact/artifact.js";
import { type PageTags, pathTag, tagsOfPage } from "../artifact/page-tags.js";
import type { PageRow } from "../universal/page.js";
import { decodeSafely } from "../universal/path-pattern.js";
import { withTags } from "./cache-declaration.js";
import type { HandlerResponse } from "./exchange.js";
import type { PageRoute, Route } from "./route.js";

/** Names in answers what they were made from, so that caches can be told to forget them. */
export interface AnswerTags {
	/** Tags of a page's answers, besides those that it declares itself. */
	ofPage(route: PageRoute): Promise<readonly string[]>;
	/** Adds tags to the answer for a page or a public file, where a shared cache may keep it and does not know it by its hashed name. */
	add(route: Extract<Route, { kind: "page" | "no-page" }>, answered: HandlerResponse | Promise<HandlerResponse>): Promise<HandlerResponse>;
}

/** Answers that need none. */
const UNTAGGED = /\b(?:private|no-store|immutable)\b/i;

/** @param read the artifact's */
export function createAnswerTags({ templates }: Pick<Artifact, "templates">, read: () => PageTags | Promise<PageTags>): AnswerTags {
	const known = new WeakMap<PageRow, readonly string[]>();
	const ofRow = async (row: PageRow): Promise<readonly string[]> => {
		const tags = known.get(row) ?? tagsOfPage(row, templates, await read());
		known.set(row, tags);
		return tags;
	};
	const ofPath = (path: string): string => pathTag(decodeSafely(path));
	/** Each URL of a pattern has a tag of its own besides. */
	const ofPage = async ({ match, path }: PageRoute): Promise<readonly string[]> => {
		const tags = await ofRow(match.row);
		return match.row.matchPath === undefined ? tags : [ofPath(path), ...tags];
	};
	return {
		ofPage,
		async add(route, answered) {
			const response = await answered;
			if (UNTAGGED.test(String(response.headers["cache-control"] ?? "private"))) return response;
			const tags = route.kind === "page" ? await ofPage(route) : [ofPath(route.path)];
			return { ...response, headers: withTags(response.headers, tags) };
		},
	};
}
