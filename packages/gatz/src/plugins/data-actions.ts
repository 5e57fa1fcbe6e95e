import type { Node, NodeInput } from "../plugin-api.js";
import type { Plugin } from "./plugin.js";

/** Actions on nodes: given by the data layer, called by hooks. SPEC 6.2.3, 6.2.8. */
export interface NodeActions {
	/** Settles when the onCreateNode hooks of this node have ended. */
	createNode(node: NodeInput | readonly NodeInput[], plugin: Plugin): Promise<void>;
	deleteNode(node: { readonly id: string }, plugin: Plugin): void;
	touchNode(node: { readonly id: string }, plugin: Plugin): void;
	createNodeField(field: { node: Node; name: string; value: unknown }, plugin: Plugin): void;
	createParentChildLink(link: { parent: Node; child: Node }, plugin: Plugin): void;
	enableStatefulSourceNodes(plugin: Plugin): void;
}

/** Actions on the schema. `types` and the like are what GraphQL libraries make: plain values to this layer. SPEC 6.2.6. */
export interface SchemaActions {
	createTypes(types: unknown, plugin: Plugin): void;
	createFieldExtension(extension: unknown, plugin: Plugin, options?: { readonly override?: boolean }): void;
	addThirdPartySchema(input: { readonly schema: unknown }, plugin: Plugin): void;
	createResolverContext(context: unknown, plugin: Plugin): void;
	printTypeDefinitions(options: unknown, plugin: Plugin): void;
}

/** Reading nodes, as hooks' arguments have it. SPEC 6.1.23. */
export interface NodeReads {
	getNode(id: string): Node | undefined;
	getNodes(): Node[];
	getNodesByType(type: string): Node[];
	/** Content of a node, through its owner's `loadNodeContent` where it is not in the node. */
	loadNodeContent(node: Node): Promise<string>;
}

/**
 * `graphql` of createPages and of the hooks after it. Never rejects for an error in the query. SPEC 4.6.1.
 * @param operation name of the one to run, for a text that has several
 */
export type RunGraphql = (
	query: string,
	variables?: Readonly<Record<string, unknown>>,
	operation?: string,
) => Promise<{ data?: unknown; errors?: readonly Error[] }>;
