import type { MemoryNodeStore } from "./memory-node-store.js";
import type { NodeHead } from "./node-head.js";
import { orderNodes } from "./order-nodes.js";

/** What a run of the sources has said of nodes: which there are, whose they are. */
export interface SourceRun {
	/** A source has this node. */
	touch(id: string): void;
	/** Plugin that made the first node of a type in this run. */
	ownerOf(type: string): string | undefined;
	/** Gives a type to a plugin, unless it has an owner. */
	own(type: string, plugin: string): void;
	/** The nodes of a plugin stay until it deletes them. SPEC 6.2.8. */
	keep(plugin: string): void;
	/** Begins anew: what was touched before does not count. */
	restart(): void;
	/**
	 * Deletes the nodes that no source has any more, with what was made of them.
	 * @param isOf whether a plugin's nodes are asked about
	 * @returns how many these were
	 */
	deleteStale(isOf?: (plugin: string) => boolean): number;
	/** Brings all nodes into their order. */
	renumber(): void;
}

/** Types whose nodes the framework makes after the sources have run. */
const MADE_LATER: ReadonlySet<string> = new Set(["SitePage", "SiteBuildMetadata"]);

/** @param owners names of the plugins in the order in which they run */
export function createSourceRun(store: MemoryNodeStore, owners: readonly string[]): SourceRun {
	const ranks = new Map(owners.map((name, rank) => [name, rank]));
	const typeOwners = new Map<string, string>();
	const stateful = new Set<string>();
	let arrivals = new Map<string, number>();

	/** The topmost node that a node was made of. */
	const rootOf = (head: NodeHead): NodeHead => {
		let root = head;
		for (const seen = new Set<string>(); root.parent !== null && !seen.has(root.id); ) {
			seen.add(root.id);
			const parent = store.head(root.parent);
			if (!parent) break;
			root = parent;
		}
		return root;
	};

	return {
		touch: (id) => void arrivals.set(id, store.nextCounter()),
		ownerOf: (type) => typeOwners.get(type),
		own: (type, plugin) => void (typeOwners.has(type) || typeOwners.set(type, plugin)),
		keep: (plugin) => void stateful.add(plugin),
		restart() {
			arrivals = new Map();
		},
		deleteStale(isOf = () => true) {
			const stale: string[] = [];
			for (const head of store.heads()) {
				const root = rootOf(head);
				if (!arrivals.has(root.id) && isOf(root.owner) && !stateful.has(root.owner) && !MADE_LATER.has(root.type)) stale.push(head.id);
			}
			for (const id of stale) store.delete(id);
			return stale.length;
		},
		renumber() {
			if (arrivals.size === 0) return;
			store.renumber(
				orderNodes(store.heads(), {
					// Pages come after all that they are made from.
					rankOf: ({ type, owner }) => (type === "SitePage" ? ranks.size : (ranks.get(owner) ?? ranks.size)),
					arrivalOf: (head) => arrivals.get(head.id) ?? head.counter,
				}),
			);
			arrivals = new Map();
		},
	};
}
