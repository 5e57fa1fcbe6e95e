import { SERVER_FILES, type TemplateRecord } from "../artifact/schema.js";
import type { Stage } from "../artifact/stage.js";
import type { ReadSet } from "../data/node.js";
import type { SliceEntry } from "../pages/slice-collection.js";
import { hashOf } from "../system/hash.js";
import { GatzError } from "../universal/errors.js";
import type { DocumentAssets } from "../universal/renderer.js";
import { type SliceData, type SliceDataById, type SlicesMap, sliceDataFile, sliceDataJson } from "../universal/slice.js";
import type { DecidedPage } from "./decide-modes.js";
import type { SiteQueries } from "./site-queries.js";
import type { StagedBundles } from "./stage-bundles.js";

/** The slices of a build. */
export interface StagedSlices {
	readonly data: SliceDataById;
	/** Id → hash of what the slice is rendered from, static queries excepted. */
	readonly keys: Readonly<Record<string, string>>;
	/** Id → what the slice's query read. */
	readonly reads: Readonly<Record<string, ReadSet>>;
}

/** Runs the slices' queries and stages their data for the browser. SPEC 2.2.4. */
export async function stageSlices(
	stage: Stage,
	slices: readonly SliceEntry[],
	queries: Pick<SiteQueries, "sliceResult">,
	{ server }: Pick<StagedBundles, "server">,
	staticQueryHashes: Readonly<Record<string, readonly string[]>>,
): Promise<StagedSlices> {
	const data: Record<string, SliceData> = {};
	const keys: Record<string, string> = {};
	const readsOf: Record<string, ReadSet> = {};
	for (const slice of slices) {
		const { id, template, pluginCreator: plugin } = slice;
		if (!server.bundle.templateExports[template]?.includes("default")) {
			const values = { plugin, slice: `the slice "${id}"`, problem: "its component's file exports no component by default" };
			throw new GatzError("SLICE_INVALID", values, { place: { plugin } });
		}
		const { json: result, reads } = await queries.sliceResult(slice);
		const json = sliceDataJson(template, result, staticQueryHashes[template] ?? []);
		data[id] = JSON.parse(json) as SliceData;
		keys[id] = hashOf([json, server.bundle.renderHashes[template] ?? ""]);
		readsOf[id] = reads;
		await stage.writePublic(sliceDataFile(id), json);
	}
	return { data, keys, reads: readsOf };
}

/** Stages the slices of pages that are rendered on request, for the server. */
export async function stageServerSlices(
	stage: Stage,
	pages: readonly DecidedPage[],
	templates: Readonly<Record<string, TemplateRecord>>,
	data: SliceDataById,
): Promise<void> {
	const maps = pages.flatMap(({ row }) => (row.mode === "SSG" ? [] : [row.slices ?? templates[row.template]?.slices ?? {}]));
	const ids = [...new Set(maps.flatMap((map) => Object.values(map)))].sort();
	if (ids.length === 0) return;
	await stage.writeServer(SERVER_FILES.slices, JSON.stringify(Object.fromEntries(ids.map((id) => [id, data[id]]))));
}

/** Documents and prefetching ask for the chunks of a template's slices as they do for its own. */
export function withSlicePreloads(
	assets: DocumentAssets,
	templates: Readonly<Record<string, { readonly slices?: SlicesMap | undefined }>>,
	data: SliceDataById,
): DocumentAssets {
	const entries = Object.entries(assets.templatePreloads).map(([name, files]) => {
		const chunks = Object.values(templates[name]?.slices ?? {}).map((id) => data[id]?.componentChunkName ?? "");
		return [name, [...new Set([...files, ...chunks.flatMap((chunk) => assets.templatePreloads[chunk] ?? [])])]];
	});
	return { ...assets, templatePreloads: Object.fromEntries(entries) };
}
