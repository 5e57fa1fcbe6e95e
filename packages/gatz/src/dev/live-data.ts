import type { Site } from "../build/load-site.js";
import { noteChanges } from "../build/page-history.js";
import { saveNodes, updateSchema } from "../build/source-site.js";
import { timed } from "../build/timed.js";
import type { Reporter } from "../plugin-api.js";
import type { StaticQueryResults } from "../universal/page.js";
import type { QueryUpdate } from "../universal/query-update.js";
import { createChangeQueue } from "./change-queue.js";
import type { LivePages } from "./live-artifact.js";
import type { LiveQueries } from "./live-queries.js";
import { watchFileNodes } from "./missed-writes.js";
import type { PageSource } from "./page-source.js";
import { storePages } from "./stored-pages.js";

export interface LiveDataOptions {
	readonly site: Site;
	readonly pages: PageSource;
	readonly queries: LiveQueries;
	readonly reporter: Reporter;
	/** Tells browsers. */
	announce(update: QueryUpdate): void;
	/** Has browsers load their page anew: its entry is another one. */
	reload(): void;
}

/** Keeps schema, pages and results of queries true to the nodes while these change. */
export interface LiveData {
	/**
	 * Page files have come or gone: the pages are collected anew.
	 * @param template of which the pages are of another kind
	 */
	collectPages(template?: string): void;
	/**
	 * Runs the sources again. Resolves when all is up to date; what failed is reported.
	 * @param extra more arguments of sourceNodes: `webhookBody`
	 * @param plugin the only one whose sources run
	 */
	source(extra?: object, plugin?: string): Promise<void>;
	/** Runs a task with nothing else under way, then brings all up to date. One that fails is reported and runs again with the next change. */
	change(task: () => Promise<void>): Promise<void>;
	/** Saves the nodes; no change has an effect any more. */
	close(): Promise<void>;
}

/** What plugins do to nodes at any time, as the emitter tells it. */
const CHANGES = ["CREATE_NODE", "DELETE_NODE", "ADD_FIELD_TO_NODE"];

/** How often pages are collected because of what may be their own doing: a `createPages` that makes other nodes each time would never end. */
const MOST_REPEATS = 3;

/** Milliseconds that browsers have to ask for new data. */
const HEAD_START = 100;

/** Milliseconds after a change until the nodes are put on disk, which takes a moment for a large site. */
const SAVE_DELAY = 500;

