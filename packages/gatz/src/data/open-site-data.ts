import { artifactLayout } from "../artifact/layout.js";
import type { Prefixes } from "../config/load-config.js";
import type { SiteConfig } from "../config.js";
import type { Reporter } from "../plugin-api.js";
import type { ActionSink } from "../plugins/actions.js";
import type { SchemaActions } from "../plugins/data-actions.js";
import { createHookArguments } from "../plugins/hook-arguments.js";
import { hasJobFolders } from "../plugins/job-queue.js";
import type { KeyedValues } from "../plugins/keyed-values.js";
import type { Plugin } from "../plugins/plugin.js";
import { createPluginSession, type PluginSession } from "../plugins/plugin-session.js";
import { announceSite } from "../plugins/running-site.js";
import { exists } from "../system/files.js";
import { createDataKey } from "./data-key.js";
import { createDataSource, type DataSource } from "./data-source.js";
import type { MemoryNodeStore } from "./memory-node-store.js";
import { type NodeDatabase, openNodeDatabase } from "./node-database.js";

export interface SiteDataOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly config: SiteConfig;
	readonly prefixes: Prefixes;
	readonly plugins: readonly Plugin[];
	readonly reporter: Reporter;
	/** When the build began. */
	readonly buildTime: Date;
	/** Where `createTypes` and the like go when a hook of a node calls them. */
	readonly schemaActions?: SchemaActions;
}

/** The data of a site during one build: what is kept from build to build, what hooks share, and the nodes. */
export interface SiteData {
	readonly database: NodeDatabase;
	readonly session: PluginSession;
	readonly source: DataSource;
}

/** Opens what the last build left; no hook runs yet. Close the database in the end. */
export async function openSiteData(options: SiteDataOptions): Promise<SiteData> {
	const { directory, config, prefixes, plugins, reporter, buildTime, schemaActions } = options;
	const key = await createDataKey(plugins, directory);
	const database = await openNodeDatabase({ directory, key, reporter, isWhole: (values) => hasPluginFiles(directory, values) });
	const { store, openCache } = database;
	const site = { directory, config, prefixes, plugins };
	const session = createPluginSession({ ...site, values: database, openCache });
	await session.jobs.forgetStale();
	const source = createDataSource({
		...site,
		store,
		reporter,
		buildTime,
		emitter: session.emitter,
		createArguments: (actions, reads) =>
			createHookArguments({ ...site, reporter, session, reads, sink: { ...WITHOUT_PAGES, ...actions, ...schemaActions } }),
	});
	announceSite({ datastore: createDataStore(store) });
	return { database, session, source };
}

/** What plugins wrote into `public/` belongs to what is kept: a query that is not run again, and HTML in a cache, rely on it. */
async function hasPluginFiles(directory: string, values: Pick<KeyedValues, "getValue">): Promise<boolean> {
	const layout = artifactLayout(directory);
	const isRemoved = (await exists(layout.current)) && !(await exists(layout.public));
	return !isRemoved && hasJobFolders(directory, values);
}

/** Making pages is for createPages: in hooks of nodes it has no effect, as in Gatsby. */
const WITHOUT_PAGES: ActionSink = { createPage: () => {}, deletePage: () => {} };

/** What `gatsby/dist/datastore` shows of the nodes. USERS D. */
function createDataStore(store: MemoryNodeStore) {
	return {
		getNode: (id: string) => store.get(id),
		getNodes: () => [...store.all()],
		getNodesByType: (type: string) => [...store.ofType(type)],
		iterateNodes: () => [...store.all()],
		iterateNodesByType: (type: string) => [...store.ofType(type)],
		countNodes: (type?: string) => (type === undefined ? store.size : store.ofType(type).length),
		getTypes: () => store.types(),
		hasNodeChanged: (id: string, digest: string) => store.head(id)?.contentDigest !== digest,
		ready: async () => {},
	};
}
