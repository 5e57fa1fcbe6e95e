import type { Artifact } from "../artifact/artifact.js";
import type { TemplateRecord } from "../artifact/schema.js";
import type { PageDataElsewhere, PageRow } from "../universal/page.js";
import { pageDataJson } from "../universal/page-data-json.js";

/** The JSON of a page of the artifact: see {@link pageDataJson}. */
export function writePageData(row: PageRow, record: TemplateRecord, path: string, result: string): string {
	return pageDataJson(row, record.staticQueryHashes, path, result);
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
