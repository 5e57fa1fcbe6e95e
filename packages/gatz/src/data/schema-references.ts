import { InputTypeComposer, UnionTypeComposer } from "graphql-compose";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { suggest } from "../universal/suggest.js";
import { type Composer, hasFields, namedTypes, ownerOf, ownTypes, wrappedName } from "./schema-composer.js";

type Typed = { getTypeName(): string };

/** @throws TYPE_UNKNOWN for a field, union or list of interfaces that names a type that isn't there */
export function checkTypeReferences(composer: Composer): void {
	for (const type of namedTypes(composer)) {
		const plugin = ownerOf(type);
		if (type instanceof UnionTypeComposer) {
			for (const member of type.getTypes()) check(composer, `The union ${type.getTypeName()}`, member, plugin);
		}
		if (!hasFields(type)) continue;
		for (const iface of type.getInterfaces()) check(composer, type.getTypeName(), iface, plugin);
		for (const name of type.getFieldNames()) {
			const field = type.getField(name);
			check(composer, `${type.getTypeName()}.${name}`, field.type, (field.extensions?.plugin as string | undefined) ?? plugin);
		}
	}
}

/**
 * @throws TYPE_UNKNOWN for an argument or a field of an input; its type may be one that is made from another, so this is asked when all
 * are there
 */
export function checkArgumentReferences(composer: Composer): void {
	for (const type of namedTypes(composer)) {
		const typeName = type.getTypeName();
		if (type instanceof InputTypeComposer) {
			for (const name of type.getFieldNames()) check(composer, `${typeName}.${name}`, type.getField(name).type, ownerOf(type));
		}
		if (!hasFields(type)) continue;
		for (const name of type.getFieldNames()) {
			const { args, extensions } = type.getField(name);
			for (const [key, argument] of Object.entries(args ?? {})) {
				const plugin = (extensions?.plugin as string | undefined) ?? ownerOf(type);
				check(composer, `The argument "${key}" of ${typeName}.${name}`, argument.type, plugin);
			}
		}
	}
}

/** @throws SCHEMA_INVALID for a type without fields */
export function checkEmptyTypes(composer: Composer): void {
	const empty = ownTypes(composer).find((type) => type.getFieldNames().length === 0);
	if (empty === undefined) return;
	throw new GatzError(
		"SCHEMA_INVALID",
		{ message: `The type ${empty.getTypeName()} has no fields.` },
		{ place: { plugin: ownerOf(empty) } },
	);
}

function check(composer: Composer, user: string, type: Typed, plugin: string | undefined): void {
	let name: string;
	try {
		name = wrappedName(type);
	} catch (error) {
		// a function that gives the type has thrown
		const values = { message: `${user} of ${plugin}: ${thrownMessage(error)}` };
		throw new GatzError("SCHEMA_INVALID", values, { place: { plugin }, cause: error });
	}
	if (composer.has(name)) return;
	const known = namedTypes(composer).map((each) => each.getTypeName());
	const values = { user, plugin: plugin ?? "the framework", type: name, hint: suggest(name, known) };
	throw new GatzError("TYPE_UNKNOWN", values, { place: { plugin } });
}
