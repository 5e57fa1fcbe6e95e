import { createReadSet, type ReadSet } from "../data/node.js";
import type { HookArguments } from "../plugins/run-hook.js";

/** What the hooks that make pages have read of the data: they run again when it has changed. */
export interface PageReads {
	readonly reads: ReadSet;
	/** All nodes were asked for: any change counts. */
	readonly isAny: boolean;
	add(reads: ReadSet): void;
	/** Gives hooks functions that note what they read. */
	watch(createArguments: HookArguments): HookArguments;
}

export function createPageReads(): PageReads {
	const reads = createReadSet();
	let isAny = false;
	return {
		reads,
		get isAny() {
			return isAny;
		},
		add({ nodes, types }) {
			for (const id of nodes) reads.nodes.add(id);
			for (const type of types) reads.types.add(type);
		},
		watch: (createArguments) => (plugin) => {
			const args = createArguments(plugin);
			return {
				...args,
				getNode: (id) => {
					reads.nodes.add(id);
					return args.getNode(id);
				},
				getNodes: () => {
					isAny = true;
					return args.getNodes();
				},
				getNodesByType: (type) => {
					reads.types.add(type);
					return args.getNodesByType(type);
				},
			};
		},
	};
}
