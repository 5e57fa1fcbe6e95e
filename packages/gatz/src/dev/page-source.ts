import { relative } from "node:path";
import { createClientRoutes } from "../build/client-routes.js";
import type { Site } from "../build/load-site.js";
import { collectRedirects } from "../build/site-redirects.js";
import { updatePageNodes } from "../build/source-site.js";
import { collectPages } from "../pages/collect-pages.js";
import type { PageEntry } from "../pages/page-entry.js";
import type { SliceEntry } from "../pages/slice-collection.js";
import type { Reporter } from "../plugin-api.js";
import { readText } from "../system/files.js";
import type { ClientRoutes } from "../universal/client-route.js";
import type { PageRow } from "../universal/page.js";
import { createRedirectTable } from "../universal/redirect-table.js";
import type { SlicesMap } from "../universal/slice.js";
import type { LivePages } from "./live-artifact.js";

/** The site's pages as they are now. */
export interface PageSource {
	entries(): readonly PageEntry[];
	/** By id. */
	slices(): readonly SliceEntry[];
	/** Absolute paths of the components of pages and slices, each once; a new list after each change. */
	components(): readonly string[];
	/** A new object after each change. */
	live(): LivePages;
	clientRoutes(): ClientRoutes;
	/** Collects the pages anew. */
	refresh(): Promise<void>;
	/** Looks at a changed file. @returns whether the browser has to know its page as another kind */
	changed(file: string): Promise<boolean>;
}

export async function createPageSource(site: Site, reporter: Reporter): Promise<PageSource> {
	const warned = new Set<string>();
	const warnOnce = (text: string): void => {
		if (!warned.has(text)) reporter.warn(text);
		warned.add(text);
	};
	let pages: Collected = await collect(site, reporter, warnOnce);
	const collectAnew = async () => {
		pages = await collect(site, reporter, warnOnce);
	};
	return {
		entries: () => pages.entries,
		slices: () => pages.slices,
		components: () => pages.components,
		live: () => pages.live,
		clientRoutes: () => pages.clientRoutes,
		refresh: collectAnew,
		async changed(file) {
			if (!pages.entries.some((entry) => entry.component === file)) return false;
			if ((await mayHaveServerData(file)) === pages.serverRendered.has(file)) return false;
			await collectAnew();
			return true;
		},
	};
}

interface Collected {
	readonly entries: readonly PageEntry[];
	readonly slices: readonly SliceEntry[];
	readonly components: readonly string[];
	readonly live: LivePages;
	readonly clientRoutes: ClientRoutes;
	/** Components that may have getServerData. */
	readonly serverRendered: ReadonlySet<string>;
}

async function collect(site: Site, reporter: Reporter, warnOnce: (text: string) => void): Promise<Collected> {
	const { graphql } = site.graph;
	const { entries, slices } = await collectPages({ ...site, trailingSlash: site.config.trailingSlash, reporter, graphql });
	await updatePageNodes(site, entries);
	const components = [...new Set(entries.map((entry) => entry.component))];
	const found = await Promise.all(components.map(mayHaveServerData));
	const serverRendered = new Set(components.filter((_, index) => found[index]));
	const all = [...new Set([...components, ...slices.map((slice) => slice.component)])];
	const routes = entries.map((entry): PageRow => ({ ...rowOf(entry), mode: serverRendered.has(entry.component) ? "SSR" : "SSG" }));
	const { rows, browser } = collectRedirects(site, entries, warnOnce);
	const live = { ...livePages(entries, slices, site.directory), redirects: rows.length > 0 ? createRedirectTable(rows) : undefined };
	const clientRoutes = { pages: createClientRoutes(routes), redirects: browser };
	return { entries, slices, components: all, live, clientRoutes, serverRendered };
}

/** By the text alone: to the browser, a static page that is taken for a server-rendered one only means that its link fetches nothing on sight. */
async function mayHaveServerData(component: string): Promise<boolean> {
	return /\bgetServerData\b|export\s*\*/.test(await readText(component));
}

/** Whether a page is server-rendered is asked of its module, on each request. */
function rowOf({ path, matchPath, template, defer }: PageEntry): PageRow {
	return { path, ...(matchPath !== undefined && { matchPath }), template, mode: defer ? "DSG" : "SSG" };
}

function livePages(entries: readonly PageEntry[], slices: readonly SliceEntry[], directory: string): LivePages {
	const sources = entries.map(({ template, component }) => [template, relative(directory, component).replaceAll("\\", "/")]);
	const all: SlicesMap = Object.fromEntries(slices.map(({ id }) => [id, id]));
	const given = (own: SlicesMap) => Object.fromEntries(Object.entries(own).filter(([, id]) => Object.hasOwn(all, id)));
	return {
		rows: entries.map((entry) =>
			Object.keys(entry.slices).length === 0 ? rowOf(entry) : { ...rowOf(entry), slices: { ...all, ...given(entry.slices) } },
		),
		sources: Object.fromEntries(sources),
		entries: new Map(entries.map((entry) => [entry.path, entry])),
		...(slices.length > 0 && { slices: all }),
	};
}
