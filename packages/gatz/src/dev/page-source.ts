import { relative } from "node:path";
import { createClientRoutes } from "../build/client-routes.js";
import type { Site } from "../build/load-site.js";
import { createChangeTest, type DataChanges } from "../build/page-history.js";
import { collectRedirects, type SiteRedirects } from "../build/site-redirects.js";
import { updatePageNodes } from "../build/source-site.js";
import { collectPages } from "../pages/collect-pages.js";
import type { PageEntry } from "../pages/page-entry.js";
import { SITE_PAGE } from "../pages/site-page-nodes.js";
import type { SliceEntry } from "../pages/slice-collection.js";
import type { Reporter } from "../plugin-api.js";
import { readText, whenThere } from "../system/files.js";
import type { ClientRoutes } from "../universal/client-route.js";
import type { PageRow } from "../universal/page.js";
import { createRedirectTable } from "../universal/redirect-table.js";
import type { SlicesMap } from "../universal/slice.js";
import type { LivePages } from "./live-artifact.js";
import { createPageReads, type PageReads } from "./page-reads.js";

/** The site's pages as they are now. */
export interface PageSource {
	entries(): readonly PageEntry[];
	/** By id. */
	slices(): readonly SliceEntry[];
	/** What the next run begins with. */
	stored(): StoredPages;
	/** Absolute paths of the components of pages and slices, each once; a new list after each change. */
	components(): readonly string[];
	/** A new object after each change. */
	live(): LivePages;
	clientRoutes(): ClientRoutes;
	/** Name of the template whose component a file is. */
	templateOf(file: string): string | undefined;
	/** Collects the pages anew. What fails leaves them as they were. */
	refresh(): Promise<void>;
	/** Whether the hooks that make pages have read something of what has changed. */
	dependOn(changes: DataChanges): boolean;
	/** Whether a changed file turns a page from static to server-rendered, or back. */
	isFlippedBy(file: string): Promise<boolean>;
}

/** @param stored those of the last run, to begin with: they are collected as soon as anything changes */
export async function createPageSource(site: Site, reporter: Reporter, stored?: StoredPages): Promise<PageSource> {
	const warned = new Set<string>();
	const warnOnce = (text: string): void => {
		if (!warned.has(text)) reporter.warn(text);
		warned.add(text);
	};
	let pages: Collected = await (stored ? describe(site, stored, createPageReads()) : collect(site, reporter, warnOnce));
	let isPending = stored !== undefined;
	return {
		entries: () => pages.entries,
		slices: () => pages.slices,
		stored: () => ({ entries: pages.entries, slices: pages.slices, redirects: pages.redirects }),
		components: () => pages.components,
		live: () => pages.live,
		clientRoutes: () => pages.clientRoutes,
		templateOf: (file) => pages.templates.get(file),
		async refresh() {
			isPending = true;
			pages = await collect(site, reporter, warnOnce);
			isPending = false;
		},
		dependOn({ nodes, types }) {
			// The pages' own nodes are what comes of them.
			const others = { nodes, types: new Set(types) };
			others.types.delete(SITE_PAGE);
			const { reads, isAny } = pages.reads;
			return isPending || isAny ? others.types.size > 0 : createChangeTest(others)(reads);
		},
		async isFlippedBy(file) {
			if (!pages.templates.has(file)) return false;
			return (await mayHaveServerData(file)) !== pages.serverRendered.has(file);
		},
	};
}

/** Pages, and what else the hooks that make them have made. Plain data. */
export interface StoredPages {
	readonly entries: readonly PageEntry[];
	/** By id. */
	readonly slices: readonly SliceEntry[];
	readonly redirects: Pick<SiteRedirects, "rows" | "browser">;
}

interface Collected extends StoredPages {
	readonly components: readonly string[];
	/** By component. */
	readonly templates: ReadonlyMap<string, string>;
	readonly live: LivePages;
	readonly clientRoutes: ClientRoutes;
	/** Components that may have getServerData. */
	readonly serverRendered: ReadonlySet<string>;
	readonly reads: PageReads;
}

async function collect(site: Site, reporter: Reporter, warnOnce: (text: string) => void): Promise<Collected> {
	const reads = createPageReads();
	const { entries, slices } = await collectPages({
		...site,
		trailingSlash: site.config.trailingSlash,
		reporter,
		graphql: site.graph.createGraphql(reads.add),
		createArguments: (sink) => reads.watch(site.createArguments(sink)),
	});
	const { rows, browser } = collectRedirects(site, entries, warnOnce);
	return describe(site, { entries, slices, redirects: { rows, browser } }, reads);
}

async function describe(site: Site, { entries, slices, redirects }: StoredPages, reads: PageReads): Promise<Collected> {
	await updatePageNodes(site, entries);
	const templates = new Map(entries.map((entry) => [entry.component, entry.template]));
	const components = [...templates.keys()];
	const found = await Promise.all(components.map(mayHaveServerData));
	const serverRendered = new Set(components.filter((_, index) => found[index]));
	const all = [...new Set([...components, ...slices.map((slice) => slice.component)])];
	const routes = entries.map((entry): PageRow => ({ ...rowOf(entry), mode: serverRendered.has(entry.component) ? "SSR" : "SSG" }));
	const { rows, browser } = redirects;
	const live = { ...livePages(entries, slices, site.directory), redirects: rows.length > 0 ? createRedirectTable(rows) : undefined };
	const clientRoutes = { pages: createClientRoutes(routes), redirects: browser };
	return { entries, slices, redirects, components: all, templates, live, clientRoutes, serverRendered, reads };
}

/** By the text alone: to the browser, a static page that is taken for a server-rendered one only means that its link fetches nothing on sight. */
async function mayHaveServerData(component: string): Promise<boolean> {
	return /\bgetServerData\b|export\s*\*/.test((await whenThere(readText(component))) ?? "");
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
