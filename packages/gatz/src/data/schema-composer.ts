import {
	InterfaceTypeComposer,
	isNamedTypeComposer,
	type NamedTypeComposer,
	ObjectTypeComposer,
	SchemaComposer,
	type ThunkComposer,
} from "graphql-compose";
import { DateScalar } from "./date-scalar.js";
import { ImageDataScalar } from "./image-data-scalar.js";
import { JsonScalar } from "./json-scalar.js";
import type { ResolverContext } from "./node-model.js";

/** A schema in the making: one for each build of it. */
export type Composer = SchemaComposer<ResolverContext>;
// graphql-compose's own types have `any` for the source of a resolver.
// biome-ignore lint/suspicious/noExplicitAny: as above
export type ObjectComposer = ObjectTypeComposer<any, ResolverContext>;
// biome-ignore lint/suspicious/noExplicitAny: as above
export type InterfaceComposer = InterfaceTypeComposer<any, ResolverContext>;
/** A type whose fields nodes, or objects in them, have. */
export type FieldsComposer = ObjectComposer | InterfaceComposer;
export type NamedComposer = NamedTypeComposer<ResolverContext>;
export type FieldConfig = ReturnType<ObjectComposer["getField"]>;

export function createComposer(): Composer {
	const composer: Composer = new SchemaComposer();
	for (const scalar of ["Boolean", "Float", "ID", "Int", "String"]) composer.typeMapper.getBuiltInType(scalar);
	composer.createScalarTC(DateScalar);
	composer.createScalarTC(JsonScalar);
	composer.createScalarTC(ImageDataScalar);
	return composer;
}

/** Each type once; the composer keeps some under several keys, and those that were merged into others. */
export function namedTypes(composer: Composer): NamedComposer[] {
	const types: NamedComposer[] = [];
	for (const [key, type] of composer.types) {
		if (typeof key === "string" && isNamedTypeComposer(type) && type.getTypeName() === key) types.push(type);
	}
	return types;
}

export function hasFields(type: unknown): type is FieldsComposer {
	return type instanceof ObjectTypeComposer || type instanceof InterfaceTypeComposer;
}

/** The types with fields that are the site's and its plugins': not the root, not those of another schema. */
export function ownTypes(composer: Composer): FieldsComposer[] {
	return namedTypes(composer).filter(
		(type): type is FieldsComposer => hasFields(type) && type.getTypeName() !== "Query" && !isThirdParty(type),
	);
}

export function isThirdParty(type: FieldsComposer): boolean {
	return type.getExtension("createdFrom") === "thirdPartySchema";
}

/** Whether values of the type are nodes: Node itself, what implements it, and interfaces with `@nodeInterface`. */
export function isNodeType(type: FieldsComposer): boolean {
	if (type.getTypeName() === "Node" || type.hasInterface("Node")) return true;
	return type instanceof InterfaceTypeComposer && type.getExtension("nodeInterface") === true;
}

/** The name of the plugin that declared the type, undefined for built-in and inferred ones. */
export function ownerOf(type: { getExtension(name: string): unknown }): string | undefined {
	const owner = type.getExtension("plugin");
	return typeof owner === "string" ? owner : undefined;
}

/** The type below lists and non-nulls, by name: nothing is looked up. */
export function wrappedName(type: { getTypeName(): string } | ThunkComposer): string {
	return type.getTypeName().replace(/[[\]!]/g, "");
}

/** How many lists are around a type. */
export function listDepth(type: { getTypeName(): string } | ThunkComposer): number {
	return type.getTypeName().split("[").length - 1;
}
