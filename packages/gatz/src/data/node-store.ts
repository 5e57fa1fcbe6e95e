import type { DataNode } from "./node.js";

/** All nodes, in memory. One for each build or develop session; what is kept between builds is `node-database`'s. */
export interface NodeStore {
	get(id: string): DataNode | undefined;
	/** Nodes of a type in their order: see `orderNodes`. */
	ofType(type: string): readonly DataNode[];
	/** Names of the types that have nodes, sorted. */
	types(): readonly string[];
	all(): Iterable<DataNode>;
	readonly size: number;
	/** Adds a node or replaces the one with its id. */
	put(node: DataNode): void;
	delete(id: string): void;
	/** Says that a node's content was changed in place (a field or child was added). */
	touch(node: DataNode): void;
	/** A number that grows with each change of a node of the type: what was derived from the type is stale when it differs. */
	versionOf(type: string): number;
	/** Ids of nodes that were added, changed or deleted since `clearChanges`, and the types of these nodes. */
	readonly changes: { readonly nodes: ReadonlySet<string>; readonly types: ReadonlySet<string> };
	clearChanges(): void;
}
