import type { Renderer } from "../universal/renderer.js";
import type { LoadedSlice, PageSlices, SliceDataById, SlicesMap } from "../universal/slice.js";

/** Makes what loads the slices of pages. Maps and data come out of the artifact: they are the same objects on each request. */
export function createSliceLoader(loadTemplate: Renderer["loadTemplate"]): Renderer["loadSlices"] {
	const loaded = new WeakMap<SlicesMap, { readonly data: SliceDataById; readonly slices: PageSlices }>();

	async function load(map: SlicesMap, data: SliceDataById): Promise<PageSlices> {
		const entries = await Promise.all(
			Object.entries(map).map(async ([alias, id]): Promise<[string, LoadedSlice][]> => {
				const slice = data[id];
				// Whether that is a mistake, its place says.
				if (!slice) return [];
				const module = await loadTemplate(slice.componentChunkName);
				return [[alias, { id, component: module.default, result: slice.result }]];
			}),
		);
		const slices = new Map(entries.flat());
		loaded.set(map, { data, slices });
		return slices;
	}

	return (map, data) => {
		const known = loaded.get(map);
		return known?.data === data ? known.slices : load(map, data);
	};
}
