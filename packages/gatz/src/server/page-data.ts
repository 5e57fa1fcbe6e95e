import type { Artifact } from "../artifact/artifact.js";
import type { TemplateRecord } from "../artifact/schema.js";
import type { PageDataElsewhere, PageRow } from "../universal/page.js";

/**
 * The JSON of a page: the answer to its `page-data.json`, the data inlined in its document, and the source of its component's props
 * are this one text. Keys and their order as SPEC 2.1.3.
 *
 * @param path canonical path, with the raw search string when the server renders the page
 * @param result JSON of `{"data"?, "pageContext", "serverData"?}`
 */
export function writePageData(row: PageRow, record: TemplateRecord, path: string, result: string): string {
	const matchPath = row.matchPath === undefined ? "" : `,"matchPath":${JSON.stringify(row.matchPath)}`;
	const template = `{"componentChunkName":${JSON.stringify(row.template)},"path":${JSON.stringify(path)}`;
	return `${template},"result":${result},"staticQueryHashes":${JSON.stringify(record.staticQueryHashes)},"slicesMap":{}${matchPath}}`;
}

/** The JSON of a page whose getServerData answered with something other than a page. */
export function writePageDataElsewhere(path: string, elsewhere: PageDataElsewhere): string {
	return JSON.stringify({ path, ...elsewhere });
}

/** Adds `serverData` to the JSON of a page's build-time result, without parsing either. */
export function withServerData(result: string, serverData: string | undefined): string {
	return serverData === undefined ? result : `${result.slice(0, -1)},"serverData":${serverData}}`;
}

/** The template of a page in the artifact. */
export function templateOf(artifact: Artifact, row: PageRow): TemplateRecord {
	const record = artifact.templates[row.template];
	if (!record) throw new Error(`The artifact has no template "${row.template}".`);
	return record;
}
