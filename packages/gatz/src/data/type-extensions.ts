import { coerceInputValue, DirectiveLocation, GraphQLDirective, GraphQLList, GraphQLNonNull, GraphQLString } from "graphql";
import { InputTypeComposer, InterfaceTypeComposer } from "graphql-compose";
import type { Reporter } from "../plugin-api.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { suggest } from "../universal/suggest.js";
import { BUILT_IN_EXTENSIONS } from "./built-in-extensions.js";
import type { FieldExtension, KnownExtension } from "./field-extension.js";
import { type Composer, type FieldConfig, hasFields, type NamedComposer } from "./schema-composer.js";
import { inferExtension } from "./type-declaration.js";

/** Which nodes are parents of a type's: of these types, or of any type that `@mimeTypes` says to have these media types. */
export interface ChildOf {
	readonly types?: readonly string[];
	readonly mimeTypes?: readonly string[];
}

/** Keys in the extensions of fields that are no field extensions. */
const INTERNAL: ReadonlySet<string> = new Set(["createdFrom", "plugin", "deprecated", "needsResolve", "directives"]);

/** Gives the composer the directives of types, and makes those of the field extensions. */
export function addDirectives(composer: Composer, extensions: ReadonlyMap<string, FieldExtension>): Map<string, KnownExtension> {
	const onTypes = [DirectiveLocation.OBJECT, DirectiveLocation.INTERFACE];
	const names = { type: new GraphQLList(new GraphQLNonNull(GraphQLString)), defaultValue: [] };
	composer.addDirective(new GraphQLDirective({ name: "infer", locations: onTypes }));
	composer.addDirective(new GraphQLDirective({ name: "dontInfer", locations: onTypes }));
	composer.addDirective(new GraphQLDirective({ name: "nodeInterface", locations: [DirectiveLocation.INTERFACE] }));
	composer.addDirective(new GraphQLDirective({ name: "mimeTypes", locations: onTypes, args: { types: names } }));
	composer.addDirective(new GraphQLDirective({ name: "childOf", locations: onTypes, args: { types: names, mimeTypes: names } }));
	const known = new Map<string, KnownExtension>();
	for (const extension of [...BUILT_IN_EXTENSIONS.values(), ...extensions.values()]) {
		const directive = fieldDirective(composer, extension);
		composer.addDirective(directive);
		known.set(extension.name, { extension, directive });
	}
	return known;
}

/** @throws SCHEMA_ACTION_INVALID for arguments that are no types of input */
function fieldDirective(composer: Composer, { name, description, args = {}, plugin }: FieldExtension): GraphQLDirective {
	try {
		const converted = Object.entries(composer.typeMapper.convertArgConfigMap(args, name)).map(
			([key, { type, defaultValue, description }]) => {
				return [key, { type: type.getType(), defaultValue, description }];
			},
		);
		return new GraphQLDirective({
			name,
			description,
			args: Object.fromEntries(converted),
			locations: [DirectiveLocation.FIELD_DEFINITION],
		});
	} catch (error) {
		const values = { action: "createFieldExtension", plugin, problem: `arguments that can't be read: ${thrownMessage(error)}` };
		throw new GatzError("SCHEMA_ACTION_INVALID", { ...values, rule: "name input types" }, { place: { plugin } });
	}
}

/**
 * Writes what the directives of a type and of its fields say into their extensions, where builders have it already, with who declared
 * them.
 */
export function readExtensions(type: NamedComposer, createdFrom: string, plugin: string | undefined): void {
	const directives = type.getDirectives() as readonly { readonly name: string; readonly args?: Readonly<Record<string, unknown>> }[];
	const given = type.getExtensions() ?? {};
	const extensions: Record<string, unknown> = { ...given, infer: inferExtension(given), createdFrom, plugin };
	for (const { name, args } of directives) {
		if (name === "infer" || name === "dontInfer") extensions.infer = name === "infer";
		else if (name === "childOf" || name === "mimeTypes") extensions[name] = args;
		else if (name === "nodeInterface") extensions.nodeInterface = true;
	}
	type.setExtensions(extensions);
	if (!hasFields(type) && !(type instanceof InputTypeComposer)) return;
	for (const name of type.getFieldNames()) {
		const field = type.getField(name);
		const ofDirectives = (field.directives ?? []).map((directive) => [directive.name, directive.args ?? {}]);
		field.extensions = { ...field.extensions, ...Object.fromEntries(ofDirectives), createdFrom, plugin };
	}
}

