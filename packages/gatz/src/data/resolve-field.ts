import type { GraphQLResolveInfo } from "graphql";
import type { ResolverContext } from "./node-model.js";
import { valueAt } from "./search-field.js";

/** What `@proxy` and extensions with `from` tell the resolver underneath. */
export interface FieldInfo extends GraphQLResolveInfo {
	/** Path to read instead of the field's name. */
	readonly from?: string;
	/** `from` starts at the node that the object is in. */
	readonly fromNode?: boolean;
}

export type FieldResolver = (source: unknown, args: unknown, context: ResolverContext, info: FieldInfo) => unknown;

/** Resolves a field that has no resolver: `context.defaultFieldResolver`, and `fieldResolver` of graphql's `execute`. */
export function resolveField(source: unknown, args: unknown, context: unknown, info: unknown): unknown {
	if ((typeof source !== "object" || source === null) && typeof source !== "function") return null;
	const { from, fromNode, fieldName } = info as FieldInfo;
	if (from) {
		const base = fromNode ? (context as ResolverContext).nodeModel.findRootNodeAncestor(source) : source;
		return base === null ? null : valueAt(base, from.split("."));
	}
	const value = (source as Record<string, unknown>)[fieldName];
	return typeof value === "function" ? value.call(source, args, context, info) : value;
}

/** The resolver underneath an extension: the field's own or the default one, told to read `from`. */
export function resolverBeneath(resolve: unknown, options: { readonly from?: unknown; readonly fromNode?: unknown }): FieldResolver {
	const beneath = (resolve as FieldResolver | undefined) ?? resolveField;
	const { from, fromNode } = options;
	if (typeof from !== "string") return beneath;
	return (source, args, context, info) => beneath(source, args, context, { ...info, from, fromNode: fromNode === true });
}