export function createLiveData({ site, pages, queries, reporter, announce, reload }: LiveDataOptions): LiveData {
	const { database, source, session } = site.data;
	const { store } = database;
	const files = watchFileNodes(session.emitter, reporter);
	/** What nobody has been told of yet. */
	let changes = noChanges();
	/** What schema and pages do not know of yet: it came while they were made. */
	let unseen = noChanges();
	/** Runs after another that had nothing new but what the run before has made. */
	let repeats = 0;
	const tasks: (() => Promise<void>)[] = [];
	let mustCollect = false;
	const flipped = new Set<string>();
	let saving: NodeJS.Timeout | undefined;
	/** The pages that are stored. */
	let stored: LivePages | undefined;
	/** Ids of the nodes that there were when browsers were told last. */
	const known = new Set(Array.from(store.heads(), ({ id }) => id));
	let told = snapshot();
	let toldResults: StaticQueryResults = {};

	function snapshot() {
		return {
			pages: pages.live(),
			schema: site.graph.key,
			routes: JSON.stringify(pages.clientRoutes()),
			templates: templatesOf(pages).join(),
			slices: JSON.stringify(pages.slices()),
		};
	}

	function takeChanges(): void {
		const { nodes, types } = store.changes;
		if (types.size === 0) return;
		noteChanges(database);
		for (const known of [changes, unseen]) {
			for (const id of nodes) known.nodes.add(id);
			for (const type of types) known.types.add(type);
		}
		store.clearChanges();
	}

	async function update(): Promise<void> {
		if (!(await isSettled())) return queue.add();
		const hasTasks = tasks.length > 0;
		try {
			for (let task = tasks[0]; task; task = tasks[0]) {
				await task();
				tasks.shift();
			}
			await source.settled();
			source.reorder();
			repeats = store.changes.types.size > 0 || hasTasks ? 0 : repeats + 1;
			takeChanges();
			const seen = unseen;
			unseen = noChanges();
			if (seen.types.size > 0 || hasTasks) await updateSchema(site);
			if (mustCollect || hasTasks) await collect();
			else if (repeats <= MOST_REPEATS && pages.dependOn(seen)) {
				// Where nodes come or go, so may pages: these first. Else pages can show their new data at once.
				if (hasSameNodes(seen.nodes)) await tellFirst();
				await collect();
			}
		} finally {
			takeChanges();
			await tell();
		}
	}

	/**
	 * Whether the nodes are what their sources have.
	 * @throws what a hook of a node has failed with; browsers keep what they have until it is mended
	 */
	async function isSettled(): Promise<boolean> {
		try {
			await source.settled();
			return !(await files.isHalfRead());
		} catch (error) {
			source.recover();
			if (await files.isHalfRead()) return false;
			throw error;
		}
	}

	async function collect(): Promise<void> {
		mustCollect = false;
		await pages.refresh();
	}

	/** Whether nodes were there before, and still are. */
	function hasSameNodes(ids: Iterable<string>): boolean {
		for (const id of ids) if (!known.has(id) || !store.head(id)) return false;
		return true;
	}

	/** Lets browsers get new data before the pages are collected, which takes a moment for a large site. */
	async function tellFirst(): Promise<void> {
		await tell();
		await new Promise((resolve) => setTimeout(resolve, HEAD_START));
	}

	/** What browsers have to know of what has changed, which may be nothing. */
	async function tell(): Promise<void> {
		const now = snapshot();
		const isSame = now.pages === told.pages && now.schema === told.schema;
		if (isSame && changes.types.size === 0) return;
		const touched = changes;
		for (const id of touched.nodes) {
			if (store.head(id)) known.add(id);
			else known.delete(id);
		}
		changes = noChanges();
		const others = queries.dataChanged(touched, (path) => now.pages.entries.get(path));
		const results = await queries.staticResults();
		if (now.slices !== told.slices) reload();
		announce({
			results: Object.fromEntries(Object.entries(results).filter(([hash, { data }]) => toldResults[hash]?.data !== data)),
			pages: now.schema === told.schema ? others : null,
			...(flipped.size > 0 && { pagesOf: [...flipped] }),
			...(now.routes !== told.routes && { routes: pages.clientRoutes() }),
			...(now.templates !== told.templates && { templates: templatesOf(pages) }),
		});
		flipped.clear();
		toldResults = results;
		told = now;
		saveLater();
	}

	function saveLater(): void {
		saving ??= setTimeout(() => void save().catch(reporter.error), SAVE_DELAY);
	}

	async function save(): Promise<void> {
		clearTimeout(saving);
		saving = undefined;
		if (stored !== pages.live()) await storePages(site, pages.stored());
		stored = pages.live();
		saveNodes(site);
	}

	const queue = createChangeQueue(update, (error) => {
		source.recover();
		reporter.error(error);
	});
	for (const event of CHANGES) session.emitter.on(event, queue.add);
	saveLater();
	const change = (task: () => Promise<void>): Promise<void> => {
		tasks.push(task);
		return queue.run();
	};
	return {
		collectPages(template) {
			mustCollect = true;
			if (template !== undefined) flipped.add(template);
			queue.add();
		},
		change,
		source: (extra = {}, plugin) =>
			change(async () => {
				try {
					await timed(reporter, "Sourced nodes", () => source.sourceNodes(extra, (name) => plugin === undefined || name === plugin));
				} catch (error) {
					source.recover();
					reporter.error(error);
				}
			}),
		async close() {
			for (const event of CHANGES) session.emitter.off(event, queue.add);
			files.end();
			await queue.close();
			await save();
		},
	};
}

function noChanges() {
	return { nodes: new Set<string>(), types: new Set<string>() };
}

function templatesOf(pages: PageSource): string[] {
	return Object.keys(pages.live().sources).sort();
}
