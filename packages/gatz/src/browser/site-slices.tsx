import { type ReactElement, type ReactNode, useLayoutEffect, useSyncExternalStore } from "react";
import type { PageProps } from "../react/page-types.js";
import { SlicesContext } from "../react/slice.js";
import type { PluginModule } from "../react/wrappers.js";
import type { PageData } from "../universal/page.js";
import { type LoadedSlice, type PageSlices, type SliceData, type SlicesMap, sliceDataPath } from "../universal/slice.js";
import type { DocumentFacts } from "./first-page.js";
import type { PageResources, Templates } from "./page-resources.js";
import { retry } from "./retry.js";

/** The slices of a site, for the visit. Only the entries of sites that have some know of it. */
export interface SiteSlices {
	/** Templates whose pages are loaded with their slices: side by side, each slice once. SPEC 5.7.5, 5.12.10. */
	around(templates: Templates): Templates;
	/** Stands behind all others: its wrapping hooks let everything find the slices of the page that is shown. */
	readonly plugin: PluginModule;
	/** Forgets the data of slices. For development. */
	forget(): void;
}

/** @param components name of a component's chunk → the chunk */
export function createSiteSlices(window: Window & DocumentFacts, components: Templates, pathPrefix: string): SiteSlices {
	const slices = new Map<string, Promise<LoadedSlice>>();
	/** Of each page that was loaded. The map of a page's data is its own. */
	const loaded = new WeakMap<SlicesMap, PageSlices>();
	const shown = createShownSlices();

	async function request(id: string): Promise<LoadedSlice> {
		const { componentChunkName, result } = await retry<SliceData>(async () => (await fetch(`${pathPrefix}/${sliceDataPath(id)}`)).json());
		const module = await (components[componentChunkName] as Templates[string])();
		return { id, component: module.default, result };
	}

	function load(id: string): Promise<LoadedSlice> {
		const flight = slices.get(id) ?? request(id);
		slices.set(id, flight);
		// It is asked for again the next time.
		flight.catch(() => slices.delete(id));
		return flight;
	}

	async function loadAll({ slicesMap, path }: PageData): Promise<void> {
		const entries = Object.entries(slicesMap).map(async ([alias, id]) => [alias, await load(id)] as const);
		const all: PageSlices = new Map(await Promise.all(entries));
		loaded.set(slicesMap, all);
		// What stands around all pages of the visit is hydrated with the first page's.
		if (path === window.pagePath && shown.get() === NO_SLICES) shown.set(all);
	}

	const wrapPageElement = ({ element, props }: { element: ReactElement; props: PageProps }): ReactElement => {
		const { slicesMap } = (props.pageResources as PageResources).page;
		return (
			<ShownPage shown={shown} slices={loaded.get(slicesMap) ?? NO_SLICES}>
				{element}
			</ShownPage>
		);
	};
	const wrapRootElement = ({ element }: { element: ReactElement }): ReactElement => <Root shown={shown}>{element}</Root>;

	return {
		around(templates) {
			const wrapped = Object.entries(templates).map(([name, load]) => {
				const loadWith = (data?: PageData) => Promise.all([load(), data && loadAll(data)]).then(([module]) => module);
				return [name, loadWith];
			});
			return Object.fromEntries(wrapped);
		},
		plugin: { name: "gatz-slices", module: { wrapPageElement, wrapRootElement }, options: {} },
		forget: () => slices.clear(),
	};
}

const NO_SLICES: PageSlices = new Map();

/** The slices of the page that is shown, for what stands around all pages. */
interface ShownSlices {
	get(): PageSlices;
	set(slices: PageSlices): void;
	subscribe(listener: () => void): () => void;
}

function createShownSlices(): ShownSlices {
	const listeners = new Set<() => void>();
	let current = NO_SLICES;
	return {
		get: () => current,
		set(slices) {
			current = slices;
			for (const listener of listeners) listener();
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

function Root({ shown, children }: { shown: ShownSlices; children: ReactNode }): ReactElement {
	const slices = useSyncExternalStore(shown.subscribe, shown.get, shown.get);
	return <SlicesContext.Provider value={slices}>{children}</SlicesContext.Provider>;
}

/** A page with its own slices: those of the page before go on being shown around it until it is in the document. */
function ShownPage(props: { shown: ShownSlices; slices: PageSlices; children: ReactNode }): ReactElement {
	const { shown, slices, children } = props;
	useLayoutEffect(() => shown.set(slices), [shown, slices]);
	return <SlicesContext.Provider value={slices}>{children}</SlicesContext.Provider>;
}
