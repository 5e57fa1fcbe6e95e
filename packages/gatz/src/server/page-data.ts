import type { Artifact } from "../artifact/artifact.js";
import type { TemplateRecord } from "../artifact/schema.js";
import type { PageDataElsewhere, PageResult, PageRow } from "../universal/page.js";
import { EMPTY_RESULT, pageDataJson } from "../universal/page-data-json.js";
import { copyPlainData, NOT_PLAIN } from "./plain-copy.js";

/** The JSON of a page of the artifact: see {@link pageDataJson}. */
export function writePageData(row: PageRow, record: TemplateRecord, path: string, result: string): string {
	return pageDataJson(row, record, path, result);
}

/** The JSON of a page whose getServerData answered with something other than a page. */
export function writePageDataElsewhere(path: string, elsewhere: PageDataElsewhere): string {
	return JSON.stringify({ path, ...elsewhere });
}

/** Adds `serverData` to the JSON of a page's build-time result, without parsing either. */
export function withServerData(result: string, serverData: string | undefined): string {
	return serverData === undefined ? result : `${result.slice(0, -1)},"serverData":${serverData}}`;
}

/** Parses a page's result: each render gets objects of its own. */
export function parseResult(result: string): PageResult {
	return result === EMPTY_RESULT ? { pageContext: {} } : (JSON.parse(result) as PageResult);
}

/**
 * What a component gets of its page's result: as the browser will read it from the JSON, a date as a text for instance, and shared with
 * nobody.
 * @param buildResult JSON of `{"data"?, "pageContext"}`
 * @param props what getServerData returned
 * @param serverData JSON of `props`
 */
export function componentResult(buildResult: string, props: unknown, serverData: string | undefined): PageResult {
	const result = parseResult(buildResult);
	if (serverData === undefined) return result;
	const copy = copyPlainData(props);
	result.serverData = copy === NOT_PLAIN ? JSON.parse(serverData) : copy;
	return result;
}

/** The template of a page in the artifact. */
export function templateOf(artifact: Artifact, row: PageRow): TemplateRecord {
	const record = artifact.templates[row.template];
	if (!record) throw new Error(`The artifact has no template "${row.template}".`);
	return record;
}
