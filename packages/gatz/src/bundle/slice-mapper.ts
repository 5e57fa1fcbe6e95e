import type { Plugin } from "vite";
import { joinComponent } from "../pages/content-file.js";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import { reachable } from "./query-mapper.js";
import type { PluginModule, TemplateInput } from "./site-input.js";
import { findSlicePlaces, type SlicePlace } from "./slice-places.js";

/** Template → the places of slices that its pages may have, those inside of slices not included. Sorted, each once. */
export type SlicePlaceMap = Readonly<Record<string, readonly SlicePlace[]>>;

/** Finds the places of slices in a bundle. */
export interface SliceMapper {
	readonly plugin: Plugin;
	/** What the last pass of the bundler found. Templates without any are left out. */
	found(): SlicePlaceMap;
}

/**
 * Tells which slices each template needs: those of all modules that it reaches, and those of gatsby-browser and gatsby-ssr. SPEC 2.1.12.
 * @param plugins the gatsby-browser or gatsby-ssr modules
 */
export function createSliceMapper(templates: readonly TemplateInput[], plugins: readonly PluginModule[]): SliceMapper {
	const modules = new Map<string, readonly SlicePlace[]>();
	let places: SlicePlaceMap = {};
	const plugin: Plugin = {
		name: "gatz:slice-mapper",
		// JSX is compiled by then.
		enforce: "post",
		transform: {
			filter: { id: /\.[cm]?[jt]sx?(?:\?|$)|\.mdx?(?:\?|$)/, code: "Slice" },
			handler(code, id) {
				const isOurs = id.startsWith(`${PACKAGE_DIRECTORY}/`) || /\/node_modules\/(?:react|react-dom)\//.test(id);
				modules.set(id, isOurs ? [] : findSlicePlaces(code, id));
			},
		},
		generateBundle() {
			const isAny = [...modules.values()].some((list) => list.length > 0);
			const reach = (roots: readonly string[]) => [...reachable(isAny ? roots : [], this)].flatMap((id) => modules.get(id) ?? []);
			const everywhere = reach(plugins.map(({ file }) => file));
			const found = templates.map((one) => [one.name, distinct([...reach([joinComponent(one)]), ...everywhere])] as const);
			places = Object.fromEntries(found.filter(([, list]) => list.length > 0));
		},
	};
	return { plugin, found: () => places };
}

/** What both sides of a site have, for each template. */
export function joinSlicePlaces(one: SlicePlaceMap, other: SlicePlaceMap): SlicePlaceMap {
	const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
	return Object.fromEntries(names.map((name) => [name, distinct([...(one[name] ?? []), ...(other[name] ?? [])])]));
}

function distinct(places: readonly SlicePlace[]): SlicePlace[] {
	const byText = new Map(places.map((place) => [JSON.stringify([place.alias, place.required]), place]));
	return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}
