import type { Emitter, NodeInput } from "../plugin-api.js";
import type { NodeActions } from "../plugins/data-actions.js";
import type { Plugin } from "../plugins/plugin.js";
import { GatzError } from "../universal/errors.js";
import { checkNode, plainNodeData } from "./check-node.js";
import type { MemoryNodeStore } from "./memory-node-store.js";
import type { DataNode } from "./node.js";
import type { NodeHooks } from "./node-hooks.js";
import type { SourceRun } from "./source-run.js";

export interface NodeActionsOptions {
	readonly store: MemoryNodeStore;
	readonly run: SourceRun;
	readonly hooks: NodeHooks;
	readonly emitter: Pick<Emitter, "emit">;
}

/**
 * The actions on nodes. A node of which the store has the same content is only touched: its fields and children stay and no hook
 * sees it again. One whose content has changed loses its fields and what was made of it. SPEC 6.2.3, 6.2.8.
 */
export function createNodeActions({ store, run, hooks, emitter }: NodeActionsOptions): NodeActions {
	function createNode(input: NodeInput, plugin: Plugin): Promise<void> {
		checkNode(input, plugin.name);
		const { id, internal } = input;
		const old = store.head(id);
		checkOwner(run.ownerOf(internal.type), plugin, { what: "created", node: id, type: internal.type });
		checkOwner(old?.owner, plugin, { what: "updated", node: id, type: internal.type });
		run.own(internal.type, plugin.name);
		if (old?.contentDigest === internal.contentDigest && old.type === internal.type) {
			run.touch(id);
			emitter.emit("TOUCH_NODE", { type: "TOUCH_NODE", payload: id, typeName: old.type, plugin });
			return Promise.resolve();
		}
		const node = createDataNode(input, plugin, store.nextCounter());
		if (old) for (const child of store.get(id)?.children ?? []) drop(child, plugin);
		store.put(node);
		run.touch(id);
		emitter.emit("CREATE_NODE", { type: "CREATE_NODE", payload: node, plugin });
		return hooks.run(node);
	}

	/** Deletes a node and all that was made of it. */
	function drop(id: string, plugin: Plugin): void {
		const node = store.get(id);
		if (!node) return;
		store.delete(id);
		for (const child of node.children) drop(child, plugin);
		emitter.emit("DELETE_NODE", { type: "DELETE_NODE", payload: node, plugin });
	}

	return {
		// Throws at once what is wrong with the node itself: a promise that nobody awaits would hide it.
		createNode(input, plugin) {
			if (!Array.isArray(input)) return createNode(input as NodeInput, plugin);
			return Promise.all(input.map((one: NodeInput) => createNode(one, plugin))).then(() => {});
		},
		deleteNode(node, plugin) {
			const head = node && store.head(node.id);
			if (!head) return;
			checkOwner(run.ownerOf(head.type) ?? head.owner, plugin, { what: "deleted", node: head.id, type: head.type });
			const parent = head.parent === null ? undefined : store.get(head.parent);
			if (parent?.children.includes(head.id)) {
				parent.children = parent.children.filter((child) => child !== head.id);
				store.touch(parent);
			}
			drop(head.id, plugin);
		},
		touchNode(node, plugin) {
			const head = node && store.head(node.id);
			if (!head) return;
			run.own(head.type, head.owner);
			run.touch(head.id);
			emitter.emit("TOUCH_NODE", { type: "TOUCH_NODE", payload: head.id, typeName: head.type, plugin });
		},
		createNodeField({ node, name, value }, plugin) {
			const stored = store.get(node.id);
			const [field = name] = name.split("___NODE");
			const owner = (stored ?? node).internal.fieldOwners?.[field];
			if (owner !== undefined && owner !== plugin.name) {
				throw new GatzError(
					"NODE_FIELD_OWNED",
					{ plugin: plugin.name, owner, field: name, node: node.id },
					{ place: { plugin: plugin.name } },
				);
			}
			const data = plainNodeData({ [name]: value }, plugin.name);
			for (const target of new Set(stored ? [stored, node] : [node])) {
				target.fields = { ...target.fields, ...data };
				target.internal.fieldOwners = { ...target.internal.fieldOwners, [field]: plugin.name };
			}
			if (!stored) return;
			store.touch(stored);
			emitter.emit("ADD_FIELD_TO_NODE", { type: "ADD_FIELD_TO_NODE", payload: stored, addedField: name, plugin });
		},
		createParentChildLink({ parent, child }) {
			const stored = store.get(parent.id);
			if (stored && !stored.children.includes(child.id)) {
				stored.children.push(child.id);
				store.touch(stored);
			}
			if (parent !== stored && !parent.children.includes(child.id)) parent.children.push(child.id);
		},
		enableStatefulSourceNodes: (plugin) => run.keep(plugin.name),
	};
}

/** A node as the store has it: plain data that nobody else holds. */
export function createDataNode(input: NodeInput, plugin: Plugin, counter: number): DataNode {
	const { owner: _, ...internal } = input.internal;
	const { parent, children = [] } = input;
	const node = { ...input, parent: parent || null, children: [...children], internal: { ...internal, owner: plugin.name, counter } };
	return plainNodeData(node as DataNode, plugin.name);
}

interface Deed {
	readonly what: "created" | "updated" | "deleted";
	readonly node: string;
	readonly type: string;
}

/** A type belongs to the plugin that makes the first node of it, a node to the one that made it. */
function checkOwner(owner: string | undefined, plugin: Plugin, deed: Deed): void {
	if (owner === undefined || owner === plugin.name) return;
	throw new GatzError("NODE_OWNED", { plugin: plugin.name, owner, ...deed }, { place: { plugin: plugin.name } });
}
