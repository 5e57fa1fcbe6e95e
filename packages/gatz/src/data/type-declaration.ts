import {
	type DocumentNode,
	GraphQLError,
	type GraphQLNamedType,
	isNamedType,
	Kind,
	parse,
	printSourceLocation,
	type TypeSystemDefinitionNode,
	type TypeSystemExtensionNode,
} from "graphql";
import type { BuiltType } from "../plugins/type-builders.js";
import { type ErrorPlace, GatzError, thrownMessage } from "../universal/errors.js";

const BUILDER_KINDS: readonly BuiltType["kind"][] = ["OBJECT", "INPUT_OBJECT", "UNION", "INTERFACE", "ENUM", "SCALAR"];

/** One type, or an addition to one, in one of the forms that createTypes takes. */
export type TypeSource =
	| { readonly form: "sdl"; readonly node: TypeSystemDefinitionNode | TypeSystemExtensionNode }
	| { readonly form: "builder"; readonly builder: BuiltType }
	| { readonly form: "graphql"; readonly type: GraphQLNamedType };

export interface TypeDeclaration {
	readonly source: TypeSource;
	/** Name of the plugin; undefined for the framework's own types. */
	readonly plugin: string | undefined;
}

/** Asked when there is an error only. */
type PlaceOf = () => ErrorPlace;

/**
 * Reads what createTypes was given: SDL as text or document, builders, types of graphql-js, and lists of these.
 *
 * @param placeOf says where it was given
 * @throws SCHEMA_SDL_INVALID, SCHEMA_ACTION_INVALID
 */
export function readTypes(given: unknown, plugin: string | undefined, placeOf: PlaceOf = () => ({ plugin })): TypeDeclaration[] {
	if (Array.isArray(given)) return given.flatMap((each) => readTypes(each, plugin, placeOf));
	if (typeof given === "string") return ofDocument(parseSdl(given, plugin, placeOf), plugin, placeOf);
	if (isDocument(given)) return ofDocument(given, plugin, placeOf);
	if (isNamedType(given)) return [{ source: { form: "graphql", type: given }, plugin }];
	if (isBuilder(given)) return [{ source: { form: "builder", builder: given }, plugin }];
	const values = {
		action: "createTypes",
		plugin,
		problem: describe(given),
		rule: "pass SDL, schema.buildObjectType(…) or a type of graphql-js",
	};
	throw new GatzError("SCHEMA_ACTION_INVALID", values, { place: placeOf() });
}

function ofDocument(document: DocumentNode, plugin: string | undefined, placeOf: PlaceOf): TypeDeclaration[] {
	return document.definitions.flatMap((node): TypeDeclaration[] => {
		if (node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION) {
			throw sdlError(new Error(`there is a ${node.kind === Kind.FRAGMENT_DEFINITION ? "fragment" : "query"} in it`), plugin, placeOf);
		}
		const isOfSchema = node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION;
		return isOfSchema ? [] : [{ source: { form: "sdl", node }, plugin }];
	});
}

function parseSdl(text: string, plugin: string | undefined, placeOf: PlaceOf): DocumentNode {
	try {
		return parse(text);
	} catch (error) {
		throw sdlError(error, plugin, placeOf);
	}
}

/** The error for a text, or a part of one, that is no type definition. It shows the definition rather than who gave it. */
export function sdlError(error: unknown, plugin: string | undefined, placeOf: PlaceOf = () => ({ plugin })): GatzError {
	const [location] = error instanceof GraphQLError ? (error.locations ?? []) : [];
	const frame = error instanceof GraphQLError && error.source && location ? printSourceLocation(error.source, location) : undefined;
	const values = { plugin, message: thrownMessage(error) };
	return new GatzError("SCHEMA_SDL_INVALID", values, { place: { ...placeOf(), ...(frame && { frame: withoutName(frame) }) } });
}

/** GraphQL's excerpt begins with a line that names its source, and its mark counts a tab as one column. */
function withoutName(frame: string): string {
	return frame.slice(frame.indexOf("\n") + 1).replaceAll("\t", " ");
}

function isDocument(value: unknown): value is DocumentNode {
	return typeof value === "object" && value !== null && "kind" in value && value.kind === Kind.DOCUMENT;
}

function isBuilder(value: unknown): value is BuiltType {
	if (typeof value !== "object" || value === null || !("kind" in value) || !("config" in value)) return false;
	return BUILDER_KINDS.includes(value.kind as BuiltType["kind"]) && typeof (value.config as { name?: unknown } | null)?.name === "string";
}

function describe(value: unknown): string {
	return value === null || typeof value !== "object" ? `${value}` : `an object with the keys ${Object.keys(value).join(", ") || "(none)"}`;
}

/** Names of declared types that take no inferred fields: the last that says anything about it counts. */
export function typesWithoutInference(declarations: readonly TypeDeclaration[]): Set<string> {
	const names = new Set<string>();
	for (const { source } of declarations) {
		const [name, infer] = inferenceOf(source);
		if (name === undefined || infer === undefined) continue;
		if (infer) names.delete(name);
		else names.add(name);
	}
	return names;
}

function inferenceOf(source: TypeSource): [name?: string, infer?: boolean] {
	if (source.form === "sdl") {
		const { node } = source;
		const directives = "directives" in node ? (node.directives ?? []) : [];
		const directive = directives.findLast(({ name }) => name.value === "infer" || name.value === "dontInfer");
		return ["name" in node ? node.name?.value : undefined, directive && directive.name.value === "infer"];
	}
	const { name, extensions = {} } = source.form === "builder" ? source.builder.config : source.type;
	return [name, inferExtension(extensions as Readonly<Record<string, unknown>>)];
}

/** What a builder's extensions say: `infer: false` is Gatsby's way, `dontInfer` that of some sites. */
export function inferExtension({ infer, dontInfer }: Readonly<Record<string, unknown>>): boolean | undefined {
	if (dontInfer !== undefined && dontInfer !== false) return false;
	return infer === undefined ? undefined : infer !== false;
}
