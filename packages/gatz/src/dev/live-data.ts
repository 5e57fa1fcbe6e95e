import type { Site } from "../build/load-site.js";
import { noteChanges } from "../build/page-history.js";
import { saveNodes, updateSchema } from "../build/source-site.js";
import type { Reporter } from "../plugin-api.js";
import type { StaticQueryResults } from "../universal/page.js";
import type { QueryUpdate } from "../universal/query-update.js";
import { createChangeQueue } from "./change-queue.js";
import type { LiveQueries } from "./live-queries.js";
import type { PageSource } from "./page-source.js";

export interface LiveDataOptions {
	readonly site: Site;
	readonly pages: PageSource;
	readonly queries: LiveQueries;
	readonly reporter: Reporter;
	/** Tells browsers. */
	announce(update: QueryUpdate): void;
}

/** Keeps schema, pages and results of queries true to the nodes while these change. */
export interface LiveData {
	/** Page files have come, gone or changed their kind: the pages are collected anew. */
	collectPages(): void;
	/**
	 * Runs the sources again. Resolves when all is up to date; what failed is reported.
	 * @param extra more arguments of sourceNodes: `webhookBody`
	 */
	source(extra?: object): Promise<void>;
	/** Runs what has to run with nothing else under way, then brings all up to date: the schema as well, and the pages. */
	change(task: () => Promise<void>): Promise<void>;
	/** Saves the nodes; no change has an effect any more. */
	close(): Promise<void>;
}

/** What plugins do to nodes at any time, as the emitter tells it. */
const CHANGES = ["CREATE_NODE", "DELETE_NODE", "ADD_FIELD_TO_NODE"];

/** Milliseconds after a change until the nodes are put on disk, which takes a moment for a large site. */
const SAVE_DELAY = 500;

export function createLiveData({ site, pages, queries, reporter, announce }: LiveDataOptions): LiveData {
	const { database, source, session } = site.data;
	const { store } = database;
	/** What nobody has been told of yet. */
	let changes = { nodes: new Set<string>(), types: new Set<string>() };
	let tasks: (() => Promise<void>)[] = [];
	let mustCollect = false;
	let saving: NodeJS.Timeout | undefined;
	let told = snapshot();
	let toldResults: StaticQueryResults = {};

	function snapshot() {
		return {
			pages: pages.live(),
			schema: site.graph.key,
			routes: JSON.stringify(pages.clientRoutes()),
			templates: templatesOf(pages).join(),
		};
	}

	function takeChanges(): void {
		const { nodes, types } = store.changes;
		if (types.size === 0) return;
		noteChanges(database);
		for (const id of nodes) changes.nodes.add(id);
		for (const type of types) changes.types.add(type);
		store.clearChanges();
	}

	async function update(): Promise<void> {
		const todo = tasks;
		tasks = [];
		try {
			for (const task of todo) await task();
			await source.settled();
			source.reorder();
			takeChanges();
			if (changes.types.size > 0 || todo.length > 0) await updateSchema(site);
			if (mustCollect || todo.length > 0 || pages.dependOn(changes)) {
				mustCollect = false;
				await pages.refresh();
			}
		} finally {
			takeChanges();
			await tell();
		}
	}

	/** What browsers have to know of what has changed, which may be nothing. */
	async function tell(): Promise<void> {
		const now = snapshot();
		const isSame = now.pages === told.pages && now.schema === told.schema;
		if (isSame && changes.types.size === 0) return;
		const touched = changes;
		changes = { nodes: new Set(), types: new Set() };
		const others = queries.dataChanged(touched, (path) => now.pages.entries.get(path));
		const results = await queries.staticResults();
		announce({
			results: Object.fromEntries(Object.entries(results).filter(([hash, { data }]) => toldResults[hash]?.data !== data)),
			pages: now.schema === told.schema ? others : null,
			...(now.routes !== told.routes && { routes: pages.clientRoutes() }),
			...(now.templates !== told.templates && { templates: templatesOf(pages) }),
		});
		toldResults = results;
		told = now;
		saving ??= setTimeout(save, SAVE_DELAY);
	}

	function save(): void {
		clearTimeout(saving);
		saving = undefined;
		saveNodes(site);
	}

	const queue = createChangeQueue(update, (error) => {
		source.recover();
		reporter.error(error);
	});
	for (const event of CHANGES) session.emitter.on(event, queue.add);
	const change = (task: () => Promise<void>): Promise<void> => {
		tasks.push(task);
		return queue.run();
	};
	return {
		collectPages() {
			mustCollect = true;
			queue.add();
		},
		change,
		source: (extra = {}) => change(() => source.sourceNodes(extra)),
		async close() {
			for (const event of CHANGES) session.emitter.off(event, queue.add);
			await queue.close();
			save();
		},
	};
}

function templatesOf(pages: PageSource): string[] {
	return Object.keys(pages.live().sources).sort();
}
