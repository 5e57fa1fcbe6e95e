import type { TemplateRecord } from "../artifact/schema.js";
import { joinSlicePlaces, type SlicePlaceMap } from "../bundle/slice-mapper.js";
import type { SliceEntry } from "../pages/slice-collection.js";
import { GatzError } from "../universal/errors.js";
import type { SlicesMap } from "../universal/slice.js";
import { suggest } from "../universal/suggest.js";
import type { DecidedPage } from "./decide-modes.js";
import type { StagedBundles } from "./stage-bundles.js";

/** Templates and pages that know what stands at their aliases. */
export interface PlacedSlices {
	readonly templates: Readonly<Record<string, TemplateRecord>>;
	/** Those whose slices are not their template's have a map of their own. */
	readonly pages: readonly DecidedPage[];
}

/**
 * Finds the slices of each page: those of the places in its template's modules, in gatsby-browser and gatsby-ssr, and within these slices.
 * At an alias stands the slice that createPage says, else the one whose id it is. SPEC 2.1.12, 2.1.18, 5.12.2.
 * @param staticQueryHashes of all templates, those of slices included
 * @throws GatzError SLICE_NOT_FOUND
 */
export function placeSlices(
	{ pages, server, browser }: Pick<StagedBundles, "pages" | "server" | "browser">,
	templates: Readonly<Record<string, TemplateRecord>>,
	slices: readonly SliceEntry[],
	staticQueryHashes: Readonly<Record<string, readonly string[]>>,
): PlacedSlices {
	const places = joinSlicePlaces(server.bundle.slicePlaces, browser.bundle.slicePlaces);
	if (Object.keys(places).length === 0) return { templates, pages };
	const finder = createSliceFinder(places, slices);
	const defaults = new Map(Object.keys(templates).map((template) => [template, finder.find(template, {})]));
	const used = new Map(Object.keys(templates).map((template) => [template, new Set<string>()]));
	const placedPages = pages.map((page): DecidedPage => {
		const { row, entry } = page;
		const found = finder.find(row.template, entry.slices);
		if (found.missing) throw sliceNotFound(found.missing, page, slices);
		for (const id of Object.values(found.map)) used.get(row.template)?.add(id);
		const isOwn = found.key !== defaults.get(row.template)?.key;
		return isOwn ? { entry, row: { ...row, slices: found.map } } : page;
	});
	const chunks = new Map(slices.map(({ id, template }) => [id, template]));
	const records = Object.entries(templates).map(([template, record]) => {
		const ofSlices = [...(used.get(template) ?? [])].flatMap((id) => staticQueryHashes[chunks.get(id) ?? ""] ?? []);
		const { map = {}, key } = defaults.get(template) ?? {};
		const hashes = [...new Set([...record.staticQueryHashes, ...ofSlices])].sort();
		return [template, { ...record, staticQueryHashes: hashes, ...(key !== NO_SLICES && { slices: map }) }];
	});
	return { templates: Object.fromEntries(records), pages: placedPages };
}

interface FoundSlices {
	/** By alias, sorted. */
	readonly map: SlicesMap;
	/** Equal for equal maps. */
	readonly key: string;
	/** The first alias that has to have a slice and has none. */
	readonly missing: { readonly alias: string; readonly id: string } | undefined;
}

/** Key of a map without slices. */
const NO_SLICES = "{}";

interface SliceFinder {
	/** @param given what createPage said; the same answer for the same values */
	find(template: string, given: SlicesMap): FoundSlices;
}

function createSliceFinder(places: SlicePlaceMap, slices: readonly SliceEntry[]): SliceFinder {
	const byId = new Map(slices.map((slice) => [slice.id, slice]));
	const known = new Map<string, FoundSlices>();

	function search(template: string, given: ReadonlyMap<string, string>): FoundSlices {
		const found = new Map<string, string>();
		const chunks = new Set([template]);
		let missing: FoundSlices["missing"];
		for (const chunk of chunks) {
			for (const { alias, required } of places[chunk] ?? []) {
				for (const name of alias === null ? [...byId.keys(), ...given.keys()] : [alias]) {
					const id = given.get(name) ?? name;
					const slice = byId.get(id);
					if (slice) found.set(name, id);
					if (slice) chunks.add(slice.template);
					else if (required) missing ??= { alias: name, id };
				}
			}
		}
		const map = Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
		return { map, key: JSON.stringify(map), missing };
	}

	return {
		find(template, given) {
			const entries = Object.entries(given);
			const key = `${template} ${JSON.stringify(entries)}`;
			const result = known.get(key) ?? search(template, new Map(entries));
			known.set(key, result);
			return result;
		},
	};
}

function sliceNotFound(
	{ alias, id }: { alias: string; id: string },
	{ row, entry }: DecidedPage,
	slices: readonly SliceEntry[],
): GatzError {
	const hint = suggest(
		id,
		slices.map((slice) => slice.id),
	);
	return new GatzError("SLICE_NOT_FOUND", { page: row.path, alias, id, hint }, { place: { page: row.path, plugin: entry.pluginCreator } });
}
