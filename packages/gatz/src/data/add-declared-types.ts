import { type GraphQLNamedType, Kind } from "graphql";
import {
	EnumTypeComposer,
	InputTypeComposer,
	InterfaceTypeComposer,
	ObjectTypeComposer,
	ScalarTypeComposer,
	UnionTypeComposer,
} from "graphql-compose";
import type { Reporter } from "../plugin-api.js";
import { SITE_PLUGIN } from "../plugins/plugin.js";
import { GatzError } from "../universal/errors.js";
import { OPEN_BUILT_IN_TYPES } from "./built-in-types.js";
import type { KnownExtension } from "./field-extension.js";
import { nameResolver } from "./name-resolver.js";
import { type Composer, hasFields, type NamedComposer, ownerOf } from "./schema-composer.js";
import { builderOf, composeBuilder, kindOf } from "./type-builder.js";
import { sdlError, type TypeDeclaration, type TypeSource } from "./type-declaration.js";
import { checkFieldExtensions, checkNodeInterface, readExtensions } from "./type-extensions.js";
import { reservedReason } from "./type-names.js";

export interface TypeAddition {
	readonly composer: Composer;
	readonly known: ReadonlyMap<string, KnownExtension>;
	readonly reporter: Reporter;
}

/**
 * Adds declared types to a schema. What several plugins declare of one type is joined; of a field that two declare, the later one is taken.
 * @throws SCHEMA_SDL_INVALID, TYPE_NAME_RESERVED, TYPE_KIND_CONFLICT, FIELD_EXTENSION_ARGUMENT, SCHEMA_INVALID
 */
export function addDeclaredTypes(declarations: readonly TypeDeclaration[], addition: TypeAddition): void {
	for (const { source, plugin } of declarations) addType(source, plugin, addition);
}

function addType(source: TypeSource, plugin: string | undefined, addition: TypeAddition): void {
	const { composer, known, reporter } = addition;
	const name = nameOf(source);
	if (name === undefined) {
		if (source.form === "sdl") composer.typeMapper.makeSchemaDef(source.node);
		return;
	}
	const reason = plugin === undefined ? undefined : reservedReason(name);
	if (reason !== undefined) throw new GatzError("TYPE_NAME_RESERVED", { type: name, plugin, reason }, { place: { plugin } });
	const existing = composer.has(name) ? (composer.get(name) as NamedComposer) : undefined;
	const added = compose(source, plugin, addition);
	readExtensions(added, source.form === "sdl" ? "sdl" : "typeBuilder", plugin);
	checkFieldExtensions(added, known, reporter);
	if (plugin !== undefined) nameResolvers(added, plugin);
	const type = existing === undefined ? added : merge(existing, added, plugin, addition);
	composer.set(name, type);
	if ((type instanceof InterfaceTypeComposer || type instanceof UnionTypeComposer) && !type.getResolveType())
		type.setResolveType(typeOfNode);
	checkNodeInterface(type);
	if (existing === undefined) composer.addSchemaMustHaveType(type);
}

function nameOf(source: TypeSource): string | undefined {
	if (source.form === "graphql") return source.type.name;
	if (source.form === "builder") return source.builder.config.name;
	return source.node.kind === Kind.DIRECTIVE_DEFINITION || !("name" in source.node) ? undefined : source.node.name?.value;
}

/** Types of graphql-js that the declared one refers to are declared with it, where no one else has. */
function compose(source: TypeSource, plugin: string | undefined, addition: TypeAddition): NamedComposer {
	const { composer } = addition;
	if (source.form === "sdl") return composeSdl(source.node, plugin, composer);
	const referred: GraphQLNamedType[] = [];
	const builder = source.form === "graphql" ? builderOf(source.type) : source.builder;
	const type = composeBuilder(composer, builder, (each) => referred.push(each));
	for (const each of referred) declareReferred(each, plugin, addition);
	return type;
}

