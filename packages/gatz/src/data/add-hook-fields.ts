import { ObjectTypeComposer } from "graphql-compose";
import type { Plugin } from "../plugins/plugin.js";
import { type HookArguments, runPluginHook } from "../plugins/run-hook.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { declareReferred, type TypeAddition } from "./add-declared-types.js";
import { type AnyResolver, nameResolver } from "./name-resolver.js";
import type { DataNode } from "./node.js";
import type { ResolverContext } from "./node-model.js";
import type { NodeStore } from "./node-store.js";
import { isNodeType, type ObjectComposer, ownTypes } from "./schema-composer.js";
import { referToTypes } from "./type-builder.js";

/** What is behind the field `gatsbyPath` of the types that collection routes are of. SPEC 3.7. */
export interface GatsbyPathField {
	readonly types: readonly string[];
	/** @param readField gives the value of a node's field as a query would */
	resolve(filePath: string, readField: (fieldPath: string) => unknown): Promise<string | null>;
}

/** Adds the field `gatsbyPath`. */
export function addGatsbyPath(addition: TypeAddition, { types, resolve }: GatsbyPathField): void {
	for (const type of nodeObjectTypes(addition)) {
		if (!types.includes(type.getTypeName())) continue;
		type.setField("gatsbyPath", {
			type: "String",
			args: { filePath: "String" },
			resolve: (node: DataNode, { filePath }: { filePath?: string }, { nodeModel }: ResolverContext) =>
				resolve(filePath ?? "", (fieldPath) => nodeModel.getFieldValue(node, fieldPath)),
		});
	}
}

/**
 * Runs setFieldsOnGraphQLNodeType for each node type and adds the fields that it answers; `a.b` is a field inside of `a`. SPEC 6.1.10.
 * @throws HOOK_FAILED, SCHEMA_INVALID
 */
export async function addHookFields(
	addition: TypeAddition,
	plugins: readonly Plugin[],
	createArguments: HookArguments,
	store: Pick<NodeStore, "ofType">,
): Promise<void> {
	const asked = plugins.filter((plugin) => plugin.hooks.setFieldsOnGraphQLNodeType);
	if (asked.length === 0) return;
	for (const type of nodeObjectTypes(addition)) {
		const name = type.getTypeName();
		const argument = {
			name,
			get nodes() {
				return store.ofType(name);
			},
		};
		for (const plugin of asked) {
			const args = { ...createArguments(plugin), type: argument };
			const fields = await runPluginHook(plugin, "setFieldsOnGraphQLNodeType", args);
			if (typeof fields === "object" && fields !== null) addFields(type, fields as FieldMap, plugin.name, addition);
		}
	}
}

type FieldMap = Readonly<Record<string, unknown>>;

function addFields(type: ObjectComposer, fields: FieldMap, plugin: string, addition: TypeAddition): void {
	const referred = referToTypes(fields, (each) => declareReferred(each, plugin, addition));
	for (const [path, given] of Object.entries(referred)) {
		const place = `${type.getTypeName()}.${path}`;
		try {
			type.addNestedFields({ [path]: ownedField(given, place, plugin) as never });
		} catch (error) {
			const message = `setFieldsOnGraphQLNodeType of "${plugin}" gave ${place}: ${thrownMessage(error)}`;
			throw new GatzError("SCHEMA_INVALID", { message }, { place: { plugin }, cause: error });
		}
	}
}

/** A plugin's field, known to be the plugin's. A type alone is a field as well. */
export function ownedField(given: unknown, place: string, plugin: string): unknown {
	if (typeof given !== "object" || given === null || !("type" in given)) return given;
	const { resolve, extensions, ...field } = given as { readonly resolve?: AnyResolver; readonly extensions?: object };
	return { ...field, ...(resolve && { resolve: nameResolver(resolve, place, plugin) }), extensions: { ...extensions, plugin } };
}

function nodeObjectTypes({ composer }: TypeAddition): ObjectComposer[] {
	return ownTypes(composer).filter((type): type is ObjectComposer => type instanceof ObjectTypeComposer && isNodeType(type));
}