/**
 * Checks the field extensions of a type's fields and puts the defaults of their arguments in. An unknown extension is reported, as in Gatsby.
 * @throws FIELD_EXTENSION_ARGUMENT
 */
export function checkFieldExtensions(type: NamedComposer, known: ReadonlyMap<string, KnownExtension>, reporter: Reporter): void {
	if (!hasFields(type)) return;
	for (const fieldName of type.getFieldNames()) {
		const field = type.getField(fieldName);
		const plugin = field.extensions?.plugin as string | undefined;
		for (const [name, given] of Object.entries(field.extensions ?? {})) {
			if (INTERNAL.has(name)) continue;
			const place = `${type.getTypeName()}.${fieldName}`;
			const extension = known.get(name);
			if (extension === undefined) {
				reporter.error(`Field extension \`${name}\` on \`${place}\` of \`${plugin}\` is not available.${suggest(name, known.keys())}`);
				continue;
			}
			field.extensions = { ...field.extensions, [name]: readArguments(extension, given, { field: place, plugin }) };
		}
	}
}

function readArguments(
	{ directive }: KnownExtension,
	given: unknown,
	{ field, plugin }: { field: string; plugin: string | undefined },
): unknown {
	const fail = (problem: string): GatzError =>
		new GatzError("FIELD_EXTENSION_ARGUMENT", { extension: directive.name, field, plugin, problem }, { place: { plugin } });
	const values = typeof given === "object" && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
	const unknown = Object.keys(values).find((key) => directive.args.every(({ name }) => name !== key));
	if (unknown !== undefined) throw fail(`has no argument "${unknown}"`);
	const read = directive.args.flatMap(({ name, type, defaultValue }): [string, unknown][] => {
		const value = values[name];
		if (value === undefined) {
			if (defaultValue !== undefined) return [[name, defaultValue]];
			if (type instanceof GraphQLNonNull) throw fail(`needs the argument "${name}"`);
			return [];
		}
		const coerced = coerceInputValue(value, type, (_path, invalid, error) => {
			throw fail(`has the argument "${name}" as ${JSON.stringify(invalid)}: ${error.message}`);
		});
		return [[name, coerced]];
	});
	return Object.fromEntries(read);
}

/**
 * Changes the fields of a type as their extensions say; `@proxy` is the last, so that it sends all others elsewhere.
 * @throws FIELD_EXTENSION_FAILED when `extend` throws
 */
export function applyFieldExtensions(type: NamedComposer, known: ReadonlyMap<string, KnownExtension>): void {
	if (!hasFields(type)) return;
	for (const fieldName of type.getFieldNames()) {
		const extensions = type.getField(fieldName).extensions ?? {};
		const names = Object.keys(extensions).filter((name) => known.has(name) && !INTERNAL.has(name));
		for (const name of names.sort((a, b) => Number(a === "proxy") - Number(b === "proxy"))) {
			const { extension } = known.get(name) as KnownExtension;
			// The framework's own need no types of graphql-js, which cost time to make.
			const before = (extension.plugin === undefined ? type.getField(fieldName) : type.getFieldConfig(fieldName)) as FieldConfig;
			try {
				const change = extension.extend?.(extensions[name], before);
				if (change) type.extendField(fieldName, change as never);
				if (isFormattedOnly(names, before)) type.extendField(fieldName, { extensions: { needsResolve: false } });
			} catch (error) {
				const { plugin } = extension;
				const values = { extension: name, plugin, field: `${type.getTypeName()}.${fieldName}`, message: thrownMessage(error) };
				throw new GatzError("FIELD_EXTENSION_FAILED", values, { place: { plugin }, cause: error });
			}
		}
	}
}

/** Filters and sorting look at a date as it is in the node, whatever its format; so does Gatsby. */
function isFormattedOnly(extensions: readonly string[], before: FieldConfig): boolean {
	return extensions.length === 1 && extensions[0] === "dateformat" && before.resolve === undefined;
}

/** @throws SCHEMA_INVALID when an interface whose nodes are searched has no id */
export function checkNodeInterface(type: NamedComposer): void {
	if (!(type instanceof InterfaceTypeComposer) || type.getExtension("nodeInterface") !== true || type.hasInterface("Node")) return;
	if (type.hasField("id") && type.getFieldTypeName("id") === "ID!") return;
	const message = `The interface ${type.getTypeName()} has @nodeInterface but no field "id: ID!".`;
	throw new GatzError("SCHEMA_INVALID", { message }, { place: { plugin: type.getExtension("plugin") as string | undefined } });
}