/** Declares a type of graphql-js that something refers to, unless there is one of its name. */
export function declareReferred(type: GraphQLNamedType, plugin: string | undefined, addition: TypeAddition): void {
	if (!addition.composer.has(type.name)) addType({ form: "graphql", type }, plugin, addition);
}

/** `extend type` declares what `type` does: both are joined with what there is. */
function composeSdl(node: Extract<TypeSource, { form: "sdl" }>["node"], plugin: string | undefined, composer: Composer): NamedComposer {
	const kind = node.kind.replace("Extension", "Definition");
	try {
		return composer.typeMapper.makeSchemaDef({ ...node, kind } as never) as NamedComposer;
	} catch (error) {
		throw sdlError(error, plugin);
	}
}

/** A resolver of a plugin that throws is named. */
function nameResolvers(type: NamedComposer, plugin: string): void {
	if (!hasFields(type)) return;
	for (const name of type.getFieldNames()) {
		const field = type.getField(name);
		if (field.resolve) field.resolve = nameResolver(field.resolve, `${type.getTypeName()}.${name}`, plugin);
	}
}

function merge(existing: NamedComposer, added: NamedComposer, plugin: string | undefined, { reporter }: TypeAddition): NamedComposer {
	const name = existing.getTypeName();
	const owner = ownerOf(existing);
	warnOfForeign(name, owner, plugin, reporter);
	const { infer, ...extensions } = added.getExtensions() ?? {};
	if (!addTo(existing, added)) {
		const values = { type: name, plugin, kind: kindOf(added), owner: owner ?? "the framework", other: kindOf(existing) };
		throw new GatzError("TYPE_KIND_CONFLICT", values, { place: { plugin } });
	}
	if (added.getDescription()) existing.setDescription(added.getDescription() as string);
	existing.setExtensions({
		...existing.getExtensions(),
		...(infer === undefined ? {} : { infer }),
		...extensions,
		plugin: owner ?? plugin,
	});
	return existing;
}

/** The site may change what it likes; plugins' types and the framework's are others' to plugins. */
function warnOfForeign(type: string, owner: string | undefined, plugin: string | undefined, reporter: Reporter): void {
	if (plugin === undefined || plugin === SITE_PLUGIN || plugin === owner || type === "Query") return;
	if (owner !== undefined) {
		reporter.warn(
			`Plugin \`${plugin}\` has customized the GraphQL type \`${type}\`, which has already been defined by the plugin \`${owner}\`. ` +
				"This could potentially cause conflicts.",
		);
	} else if (!OPEN_BUILT_IN_TYPES.has(type)) {
		reporter.warn(
			`Plugin \`${plugin}\` has customized the built-in Gatsby GraphQL type \`${type}\`. ` +
				"This is allowed, but could potentially cause conflicts.",
		);
	}
}

/** false: the two are of different kinds. */
function addTo(existing: NamedComposer, added: NamedComposer): boolean {
	if (existing instanceof ObjectTypeComposer && added instanceof ObjectTypeComposer) {
		existing.addFields(added.getFields()).addInterfaces(added.getInterfaces());
	} else if (existing instanceof InterfaceTypeComposer && added instanceof InterfaceTypeComposer) {
		existing.addFields(added.getFields()).addInterfaces(added.getInterfaces());
		if (added.getResolveType()) existing.setResolveType(added.getResolveType());
	} else if (existing instanceof InputTypeComposer && added instanceof InputTypeComposer) {
		existing.addFields(added.getFields());
	} else if (existing instanceof EnumTypeComposer && added instanceof EnumTypeComposer) {
		existing.addFields(added.getFields());
	} else if (existing instanceof UnionTypeComposer && added instanceof UnionTypeComposer) {
		existing.addTypes(added.getTypes());
		if (added.getResolveType()) existing.setResolveType(added.getResolveType());
	} else if (existing instanceof ScalarTypeComposer && added instanceof ScalarTypeComposer) {
		existing.merge(added);
	} else return false;
	return true;
}

function typeOfNode(node: { readonly internal?: { readonly type?: string }; readonly __typename?: string }): string | undefined {
	return node.internal?.type ?? node.__typename;
}
