import type { DataNode } from "./node.js";

/** One page of nodes that a search found: what the resolvers of `allPost`'s fields read. */
export interface Connection {
	/** Type that was searched: aggregation resolves its fields. */
	readonly type: string;
	/** Nodes of this page. */
	readonly nodes: readonly DataNode[];
	/** Number of nodes on all pages. */
	readonly total: number;
	readonly skip: number;
	readonly limit: number | undefined;
	/** Of a group: the path of the field as `frontmatter.tags`, and the value as text. */
	readonly field?: string;
	readonly fieldValue?: string;
}

export interface ConnectionEdge {
	readonly node: DataNode;
	readonly next: DataNode | undefined;
	readonly previous: DataNode | undefined;
}

export interface PageInfo {
	readonly currentPage: number;
	readonly hasPreviousPage: boolean;
	readonly hasNextPage: boolean;
	readonly itemCount: number;
	readonly pageCount: number;
	readonly perPage: number | undefined;
	readonly totalCount: number;
}

/** Arguments of paging, as GraphQL gives them. */
export interface Paging {
	readonly skip?: number | null;
	readonly limit?: number | null;
}

export function createConnection(type: string, found: readonly DataNode[], paging: Paging): Connection {
	const skip = Math.max(0, paging.skip ?? 0);
	const limit = paging.limit ?? undefined;
	const isWhole = skip === 0 && limit === undefined;
	const nodes = isWhole ? found : found.slice(skip, limit === undefined ? undefined : skip + limit);
	return { type, nodes, total: found.length, skip, limit };
}

/** The neighbours are those within the page. */
export function edgesOf({ nodes }: Connection): ConnectionEdge[] {
	return nodes.map((node, index) => ({ node, next: nodes[index + 1], previous: nodes[index - 1] }));
}

/** Without a limit there is one page, or two when some nodes were skipped. */
export function pageInfoOf({ nodes, total, skip, limit }: Connection): PageInfo {
	const currentPage = limit ? Math.ceil(skip / limit) + 1 : skip ? 2 : 1;
	return {
		currentPage,
		hasPreviousPage: currentPage > 1,
		hasNextPage: limit ? total > skip + limit : false,
		itemCount: nodes.length,
		pageCount: limit ? Math.ceil(skip / limit) + Math.ceil((total - skip) / limit) : skip ? 2 : 1,
		perPage: limit,
		totalCount: total,
	};
}
