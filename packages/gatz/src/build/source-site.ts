import { loadGatsbyPaths } from "../pages/gatsby-path.js";
import type { PageEntry } from "../pages/page-entry.js";
import { createSitePageNodes, isSitePageId, SITE_PAGE } from "../pages/site-page-nodes.js";
import type { Reporter } from "../plugin-api.js";
import { INTERNAL_PLUGIN } from "../plugins/plugin.js";
import { runHook } from "../plugins/run-hook.js";
import { contentHash } from "../system/hash.js";
import { NO_PAGES, type Site } from "./load-site.js";
import { noteChanges } from "./page-history.js";
import { timed } from "./timed.js";

/**
 * Fills the store with what the site's sources have and makes the schema. SPEC 6.1.6–6.1.11.
 * @param extra more arguments of sourceNodes: `webhookBody`
 */
export async function sourceSite(site: Site, reporter: Reporter, extra: object = {}): Promise<void> {
	await declareTypes(site);
	await timed(reporter, "Sourced nodes", () => site.data.source.sourceNodes(extra));
	// The schema has them from the start, so that it need not be made again for them.
	if (!hasNodeHooks(site)) setPageNodes(site, [], false);
	await timed(reporter, "Built the schema", () => updateSchema(site));
}

/** Lets plugins declare their types, once. */
export async function declareTypes({ plugins, createArguments, graph }: Site): Promise<void> {
	if (graph.key === "") await runHook(plugins, "createSchemaCustomization", createArguments(NO_PAGES));
}

/** Puts on disk what has been sourced. */
export function saveNodes({ data: { database } }: Site): void {
	noteChanges(database);
	database.save();
}

/** Makes the schema anew where the nodes need another one. */
export async function updateSchema({ directory, config, plugins, extensions, createArguments, graph }: Site): Promise<void> {
	const gatsbyPath = await loadGatsbyPaths({ directory, plugins, extensions, trailingSlash: config.trailingSlash });
	await graph.update(createArguments(NO_PAGES), gatsbyPath);
}

/** The database's key for the pages that it has the nodes of. */
const PAGES = "pages of nodes";

/**
 * Makes the SitePage nodes those of the pages that there are: at once where a plugin wants to see each new node, else when someone asks
 * for one.
 */
export async function updatePageNodes(site: Site, entries: readonly PageEntry[]): Promise<void> {
	const { database, source } = site.data;
	const key = contentHash(JSON.stringify(entries));
	const isChanged = database.getValue(PAGES) !== key;
	if (isChanged) database.setValue(PAGES, key);
	if (!hasNodeHooks(site)) setPageNodes(site, entries, isChanged);
	else if (isChanged) await createPageNodes(site, entries);
	// createPages may have made nodes, too.
	await source.settled();
	source.reorder();
	await updateSchema(site);
}

function hasNodeHooks({ plugins }: Site): boolean {
	return plugins.some((plugin) => plugin.hooks.onCreateNode);
}

function setPageNodes({ data, directory }: Site, entries: readonly PageEntry[], isChanged: boolean): void {
	data.source.setLateNodes(SITE_PAGE, { hasId: isSitePageId, isChanged, make: () => createSitePageNodes(entries, directory) });
}

async function createPageNodes(site: Site, entries: readonly PageEntry[]): Promise<void> {
	const { source, database } = site.data;
	const gone = new Set<string>();
	for (const { id, type } of database.store.heads()) if (type === SITE_PAGE) gone.add(id);
	const created: Promise<void>[] = [];
	for (const node of createSitePageNodes(entries, site.directory)) {
		gone.delete(node.id);
		created.push(source.actions.createNode(node, INTERNAL_PLUGIN));
	}
	await Promise.all(created);
	for (const id of gone) source.actions.deleteNode({ id }, INTERNAL_PLUGIN);
}
