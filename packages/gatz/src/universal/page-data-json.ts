import type { PageRow } from "./page.js";
import type { SlicesMap } from "./slice.js";

/** What every page of a template needs besides its own result. */
export interface TemplateNeeds {
	/** What its pages with their slices, and gatsby-browser and gatsby-ssr, may use. Sorted. */
	readonly staticQueryHashes: readonly string[];
	/** Slices of its pages, by alias; absent when they have none. */
	readonly slices?: SlicesMap | undefined;
}

/** A result without data and context, as most server-rendered pages have it at build. */
export const EMPTY_RESULT = '{"pageContext":{}}';

/**
 * The JSON of a page: its `page-data.json`, as a file or as an answer, and the data inlined in its document are this one text. Keys and
 * their order as SPEC 2.1.3.
 *
 * @param path canonical path, with the raw search string when the server renders the page
 * @param result JSON of `{"data"?, "pageContext", "serverData"?}`
 */
export function pageDataJson(
	page: Pick<PageRow, "template" | "matchPath" | "slices">,
	{ staticQueryHashes, slices }: TemplateNeeds,
	path: string,
	result: string,
): string {
	const matchPath = page.matchPath === undefined ? "" : `,"matchPath":${JSON.stringify(page.matchPath)}`;
	const slicesMap = page.slices ?? slices;
	const slicesJson = slicesMap === undefined ? "{}" : JSON.stringify(slicesMap);
	const template = `{"componentChunkName":${JSON.stringify(page.template)},"path":${JSON.stringify(path)}`;
	return `${template},"result":${result},"staticQueryHashes":${JSON.stringify(staticQueryHashes)},"slicesMap":${slicesJson}${matchPath}}`;
}
