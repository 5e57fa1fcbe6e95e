import type { Node } from "../plugin-api.js";

/** A node as the data layer keeps it: what plugins see is this very object. SPEC 6.1.23, USERS D. */
export type DataNode = Node;

/** What of the nodes a query has read: it has to run again when one of them, or a whole type, changes. */
export interface ReadSet {
	/** Ids of nodes whose content was used. */
	readonly nodes: Set<string>;
	/** Types that were searched or listed: any node of them may change the answer. */
	readonly types: Set<string>;
}

export function createReadSet(): ReadSet {
	return { nodes: new Set(), types: new Set() };
}
