import { join } from "node:path";
import { type GraphQLSchema, isSchema } from "graphql";
import type { SchemaActions } from "../plugins/data-actions.js";
import { type Plugin, SITE_PLUGIN } from "../plugins/plugin.js";
import { thrownPlace } from "../system/thrown-place.js";
import { type ErrorPlace, GatzError } from "../universal/errors.js";
import { BUILT_IN_EXTENSIONS } from "./built-in-extensions.js";
import { camelCase } from "./camel-case.js";
import type { FieldExtension } from "./field-extension.js";
import { type PrintRequest, readPrintRequest } from "./print-type-definitions.js";
import { readTypes, type TypeDeclaration } from "./type-declaration.js";

/** What hooks have asked of the schema. */
export interface SchemaDeclarations extends SchemaActions {
	/** In the order in which hooks declared them. */
	readonly types: readonly TypeDeclaration[];
	readonly fieldExtensions: ReadonlyMap<string, FieldExtension>;
	readonly thirdPartySchemas: readonly GraphQLSchema[];
	/** What stands in every resolver's context besides the framework's own. */
	readonly resolverContext: Readonly<Record<string, unknown>>;
	/** Grows with each call of an action. */
	readonly version: number;
	/** Forgets all of it: the hooks that have declared it run again. */
	reset(): void;
	/** The files that are still to be written. */
	takePrintRequests(): readonly PrintRequest[];
}

/** Each call is checked here, so that an error arises in the hook that made it. */
export function createSchemaDeclarations(): SchemaDeclarations {
	const types: TypeDeclaration[] = [];
	const fieldExtensions = new Map<string, FieldExtension>();
	const thirdPartySchemas: GraphQLSchema[] = [];
	const resolverContext: Record<string, unknown> = {};
	let printRequests: PrintRequest[] = [];
	let version = 0;

	return {
		types,
		fieldExtensions,
		thirdPartySchemas,
		resolverContext,
		get version() {
			return version;
		},
		reset() {
			types.length = 0;
			fieldExtensions.clear();
			thirdPartySchemas.length = 0;
			for (const key of Object.keys(resolverContext)) delete resolverContext[key];
			printRequests = [];
			version++;
		},
		createTypes(given, plugin) {
			types.push(...readTypes(given, plugin.name, () => callPlace(plugin)));
			version++;
		},
		createFieldExtension(given, plugin, options) {
			const extension = readFieldExtension(given, plugin);
			if (fieldExtensions.has(extension.name) && !options?.override) {
				throw invalidCall("createFieldExtension", plugin, `the name "${extension.name}", which is taken`, "choose another name");
			}
			fieldExtensions.set(extension.name, extension);
			version++;
		},
		addThirdPartySchema(input, plugin) {
			const schema: unknown = input?.schema;
			if (!isSchema(schema)) throw invalidCall("addThirdPartySchema", plugin, "no schema", "pass { schema: GraphQLSchema }");
			thirdPartySchemas.push(schema);
			version++;
		},
		createResolverContext(context, plugin) {
			if (typeof context !== "object" || context === null) {
				throw invalidCall("createResolverContext", plugin, `${context}`, "pass an object");
			}
			Object.assign(resolverContext, plugin.name === SITE_PLUGIN ? context : { [camelCase(plugin.name)]: context });
			version++;
		},
		printTypeDefinitions(options, plugin) {
			printRequests.push(readPrintRequest(options, plugin.name));
			version++;
		},
		takePrintRequests() {
			const taken = printRequests;
			printRequests = [];
			return taken;
		},
	};
}

function readFieldExtension(given: unknown, plugin: Plugin): FieldExtension {
	const name: unknown = typeof given === "object" && given !== null && "name" in given ? given.name : undefined;
	if (typeof name !== "string" || name === "") {
		throw invalidCall("createFieldExtension", plugin, "no name", "pass { name, args, extend(options, previousFieldConfig) }");
	}
	if (BUILT_IN_EXTENSIONS.has(name) || name === "deprecated") {
		throw invalidCall("createFieldExtension", plugin, `the name "${name}", which is the framework's`, "choose another name");
	}
	return { ...(given as FieldExtension), name, plugin: plugin.name };
}

function invalidCall(action: string, plugin: Plugin, problem: string, rule: string): GatzError {
	return new GatzError("SCHEMA_ACTION_INVALID", { action, plugin: plugin.name, problem, rule }, { place: callPlace(plugin) });
}

/** Where a plugin's code is that has called an action. */
function callPlace(plugin: Plugin): ErrorPlace {
	const { file, ...place } = thrownPlace(new Error("call"), plugin.directory);
	const shown = file !== undefined && plugin.name !== SITE_PLUGIN ? join(plugin.directory, file) : file;
	return { ...place, ...(shown !== undefined && { file: shown }), plugin: plugin.name };
}
