import {
	defaultFieldResolver,
	GraphQLError,
	type GraphQLField,
	type GraphQLNamedType,
	type GraphQLResolveInfo,
	type GraphQLSchema,
	getNamedType,
	isAbstractType,
	isInterfaceType,
	isObjectType,
} from "graphql";
import { thrownMessage } from "../universal/errors.js";
import type { DataNode } from "./node.js";
import type { ResolverContext } from "./node-model.js";
import { isObject } from "./search-field.js";

/** Fields to resolve; null where a path ends. */
export type Selection = Map<string, Selection | null>;

type Field = GraphQLField<unknown, ResolverContext>;

/** `[["a", "b"], ["a", "c"]]` as `{ a: { b, c } }`. */
export function selectionOf(paths: Iterable<readonly string[]>): Selection {
	const selection: Selection = new Map();
	for (const path of paths) {
		let level = selection;
		path.forEach((name, index) => {
			const inner = level.get(name) ?? (index === path.length - 1 ? null : new Map());
			level.set(name, inner);
			if (inner !== null) level = inner;
		});
	}
	return selection;
}

/** Whether a field on the path has a resolver, in the type or, for an interface, in any that implements it. */
export function hasResolver(schema: GraphQLSchema, type: GraphQLNamedType | undefined, path: readonly string[]): boolean {
	const [name, ...rest] = path;
	if (name === undefined || type === undefined) return false;
	const fields = [type, ...(isAbstractType(type) ? schema.getPossibleTypes(type) : [])].map((each) => fieldOf(each, name));
	return fields.some(
		(field) => field !== undefined && (resolverOf(field) !== undefined || hasResolver(schema, getNamedType(field.type), rest)),
	);
}

/**
 * The selected fields of a node, as a query would resolve them, as an object of the selection's shape.
 * @throws {GraphQLError} when a resolver throws: it names the field and the node
 */
export async function resolveSelection(
	node: DataNode,
	selection: Selection,
	schema: GraphQLSchema,
	context: ResolverContext,
): Promise<Record<string, unknown>> {
	const resolveFields = async (type: GraphQLNamedType | undefined, source: Record<string, unknown>, fields: Selection, place: string) => {
		const values: Record<string, unknown> = {};
		for (const [name, inner] of fields) {
			const field = type === undefined ? undefined : fieldOf(type, name);
			const value = await resolveField(field, type, source, name, `${place}.${name}`);
			values[name] = inner === null ? value : await resolveValue(value, field, inner, `${place}.${name}`);
		}
		return values;
	};
	const resolveField = async (
		field: Field | undefined,
		type: GraphQLNamedType | undefined,
		source: Record<string, unknown>,
		name: string,
		place: string,
	) => {
		const resolve = field === undefined ? undefined : resolverOf(field);
		if (field === undefined || resolve === undefined) return source[name];
		try {
			return await resolve(source, defaultArguments(field), context, resolveInfo(field, type, schema));
		} catch (cause) {
			const message = `${place} of the node "${node.id}" can't be resolved: ${thrownMessage(cause)}`;
			throw new GraphQLError(message, { originalError: cause instanceof Error ? cause : undefined });
		}
	};
	const resolveValue = (value: unknown, field: Field | undefined, fields: Selection, place: string): unknown => {
		if (Array.isArray(value)) return Promise.all(value.map((element) => resolveValue(element, field, fields, place)));
		if (!isObject(value)) return value;
		return resolveFields(field === undefined ? undefined : concreteType(getNamedType(field.type), value, schema), value, fields, place);
	};
	const type = node.internal.type;
	return resolveFields(schema.getType(type), node, selection, type);
}

function fieldOf(type: GraphQLNamedType, name: string): Field | undefined {
	return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

/** A resolver that only formats a date has no part in searches: they compare what the node holds. Gatsby's rule. */
function resolverOf(field: Field): Field["resolve"] {
	return field.resolve === defaultFieldResolver || field.extensions?.needsResolve === false ? undefined : field.resolve;
}

/** Type of an object in a field of an interface: linked nodes know theirs. */
function concreteType(type: GraphQLNamedType, value: Record<string, unknown>, schema: GraphQLSchema): GraphQLNamedType {
	if (!isAbstractType(type)) return type;
	const name = isObject(value.internal) ? value.internal.type : value.__typename;
	return (typeof name === "string" ? schema.getType(name) : undefined) ?? type;
}

function defaultArguments(field: Field): Record<string, unknown> {
	const given = field.args.filter((argument) => argument.defaultValue !== undefined);
	return Object.fromEntries(given.map((argument) => [argument.name, argument.defaultValue]));
}

/** What of a query's info exists where no query is: resolvers of links, dates and files need no more. */
function resolveInfo(field: Field, parentType: GraphQLNamedType | undefined, schema: GraphQLSchema): GraphQLResolveInfo {
	return {
		fieldName: field.name,
		fieldNodes: [],
		returnType: field.type,
		parentType,
		path: { prev: undefined, key: field.name, typename: parentType?.name },
		schema,
		fragments: {},
		rootValue: undefined,
		operation: undefined,
		variableValues: {},
	} as unknown as GraphQLResolveInfo;
}
