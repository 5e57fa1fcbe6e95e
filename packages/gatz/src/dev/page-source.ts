import { relative } from "node:path";
import { createClientRoutes } from "../build/client-routes.js";
import type { Site } from "../build/load-site.js";
import { createChangeTest, type DataChanges } from "../build/page-history.js";
import { updatePageNodes } from "../build/source-site.js";
import { collectPages } from "../pages/collect-pages.js";
import type { PageEntry } from "../pages/page-entry.js";
import { SITE_PAGE } from "../pages/site-page-nodes.js";
import type { Reporter } from "../plugin-api.js";
import { readText, whenThere } from "../system/files.js";
import type { ClientRoute } from "../universal/client-route.js";
import type { PageRow } from "../universal/page.js";
import type { LivePages } from "./live-artifact.js";
import { createPageReads, type PageReads } from "./page-reads.js";

/** The site's pages as they are now. */
export interface PageSource {
	entries(): readonly PageEntry[];
	/** Absolute paths of their components, each once; a new list after each change. */
	components(): readonly string[];
	/** A new object after each change. */
	live(): LivePages;
	clientRoutes(): readonly ClientRoute[];
	/** Name of the template whose component a file is. */
	templateOf(file: string): string | undefined;
	/** Collects the pages anew. What fails leaves them as they were. */
	refresh(): Promise<void>;
	/** Whether the hooks that make pages have read something of what has changed. */
	dependOn(changes: DataChanges): boolean;
	/** Whether a changed file turns a page from static to server-rendered, or back. */
	isFlippedBy(file: string): Promise<boolean>;
}

/** @param stored the pages of the last run, to begin with: they are collected as soon as anything changes */
export async function createPageSource(site: Site, reporter: Reporter, stored?: readonly PageEntry[]): Promise<PageSource> {
	let pages: Collected = await (stored ? describe(site, stored, createPageReads()) : collect(site, reporter));
	let isPending = stored !== undefined;
	return {
		entries: () => pages.entries,
		components: () => pages.components,
		live: () => pages.live,
		clientRoutes: () => pages.clientRoutes,
		templateOf: (file) => pages.templates.get(file),
		async refresh() {
			isPending = true;
			pages = await collect(site, reporter);
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

interface Collected {
	readonly entries: readonly PageEntry[];
	readonly components: readonly string[];
	/** By component. */
	readonly templates: ReadonlyMap<string, string>;
	readonly live: LivePages;
	readonly clientRoutes: readonly ClientRoute[];
	/** Components that may have getServerData. */
	readonly serverRendered: ReadonlySet<string>;
	readonly reads: PageReads;
}

async function collect(site: Site, reporter: Reporter): Promise<Collected> {
	const reads = createPageReads();
	const { entries } = await collectPages({
		...site,
		trailingSlash: site.config.trailingSlash,
		reporter,
		graphql: site.graph.createGraphql(reads.add),
		createArguments: (sink) => reads.watch(site.createArguments(sink)),
	});
	return describe(site, entries, reads);
}

async function describe(site: Site, entries: readonly PageEntry[], reads: PageReads): Promise<Collected> {
	await updatePageNodes(site, entries);
	const templates = new Map(entries.map((entry) => [entry.component, entry.template]));
	const components = [...templates.keys()];
	const found = await Promise.all(components.map(mayHaveServerData));
	const serverRendered = new Set(components.filter((_, index) => found[index]));
	const routes = entries.map((entry): PageRow => ({ ...rowOf(entry), mode: serverRendered.has(entry.component) ? "SSR" : "SSG" }));
	const clientRoutes = createClientRoutes(routes);
	return { entries, components, templates, live: livePages(entries, site.directory), clientRoutes, serverRendered, reads };
}

/** By the text alone: to the browser, a static page that is taken for a server-rendered one only means that its link fetches nothing on sight. */
async function mayHaveServerData(component: string): Promise<boolean> {
	return /\bgetServerData\b|export\s*\*/.test((await whenThere(readText(component))) ?? "");
}

/** Whether a page is server-rendered is asked of its module, on each request. */
function rowOf({ path, matchPath, template, defer }: PageEntry): PageRow {
	return { path, ...(matchPath !== undefined && { matchPath }), template, mode: defer ? "DSG" : "SSG" };
}

function livePages(entries: readonly PageEntry[], directory: string): LivePages {
	const sources = entries.map(({ template, component }) => [template, relative(directory, component).replaceAll("\\", "/")]);
	return {
		rows: entries.map(rowOf),
		sources: Object.fromEntries(sources),
		entries: new Map(entries.map((entry) => [entry.path, entry])),
	};
}
