import { type GraphQLOutputType, type GraphQLSchema, getNamedType, getNullableType, isListType } from "graphql";
import type { DataNode } from "./node.js";
import type { TypeReference } from "./node-model.js";
import { type FieldResolver, resolverBeneath } from "./resolve-field.js";
import { valueAt } from "./search-field.js";

export interface LinkOptions {
	/** Path in the linked nodes of what the values name. */
	readonly by?: unknown;
	/** Path of the values, beside the field's own name. */
	readonly from?: unknown;
	readonly fromNode?: unknown;
	/** Type to search, as in SDL, instead of the field's. */
	readonly on?: unknown;
}

/** Resolver of `@link`: the nodes that a field's value names, one or a list as the field's type says. */
export function createLinkResolver(options: LinkOptions, resolve: unknown): FieldResolver {
	const by = typeof options.by === "string" && options.by !== "" ? options.by : "id";
	const beneath = resolverBeneath(resolve, options);
	const path = by.split(".");
	const find = by === "id" ? findById : findByField;
	return (source, args, context, info) => {
		const follow = (value: unknown): unknown => {
			if (value === undefined || value === null) return null;
			const type = typeof options.on === "string" ? namedOn(options.on, info.schema) : getNamedType(info.returnType);
			return find(value, { type, isList: isList(info.returnType), path, context });
		};
		const value = beneath(source, args, context, info);
		return value instanceof Promise ? value.then(follow) : follow(value);
	};
}

interface Link {
	readonly type: TypeReference;
	readonly isList: boolean;
	readonly path: readonly string[];
	readonly context: Parameters<FieldResolver>[2];
}

function findById(value: unknown, { type, context }: Link): unknown {
	const { nodeModel, path } = context;
	if (Array.isArray(value)) return nodeModel.getNodesByIds({ ids: value, type }, { path });
	return nodeModel.getNodeById({ id: String(value), type }, { path });
}

/** A list of values gives a list in their order; nodes without a match are null there. */
async function findByField(value: unknown, { type, isList, path, context }: Link): Promise<unknown> {
	if (Array.isArray(value) && value.length === 0) return [];
	const test = Array.isArray(value) ? { in: value } : { eq: value };
	const filter = path.reduceRight<Record<string, unknown>>((inner, key) => ({ [key]: inner }), test);
	const query = { type, query: { filter } };
	if (!isList) return context.nodeModel.findOne(query, { path: context.path });
	const { entries } = await context.nodeModel.findAll<DataNode>(query, { path: context.path });
	if (!Array.isArray(value)) return [...entries];
	const byValue = new Map<unknown, DataNode>();
	for (const node of entries) {
		for (const found of [valueAt(node, path)].flat()) if (!byValue.has(found)) byValue.set(found, node);
	}
	return value.map((each) => byValue.get(each) ?? null);
}

function isList(type: GraphQLOutputType): boolean {
	return isListType(getNullableType(type));
}

function namedOn(reference: string, schema: GraphQLSchema): TypeReference {
	const name = reference.replace(/[[\]!\s]/g, "");
	return (schema.getType(name) as GraphQLOutputType | undefined) ?? name;
}
