import type { PageRow } from "./page.js";

/**
 * The text of a `page-data.json`, the same whether it is a file, an answer or inlined in a document. Key order as SPEC 2.1.3.
 * @param path what the data name as their page's path: the canonical one, for a server-rendered page the requested one with its query
 * @param resultJson JSON of the `result`
 */
export function pageDataJson(page: Pick<PageRow, "template" | "matchPath">, path: string, resultJson: string): string {
	const matchPath = page.matchPath === undefined ? "" : `,"matchPath":${JSON.stringify(page.matchPath)}`;
	return `{"componentChunkName":${JSON.stringify(page.template)},"path":${JSON.stringify(path)},"result":${resultJson},"staticQueryHashes":[],"slicesMap":{}${matchPath}}`;
}
