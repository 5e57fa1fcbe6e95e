import type { SiteSettings, TemplateRecord } from "../artifact/schema.js";
import { hashOf } from "../system/hash.js";
import type { DocumentSources } from "../universal/content-policy.js";
import type { PageRow } from "../universal/page.js";
import { EMPTY_RESULT } from "../universal/page-data-json.js";
import type { DocumentAssets } from "../universal/renderer.js";
import type { SlicesMap } from "../universal/slice.js";
import { VERSION } from "../universal/version.js";
import type { StagedBundles } from "./stage-bundles.js";

export interface TemplateVersionsInput {
	readonly pages: readonly PageRow[];
	readonly templates: Readonly<Record<string, TemplateRecord>>;
	readonly settings: SiteSettings;
	readonly assets: DocumentAssets;
	readonly bundles: Pick<StagedBundles, "server">;
	/** Hash → JSON of `{"data"}` of static queries. */
	readonly queryResults: Readonly<Record<string, string>>;
	/** Id → hash of what the slice is rendered from. */
	readonly sliceKeys: Readonly<Record<string, string>>;
	/** What policies allow for the sake of visits to prerendered pages; absent where the site has none. */
	readonly carried: DocumentSources | undefined;
}

/** Templates that have pages which are rendered on request get their version: such answers are the same as long as it and the page's data are. */
export function withVersions(input: TemplateVersionsInput): Readonly<Record<string, TemplateRecord>> {
	const { templates, settings, assets, bundles, queryResults, sliceKeys, carried } = input;
	const onRequest = new Set(input.pages.flatMap(({ mode, template }) => (mode === "SSG" ? [] : [template])));
	const { server: _, ...shown } = settings;
	const { renderHashes } = bundles.server.bundle;
	const shared = hashOf([VERSION, ...[shown, assets, bundles.server.externals, carried ?? null].map((part) => JSON.stringify(part) ?? "")]);
	const records = Object.entries(templates).map(([name, record]) => {
		if (!onRequest.has(name)) return [name, record];
		const { staticQueryHashes, slices = {} } = record;
		const results = staticQueryHashes.flatMap((hash) => [hash, queryResults[hash] ?? ""]);
		const version = hashOf([shared, renderHashes[name] ?? "", ...results, ...sliceParts(slices, sliceKeys)]).slice(0, LENGTH);
		return [name, { ...record, version }];
	});
	return Object.fromEntries(records);
}

/**
 * Hash of what is known of a page at build and not the same for all pages of its template.
 * @param json of its result
 * @returns undefined where that is nothing
 */
export function pageDataHash(row: PageRow, json: string, sliceKeys: Readonly<Record<string, string>>): string | undefined {
	if (json === EMPTY_RESULT && !row.slices) return undefined;
	return hashOf([json, ...sliceParts(row.slices ?? {}, sliceKeys)]).slice(0, LENGTH);
}

/** Hexadecimal digits. */
const LENGTH = 16;

function sliceParts(slices: SlicesMap, keys: Readonly<Record<string, string>>): string[] {
	return Object.entries(slices).flatMap(([alias, id]) => [alias, id, keys[id] ?? ""]);
}
