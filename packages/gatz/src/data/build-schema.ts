import { type GraphQLSchema, validateSchema } from "graphql";
import type { Reporter } from "../plugin-api.js";
import type { Plugin } from "../plugins/plugin.js";
import type { HookArguments } from "../plugins/run-hook.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { addChildFields } from "./add-child-fields.js";
import { addCustomResolvers } from "./add-custom-resolvers.js";
import { addDeclaredTypes, type TypeAddition } from "./add-declared-types.js";
import { addGatsbyPath, addHookFields, type GatsbyPathField } from "./add-hook-fields.js";
import { addInferredTypes } from "./add-inferred-types.js";
import { addRootFields } from "./add-root-fields.js";
import { addThirdPartySchema } from "./add-third-party-schema.js";
import { addNodeFields, addNodeInterface, checkQueryableInterfaces } from "./node-interface.js";
import { printTypeDefinitions, writeTypeDefinitions } from "./print-type-definitions.js";
import { type Composer, createComposer, isNodeType, namedTypes, ownerOf, ownTypes } from "./schema-composer.js";
import type { SchemaInputs } from "./schema-inputs.js";
import { checkArgumentReferences, checkEmptyTypes, checkTypeReferences } from "./schema-references.js";
import { addDirectives, applyFieldExtensions } from "./type-extensions.js";

export interface SchemaOptions {
	readonly inputs: SchemaInputs;
	readonly plugins: readonly Plugin[];
	/** Makes the arguments of setFieldsOnGraphQLNodeType and createResolvers. */
	readonly createArguments: HookArguments;
	readonly gatsbyPath?: GatsbyPathField;
	readonly reporter: Reporter;
	/** Absolute path of the site: printTypeDefinitions writes there. */
	readonly directory: string;
}

/**
 * Makes the schema of a site: built-in types, those that hooks declared, what nodes show, and the inputs and root fields that follow.
 * @throws {GatzError} TYPE_…, FIELD_EXTENSION_…, SCHEMA_…: each names the plugin; HOOK_FAILED
 */
export async function buildSchema({
	inputs,
	plugins,
	createArguments,
	gatsbyPath,
	reporter,
	directory,
}: SchemaOptions): Promise<GraphQLSchema> {
	const { declarations, store } = inputs;
	const composer = createComposer();
	try {
		const known = addDirectives(composer, declarations.fieldExtensions);
		const addition: TypeAddition = { composer, known, reporter };
		addNodeInterface(composer);
		addDeclaredTypes(inputs.builtInTypes, addition);
		const builtIn = new Set(namedTypes(composer).map((type) => type.getTypeName()));
		addDeclaredTypes(declarations.types, addition);
		addInferredTypes(composer, inputs.inferred, inputs.owners);
		for (const schema of declarations.thirdPartySchemas) addThirdPartySchema(composer, schema);
		checkTypeReferences(composer);
		const printed = declarations
			.takePrintRequests()
			.map((request) => ({ request, text: printTypeDefinitions(composer, request, builtIn, known) }));
		await addHookFields(addition, plugins, createArguments, store);
		if (gatsbyPath) addGatsbyPath(addition, gatsbyPath);
		for (const type of ownTypes(composer)) if (isNodeType(type) && type.getTypeName() !== "Node") addNodeFields(type);
		checkQueryableInterfaces(composer);
		addChildFields(composer, inputs.childTypes, reporter);
		for (const type of ownTypes(composer)) applyFieldExtensions(type, known);
		checkTypeReferences(composer);
		checkEmptyTypes(composer);
		addRootFields(composer);
		await addCustomResolvers(addition, plugins, createArguments);
		checkTypeReferences(composer);
		checkArgumentReferences(composer);
		const schema = finish(composer);
		for (const { request, text } of printed) await writeTypeDefinitions(text, request, directory, reporter);
		return schema;
	} catch (error) {
		if (error instanceof GatzError) throw error;
		throw new GatzError("SCHEMA_INVALID", { message: thrownMessage(error) }, { cause: error });
	}
}

/** How many of GraphQL's complaints a message holds. */
const SHOWN = 3;

/** @throws SCHEMA_INVALID, naming the plugin whose type GraphQL complains of first */
function finish(composer: Composer): GraphQLSchema {
	// A type that was changed after the intermediate schema is brought up to date here; those that refer to it don't do it.
	for (const type of namedTypes(composer)) type.getType();
	const schema = composer.buildSchema();
	const errors = validateSchema(schema);
	const [first] = errors;
	if (first === undefined) return schema;
	const words = first.message.match(/\w+/g) ?? [];
	const plugin = words
		.map((word) => (composer.has(word) ? ownerOf(composer.getAnyTC(word)) : undefined))
		.find((owner) => owner !== undefined);
	const message = errors
		.slice(0, SHOWN)
		.map((error) => error.message)
		.join(" ");
	throw new GatzError("SCHEMA_INVALID", { message }, { place: { plugin } });
}
