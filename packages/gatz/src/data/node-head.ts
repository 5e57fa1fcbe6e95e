import type { DataNode } from "./node.js";

/** What is known of a node without reading its content from disk. */
export interface NodeHead {
	readonly id: string;
	readonly type: string;
	readonly contentDigest: string;
	readonly owner: string;
	readonly parent: string | null;
	/** Place among all nodes; see {@link orderNodes}. */
	readonly counter: number;
	/** Place among the files of a source; `""` for a node that is no file. */
	readonly filePlace: string;
}

export function createNodeHead(node: DataNode): NodeHead {
	const { type, contentDigest, owner, counter } = node.internal;
	return { id: node.id, type, contentDigest, owner, parent: node.parent, counter, filePlace: filePlaceOf(node) };
}

/** Files arrive in whatever order the disk gives them: their source and path says where they belong. */
function filePlaceOf({ internal, sourceInstanceName, relativePath }: DataNode): string {
	if (internal.type !== "File" && internal.type !== "Directory") return "";
	return typeof sourceInstanceName === "string" && typeof relativePath === "string" ? `${sourceInstanceName}\n${relativePath}` : "";
}
