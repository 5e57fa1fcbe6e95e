import type { PageRow } from "./page.js";

/**
 * The JSON of a page: its `page-data.json`, as a file or as an answer, and the data inlined in its document are this one text. Keys and
 * their order as SPEC 2.1.3.
 *
 * @param path canonical path, with the raw search string when the server renders the page
 * @param result JSON of `{"data"?, "pageContext", "serverData"?}`
 */
export function pageDataJson(
	page: Pick<PageRow, "template" | "matchPath">,
	staticQueryHashes: readonly string[],
	path: string,
	result: string,
): string {
	const matchPath = page.matchPath === undefined ? "" : `,"matchPath":${JSON.stringify(page.matchPath)}`;
	const template = `{"componentChunkName":${JSON.stringify(page.template)},"path":${JSON.stringify(path)}`;
	return `${template},"result":${result},"staticQueryHashes":${JSON.stringify(staticQueryHashes)},"slicesMap":{}${matchPath}}`;
}
