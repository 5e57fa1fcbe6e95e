import { InterfaceTypeComposer, ObjectTypeComposer, UnionTypeComposer } from "graphql-compose";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { suggest } from "../universal/suggest.js";
import { type Composer, hasFields, namedTypes, ownerOf, wrappedName } from "./schema-composer.js";

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

/** @throws TYPE_UNKNOWN for an argument; its type may be one that was made from another, so this is asked when all are there */
export function checkArgumentReferences(composer: Composer): void {
	for (const type of namedTypes(composer)) {
		if (!(type instanceof ObjectTypeComposer || type instanceof InterfaceTypeComposer)) continue;
		for (const name of type.getFieldNames()) {
			const { args, extensions } = type.getField(name);
			const plugin = (extensions?.plugin as string | undefined) ?? ownerOf(type);
			for (const [key, argument] of Object.entries(args ?? {})) {
				check(composer, `The argument "${key}" of ${type.getTypeName()}.${name}`, argument.type as Typed, plugin);
			}
		}
	}
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
