import {
	type GraphQLNamedType,
	getNamedType,
	isEnumType,
	isInputObjectType,
	isInterfaceType,
	isObjectType,
	isSpecifiedScalarType,
	isType,
	isUnionType,
} from "graphql";
import {
	EnumTypeComposer,
	InputTypeComposer,
	InterfaceTypeComposer,
	ObjectTypeComposer,
	ScalarTypeComposer,
	UnionTypeComposer,
} from "graphql-compose";
import type { BuiltType } from "../plugins/type-builders.js";
import type { Composer, NamedComposer } from "./schema-composer.js";

type Config = Readonly<Record<string, unknown>>;
/** Called with each type of graphql-js that a definition refers to. */
type OnReference = (type: GraphQLNamedType) => void;

/**
 * A type of graphql-js as a builder whose fields name their types. The instances themselves stay out of the composer, which would change
 * them: they belong to a plugin and outlive the schema.
 */
export function builderOf(type: GraphQLNamedType): BuiltType {
	const { name, description, extensions } = type;
	const config = { name, description, extensions: { ...extensions } };
	if (isObjectType(type)) {
		const { isTypeOf, interfaces, fields } = type.toConfig();
		return { kind: "OBJECT", config: { ...config, isTypeOf, fields: withoutNodes(fields), interfaces } };
	}
	if (isInterfaceType(type)) {
		const { resolveType, interfaces, fields } = type.toConfig();
		return { kind: "INTERFACE", config: { ...config, resolveType, fields: withoutNodes(fields), interfaces } };
	}
	if (isUnionType(type)) return { kind: "UNION", config: { ...config, types: type.getTypes(), resolveType: type.resolveType } };
	if (isEnumType(type)) return { kind: "ENUM", config: { ...config, values: withoutNodes(type.toConfig().values) } };
	if (isInputObjectType(type)) return { kind: "INPUT_OBJECT", config: { ...config, fields: withoutNodes(type.toConfig().fields) } };
	const { astNode: _node, extensionASTNodes: _nodes, ...scalar } = type.toConfig();
	return { kind: "SCALAR", config: scalar };
}

function withoutNodes<Entry extends { astNode?: unknown }>(map: Readonly<Record<string, Entry>>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(map).map(([name, { astNode: _node, ...entry }]) => [name, entry]));
}

/** Makes a type of a builder; one of the same name that the composer has is no longer in it by name. */
export function composeBuilder(composer: Composer, { kind, config }: BuiltType, onReference: OnReference): NamedComposer {
	const shared = { ...config, extensions: { ...(config.extensions as object | undefined) } };
	const fields = (): Record<string, never> => referToTypes(thunk(config.fields) as Config, onReference) as Record<string, never>;
	const names = (list: unknown): string[] => ((thunk(list) ?? []) as unknown[]).map((type) => String(referenceTo(type, onReference)));
	switch (kind) {
		case "OBJECT":
			return ObjectTypeComposer.createTemp({ ...shared, fields: fields(), interfaces: names(config.interfaces) }, composer);
		case "INTERFACE":
			return InterfaceTypeComposer.createTemp({ ...shared, fields: fields(), interfaces: names(config.interfaces) }, composer);
		case "INPUT_OBJECT":
			return InputTypeComposer.createTemp({ ...shared, fields: fields() }, composer);
		case "UNION":
			return UnionTypeComposer.createTemp({ ...shared, types: names(config.types) }, composer);
		case "ENUM":
			return EnumTypeComposer.createTemp({ ...shared, values: config.values as Record<string, object> }, composer);
		case "SCALAR":
			return ScalarTypeComposer.createTemp({ ...shared, serialize: (config.serialize as undefined) ?? ((value) => value) }, composer);
	}
}

/** Fields whose types, and their arguments' types, are names where they were instances of graphql-js. */
export function referToTypes(fields: Config | undefined, onReference: OnReference): Config {
	const entries = Object.entries(fields ?? {}).map(([name, field]) => {
		if (!isFieldConfig(field)) return [name, referenceTo(field, onReference)];
		const { args, type, ...rest } = field;
		return [name, { ...rest, type: referenceTo(type, onReference), ...(args ? { args: referToTypes(args as Config, onReference) } : {}) }];
	});
	return Object.fromEntries(entries);
}

function isFieldConfig(field: unknown): field is { readonly type: unknown; readonly args?: unknown } {
	return typeof field === "object" && field !== null && !isType(field) && !Array.isArray(field) && "type" in field;
}

function referenceTo(type: unknown, onReference: OnReference): unknown {
	if (Array.isArray(type)) return type.map((each) => referenceTo(each, onReference));
	if (typeof type === "function") return () => referenceTo(type(), onReference);
	if (!isType(type)) return type;
	const named = getNamedType(type);
	if (!isSpecifiedScalarType(named)) onReference(named);
	return String(type);
}

function thunk(value: unknown): unknown {
	return typeof value === "function" ? value() : value;
}

/** The word for a type's kind in messages. */
export function kindOf(type: NamedComposer): string {
	if (type instanceof ObjectTypeComposer) return "a type";
	if (type instanceof InterfaceTypeComposer) return "an interface";
	if (type instanceof UnionTypeComposer) return "a union";
	if (type instanceof EnumTypeComposer) return "an enum";
	return type instanceof InputTypeComposer ? "an input" : "a scalar";
}
