import type { GraphQLFieldResolver } from "graphql";
import type { Plugin } from "../plugins/plugin.js";
import { type HookArguments, runPluginHook } from "../plugins/run-hook.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { declareReferred, type TypeAddition } from "./add-declared-types.js";
import { ownedField } from "./add-hook-fields.js";
import { nameResolver } from "./name-resolver.js";
import type { ResolverContext } from "./node-model.js";
import { resolveField } from "./resolve-field.js";
import { type FieldsComposer, hasFields, isThirdParty } from "./schema-composer.js";
import { referToTypes } from "./type-builder.js";

type Resolver = GraphQLFieldResolver<unknown, ResolverContext>;
type FieldMap = Readonly<Record<string, unknown>>;

/** What a field of createResolvers may say. */
interface CustomField {
	readonly type?: unknown;
	readonly args?: FieldMap;
	readonly resolve?: Resolver;
	readonly [key: string]: unknown;
}

/**
 * Runs createResolvers of the plugins, which may add fields and override resolvers, but not types of fields. SPEC 6.1.11.
 * @throws HOOK_FAILED, SCHEMA_INVALID
 */
export async function addCustomResolvers(
	addition: TypeAddition,
	plugins: readonly Plugin[],
	createArguments: HookArguments,
): Promise<void> {
	const asked = plugins.filter((plugin) => plugin.hooks.createResolvers);
	if (asked.length === 0) return;
	const intermediateSchema = addition.composer.buildSchema();
	for (const plugin of asked) {
		const createResolvers = (
			resolvers: Readonly<Record<string, FieldMap>>,
			options?: { readonly ignoreNonexistentTypes?: boolean },
		): void => {
			for (const [typeName, fields] of Object.entries(resolvers)) {
				addToType(typeName, fields, { addition, plugin: plugin.name, ignores: options?.ignoreNonexistentTypes === true });
			}
		};
		await runPluginHook(plugin, "createResolvers", { ...createArguments(plugin), intermediateSchema, createResolvers });
	}
}

interface Customisation {
	readonly addition: TypeAddition;
	readonly plugin: string;
	readonly ignores: boolean;
}

function addToType(typeName: string, fields: FieldMap, { addition, plugin, ignores }: Customisation): void {
	const { composer, reporter } = addition;
	const type = typeName === "Query" ? composer.Query : composer.has(typeName) ? composer.get(typeName) : undefined;
	if (!hasFields(type)) {
		if (ignores) return;
		reporter.warn(
			`\`createResolvers\` passed resolvers for type \`${typeName}\` that doesn't exist in the schema. ` +
				"Use `createTypes` to add the type before adding resolvers.",
		);
		return;
	}
	for (const [name, field] of Object.entries(fields)) {
		const [referred] = Object.values(referToTypes({ field: optionalType(field) }, (each) => declareReferred(each, plugin, addition)));
		try {
			if (type.hasField(name)) override(type, name, referred as CustomField, { addition, plugin, ignores });
			else type.setField(name, ownedField(referred, `${typeName}.${name}`, plugin) as never);
		} catch (error) {
			const message = `createResolvers of "${plugin}" gave ${typeName}.${name}: ${thrownMessage(error)}`;
			throw new GatzError("SCHEMA_INVALID", { message }, { place: { plugin }, cause: error });
		}
	}
}

/** A field that overrides another has no type of its own; one that has only arguments and a resolver is still a field. */
function optionalType(field: unknown): unknown {
	const isConfig = typeof field === "object" && field !== null && ("resolve" in field || "args" in field);
	return isConfig && !("type" in field) ? { ...field, type: undefined } : field;
}

function override(type: FieldsComposer, name: string, field: CustomField, { addition, plugin }: Customisation): void {
	const place = `${type.getTypeName()}.${name}`;
	const before = type.getField(name);
	const existing = type.getFieldTypeName(name);
	const given = typeText(field.type);
	if (given !== undefined && withoutNulls(given) !== withoutNulls(existing) && !isThirdParty(type)) {
		addition.reporter.warn(
			`\`createResolvers\` passed resolvers for field \`${place}\` with type \`${given}\`. Such a field with type \`${existing}\` ` +
				"already exists on the type. Use `createTypes` to override type fields.",
		);
		return;
	}
	const { args, resolve } = field;
	const original = before.resolve ?? resolveField;
	const extended: Resolver | undefined =
		resolve && ((source, values, context, info) => resolve(source, values, context, { ...info, originalResolver: original } as never));
	type.extendField(name, {
		...(given !== undefined && { type: field.type }),
		...(args && { args }),
		...(extended && { resolve: nameResolver(extended, place, plugin), extensions: { needsResolve: true } }),
	} as never);
}

function typeText(type: unknown): string | undefined {
	if (type === undefined || type === null) return undefined;
	if (Array.isArray(type)) return `[${typeText(type[0])}]`;
	return typeof type === "function" ? typeText(type()) : String(type);
}

function withoutNulls(type: string): string {
	return type.replaceAll("!", "");
}
