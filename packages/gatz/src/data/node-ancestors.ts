import type { DataNode, ReadSet } from "./node.js";
import type { NodeStore } from "./node-store.js";

/** So many nodes that a query has read are looked through before whole types are. */
const FEW = 32;

/** Finds nodes by the objects inside of them, and their ancestors. */
export class NodeAncestors {
	/** Object inside of a node → the node. */
	readonly #roots = new WeakMap<object, DataNode>();
	/** Version of each type at which its nodes were looked through. */
	readonly #versions = new Map<string, number>();
	#untracked: DataNode[] = [];

	constructor(private readonly store: NodeStore) {}

	/** Lets objects of a node that the store doesn't have be found. */
	track(node: DataNode): void {
		if (this.store.get(node.id) !== node) this.#untracked.push(node);
	}

	/**
	 * The nearest that fits, counted from the value's own node; without a predicate the topmost.
	 * @param reads gets the nodes that were looked at; an object most often belongs to a node that the query has read before
	 */
	find(value: unknown, predicate: ((node: DataNode) => boolean) | undefined, reads: ReadSet): DataNode | null {
		let node = this.#nodeOf(value, reads);
		const seen = new Set<DataNode>();
		while (node !== undefined && !seen.has(node)) {
			seen.add(node);
			reads.nodes.add(node.id);
			if (predicate?.(node)) return node;
			const parent: DataNode | undefined = node.parent ? this.store.get(node.parent) : undefined;
			if (parent === undefined) return predicate === undefined ? node : null;
			node = parent;
		}
		return null;
	}

	#nodeOf(value: unknown, reads: ReadSet): DataNode | undefined {
		if (typeof value !== "object" || value === null) return undefined;
		if (isNode(value)) return value;
		return this.#roots.get(value) ?? this.#look(value, reads);
	}

	/** Looks through the nodes that the query has read, then through types whose nodes have changed since the last time. */
	#look(value: object, { nodes, types }: ReadSet): DataNode | undefined {
		for (const node of this.#untracked.splice(0)) this.#addObjects(node, node);
		if (nodes.size <= FEW) {
			for (const id of nodes) {
				const node = this.store.get(id);
				if (node !== undefined) this.#addObjects(node, node);
			}
		}
		for (const type of new Set([...types, ...this.store.types()])) {
			if (this.#roots.has(value)) break;
			const version = this.store.versionOf(type);
			if (this.#versions.get(type) === version) continue;
			this.#versions.set(type, version);
			for (const node of this.store.ofType(type)) this.#addObjects(node, node);
		}
		return this.#roots.get(value);
	}

	#addObjects(value: object, root: DataNode): void {
		for (const inner of Object.values(value)) {
			if (typeof inner !== "object" || inner === null || inner === root.internal || inner === root.children) continue;
			if (this.#roots.get(inner) === root) continue;
			this.#roots.set(inner, root);
			this.#addObjects(inner, root);
		}
	}
}

function isNode(value: object): value is DataNode {
	const { id, internal } = value as Partial<DataNode>;
	return typeof id === "string" && typeof internal === "object" && typeof internal?.type === "string";
}
