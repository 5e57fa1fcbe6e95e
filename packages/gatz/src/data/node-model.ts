import type { GraphQLOutputType } from "graphql";
import type { DataNode, ReadSet } from "./node.js";

/** Arguments of a search, in the form that GraphQL gives them. */
export interface FindQuery {
	/** `{ frontmatter: { title: { eq: "x" } } }`. SPEC 4, operators: eq ne in nin lt lte gt gte regex glob elemMatch. */
	readonly filter?: Readonly<Record<string, unknown>> | null;
	/** `{ frontmatter: { date: "DESC" } }` or several of them, or the old `{ fields: ["a.b", …], order: ["ASC", …] }`. */
	readonly sort?: Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[] | null;
	readonly limit?: number | null;
	readonly skip?: number | null;
}

/** A type by its name or as GraphQL's object: node type, interface or union. */
export type TypeReference = string | GraphQLOutputType;

/** Page that a query runs for; `connectionType` widens a read to a whole type. Gatsby's name for the second argument. */
export interface PageDependencies {
	readonly path?: string;
	readonly connectionType?: string;
}

/** What resolvers find nodes with: `context.nodeModel`. Every read is recorded in the query's {@link ReadSet}. */
export interface NodeModel {
	getNodeById(args: { id: string; type?: TypeReference | null }, dependencies?: PageDependencies): DataNode | null;
	getNodesByIds(args: { ids: readonly string[]; type?: TypeReference | null }, dependencies?: PageDependencies): DataNode[];
	/** The first that matches, or null. */
	findOne<T = DataNode>(args: { query?: FindQuery; type: TypeReference }, dependencies?: PageDependencies): Promise<T | null>;
	/** All that match, within `skip` and `limit`; `totalCount` does not know of these. */
	findAll<T = DataNode>(
		args: { query?: FindQuery; type: TypeReference },
		dependencies?: PageDependencies,
	): Promise<{ entries: Iterable<T>; totalCount(): Promise<number> }>;
	/** As `findOne`, but the answer is no promise where no field has to be resolved for it: what generated resolvers use. */
	searchOne(type: TypeReference, query?: FindQuery): DataNode | null | Promise<DataNode | null>;
	/** All that match, without regard to `skip` and `limit`, not to be changed; no promise where nothing has to be resolved. */
	searchAll(type: TypeReference, query?: FindQuery): readonly DataNode[] | Promise<readonly DataNode[]>;
	/** Reads a field of nodes of the type, resolved as in filters; a list on the way gives the list of its elements' values. */
	fieldReader(type: TypeReference, path: readonly string[]): ((node: DataNode) => unknown) | Promise<(node: DataNode) => unknown>;
	/** Names of all node types. */
	getTypes(): string[];
	/** The nearest ancestor that fits, or the topmost. `value` is a node or an object inside of one. */
	findRootNodeAncestor(value: unknown, predicate?: (node: DataNode) => boolean): DataNode | null;
	/** Lets objects inside of a node be found by {@link findRootNodeAncestor}. Costs nothing until one is looked for. */
	trackInlineObjectsInRootNode(node: DataNode): void;
	/** Value of a field, resolved as a query would: `getFieldValue(node, "frontmatter.date")`. */
	getFieldValue(node: DataNode, fieldPath: string): Promise<unknown>;
	/** A model that records its reads elsewhere. */
	withReads(reads: ReadSet): NodeModel;
}

/** What every resolver gets as its third argument; what `createResolverContext` added stands beside. */
export interface ResolverContext {
	readonly nodeModel: NodeModel;
	readonly reads: ReadSet;
	/** Path of the page that the query runs for. */
	readonly path?: string;
	/** Resolves a field as if it had no resolver: Gatsby's name. */
	readonly defaultFieldResolver: (source: unknown, args: unknown, context: unknown, info: unknown) => unknown;
	readonly [custom: string]: unknown;
}
