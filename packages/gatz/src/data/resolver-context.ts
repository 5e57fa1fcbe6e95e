import type { ReadSet } from "./node.js";
import type { NodeModel, ResolverContext } from "./node-model.js";
import { resolveField } from "./resolve-field.js";

export interface ResolverContextOptions {
	/** What plugins and the site added: `SchemaDeclarations.resolverContext`. */
	readonly custom: Readonly<Record<string, unknown>>;
	/** One that records into `reads`. */
	readonly nodeModel: NodeModel;
	readonly reads: ReadSet;
	/** Path of the page that the query runs for. */
	readonly path?: string | undefined;
}

/** What resolvers of one query get as their third argument. */
export function createResolverContext({ custom, nodeModel, reads, path }: ResolverContextOptions): ResolverContext {
	return { ...custom, nodeModel, reads, defaultFieldResolver: resolveField, ...(path !== undefined && { path }) };
}
