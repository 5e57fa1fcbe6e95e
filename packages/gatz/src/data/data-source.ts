import type { Emitter, NodeInput, Reporter } from "../plugin-api.js";
import type { NodeActions, NodeReads } from "../plugins/data-actions.js";
import { INTERNAL_PLUGIN, type Plugin, SITE_PLUGIN } from "../plugins/plugin.js";
import { type HookArguments, runPluginHook } from "../plugins/run-hook.js";
import type { LateNodes, MemoryNodeStore } from "./memory-node-store.js";
import type { DataNode } from "./node.js";
import { createDataNode, createNodeActions } from "./node-actions.js";
import { createContentLoader } from "./node-content.js";
import type { NodeHead } from "./node-head.js";
import { createNodeHooks } from "./node-hooks.js";
import { createBuildNode, createSiteNodes, type SiteNodesOptions } from "./site-nodes.js";
import { createSourceRun } from "./source-run.js";

export interface DataSourceOptions extends SiteNodesOptions {
	readonly store: MemoryNodeStore;
	readonly reporter: Pick<Reporter, "warn">;
	readonly emitter: Pick<Emitter, "emit">;
	/** Makes the arguments of the hooks that run for a node. Asked for once, when the first of them runs. */
	createArguments(actions: NodeActions, reads: NodeReads): HookArguments;
}

/** The nodes of a site: what hooks do to them and see of them, and the stage that fills the store. */
export interface DataSource {
	readonly actions: NodeActions;
	readonly reads: NodeReads;
	/**
	 * Runs `sourceNodes` of all plugins and the hooks of each node that they make, deletes what no source has any more, and brings the
	 * nodes into their order. SPEC 6.1.7–6.1.9.
	 * @param extra more arguments of the hook: `webhookBody`
	 * @param isAsked whether a plugin's hook is run; the nodes of the others stay
	 * @throws GatzError HOOK_FAILED, NODE_INVALID and the others of a node
	 */
	sourceNodes(extra?: object, isAsked?: (plugin: string) => boolean): Promise<void>;
	/** Has all nodes made anew that hooks have made of others: the code of these has changed. What sources have made stays. */
	transformAnew(): Promise<void>;
	/** Resolves when no hook of a node is running any more: for the stages that let plugins make nodes after the sources have run. */
	settled(): Promise<void>;
	/** Forgets that a hook of a node has failed: `settled` would reject for ever. */
	recover(): void;
	/** Brings the nodes that were made after the sources have run into their order, too. */
	reorder(): void;
	/** Nodes of the framework's own that no hook has to see: see {@link LateNodes}. */
	setLateNodes(type: string, late: Omit<LateNodes, "make"> & { make(): Iterable<NodeInput> }): void;
}

export function createDataSource(options: DataSourceOptions): DataSource {
	const { store, plugins, directory, reporter, emitter } = options;
	let args: HookArguments | undefined;
	const createArguments = (): HookArguments => {
		args ??= options.createArguments(actions, reads);
		return args;
	};
	const run = createSourceRun(store, [INTERNAL_PLUGIN.name, ...plugins.map(({ name }) => name)]);
	const hooks = createNodeHooks(plugins, createArguments);
	const actions = createNodeActions({ store, run, hooks, emitter });
	const reads: NodeReads = {
		getNode: (id) => store.get(id),
		getNodes: () => [...store.all()],
		getNodesByType: (type) => [...store.ofType(type)],
		loadNodeContent: createContentLoader(plugins, directory),
	};

	async function source(plugin: Plugin, extra: object): Promise<void> {
		if (!plugin.hooks.sourceNodes) return;
		const sourcing = runPluginHook(plugin, "sourceNodes", { ...createArguments()(plugin), ...extra });
		// A node's failure ends the stage at once, also while its source goes on.
		await Promise.race([sourcing, hooks.failed]);
		await hooks.settled();
	}

	/** The build's own node changes when any other has. */
	async function noteBuild(): Promise<void> {
		const node = createBuildNode(options.buildTime);
		if (store.changes.nodes.size > 0 || !store.head(node.id)) await actions.createNode(node, INTERNAL_PLUGIN);
		else actions.touchNode(node, INTERNAL_PLUGIN);
		await hooks.settled();
	}

	return {
		actions,
		reads,
		settled: hooks.settled,
		recover: hooks.recover,
		reorder: run.renumber,
		setLateNodes(type, late) {
			run.own(type, INTERNAL_PLUGIN.name);
			store.setLateNodes(type, {
				...late,
				*make() {
					for (const input of late.make()) yield createDataNode(input, INTERNAL_PLUGIN, 0);
				},
			});
		},
		async transformAnew() {
			const makers = new Set(plugins.filter((plugin) => plugin.hooks.onCreateNode).map(({ name }) => name));
			const sources = new Set(plugins.filter((plugin) => plugin.hooks.sourceNodes).map(({ name }) => name));
			const isMade = ({ parent, owner }: NodeHead) => parent !== null && makers.has(owner) && !sources.has(owner);
			for (const { id } of [...store.heads()].filter(isMade)) store.delete(id);
			for (const { id } of [...store.heads()]) {
				const node = store.get(id) as DataNode;
				node.children = node.children.filter((child) => store.head(child));
				delete (node as { fields?: unknown }).fields;
				store.touch(node);
				hooks.run(node);
			}
			await hooks.settled();
		},
		async sourceNodes(extra = {}, isAsked = () => true) {
			run.restart();
			for (const node of await createSiteNodes(options)) actions.createNode(node, INTERNAL_PLUGIN);
			await hooks.settled();
			for (const plugin of plugins) if (isAsked(plugin.name)) await source(plugin, extra);
			run.deleteStale((plugin) => plugin === INTERNAL_PLUGIN.name || isAsked(plugin));
			await noteBuild();
			warnOfIdleSources(plugins, store, reporter);
			run.renumber();
		},
	};
}

/** A source that gives nothing is most often misconfigured. */
function warnOfIdleSources(plugins: readonly Plugin[], store: MemoryNodeStore, reporter: Pick<Reporter, "warn">): void {
	const owners = new Set<string>();
	for (const { owner } of store.heads()) owners.add(owner);
	for (const { name, hooks } of plugins) {
		if (name === SITE_PLUGIN || !hooks.sourceNodes || owners.has(name)) continue;
		reporter.warn(`The plugin "${name}" has made no nodes. Do you need it? Its options may be wrong.`);
	}
}
