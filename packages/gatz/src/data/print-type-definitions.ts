import { resolve } from "node:path";
import { printType } from "graphql";
import { InputTypeComposer, InterfaceTypeComposer, isNamedTypeComposer, ObjectTypeComposer } from "graphql-compose";
import type { Reporter } from "../plugin-api.js";
import { writeExclusively } from "../system/files.js";
import { GatzError } from "../universal/errors.js";
import type { KnownExtension } from "./field-extension.js";
import { NODE_FIELDS } from "./node-interface.js";
import { type Composer, type FieldsComposer, hasFields, type NamedComposer, namedTypes, ownerOf, wrappedName } from "./schema-composer.js";

interface Choice {
	readonly types?: readonly string[];
	readonly plugins?: readonly string[];
}

/** What printTypeDefinitions was asked. SPEC 6.2.6. */
export interface PrintRequest {
	/** Relative to the site, or absolute. */
	readonly path: string;
	readonly include?: Choice;
	readonly exclude?: Choice;
	/** Types of the fields of chosen types are chosen as well. */
	readonly withFieldTypes: boolean;
}

/** @throws SCHEMA_ACTION_INVALID */
export function readPrintRequest(options: unknown, plugin: string): PrintRequest {
	if (options !== undefined && (typeof options !== "object" || options === null)) {
		const values = {
			action: "printTypeDefinitions",
			plugin,
			problem: `${options}`,
			rule: "pass { path, include, exclude, withFieldTypes }",
		};
		throw new GatzError("SCHEMA_ACTION_INVALID", values, { place: { plugin } });
	}
	return { path: "schema.gql", withFieldTypes: true, ...options };
}

/** Writes definitions to a file that is not there yet, for createTypes to read in the next build. */
export async function writeTypeDefinitions(text: string, { path }: PrintRequest, directory: string, reporter: Reporter): Promise<void> {
	if (await writeExclusively(resolve(directory, path), text)) reporter.info(`Type definitions have been written to ${path}.`);
	else reporter.error(`Printing type definitions aborted. The file \`${path}\` already exists.`);
}

/** The chosen types as SDL that createTypes takes, with what inference found as if it had been declared. Built-in types are left out. */
export function printTypeDefinitions(
	composer: Composer,
	request: PrintRequest,
	builtIn: ReadonlySet<string>,
	known: ReadonlyMap<string, KnownExtension>,
): string {
	const all = namedTypes(composer).filter((type) => !builtIn.has(type.getTypeName()) && type.getTypeName() !== "Query");
	const chosen = new Set(all.filter((type) => isChosen(type, request)));
	if (request.withFieldTypes) for (const type of chosen) addFieldTypes(type, composer, all, chosen);
	const excluded = request.exclude?.types ?? [];
	const printed = [...chosen].filter((type) => !excluded.includes(type.getTypeName())).map((type) => printNamed(type, known));
	return `${["### Type definitions of this site ###", ...printed].join("\n\n")}\n`;
}

function isChosen(type: NamedComposer, { include, exclude }: PrintRequest): boolean {
	const name = type.getTypeName();
	const owner = ownerOf(type) ?? "";
	if (exclude?.types?.includes(name) || exclude?.plugins?.includes(owner)) return false;
	return (!include?.types || include.types.includes(name)) && (!include?.plugins || include.plugins.includes(owner));
}

function addFieldTypes(type: NamedComposer, composer: Composer, all: readonly NamedComposer[], chosen: Set<NamedComposer>): void {
	if (!hasFields(type) && !(type instanceof InputTypeComposer)) return;
	for (const name of type.getFieldNames()) {
		const of = composer.get(wrappedName(type.getField(name).type));
		if (isNamedTypeComposer(of) && all.includes(of)) chosen.add(of);
	}
}

function printNamed(type: NamedComposer, known: ReadonlyMap<string, KnownExtension>): string {
	return hasFields(type) ? printFieldsType(type, known) : printType(type.getType());
}

function printFieldsType(type: FieldsComposer, known: ReadonlyMap<string, KnownExtension>): string {
	const isNode = type.hasInterface("Node");
	const interfaces = type.getInterfaces().map((iface) => iface.getTypeName());
	const head = [
		`${type instanceof ObjectTypeComposer ? "type" : "interface"} ${type.getTypeName()}`,
		...(interfaces.length > 0 ? [`implements ${interfaces.join(" & ")}`] : []),
		...typeDirectives(type, isNode),
	];
	const names = type.getFieldNames().filter((name) => !isNode || !(name in NODE_FIELDS));
	const body = names.map((name) => `${printDescription(type.getField(name).description, "  ")}  ${printField(type, name, known)}`);
	return `${printDescription(type.getDescription(), "")}${head.join(" ")}${body.length > 0 ? ` {\n${body.join("\n")}\n}` : ""}`;
}

function typeDirectives(type: FieldsComposer, isNode: boolean): string[] {
	const { childOf, mimeTypes, nodeInterface } = (type.getExtensions() ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
	const dontInfer = isNode && !(type instanceof InterfaceTypeComposer) ? ["@dontInfer"] : [];
	return [
		...(nodeInterface ? ["@nodeInterface"] : []),
		...(childOf ? [printDirective("childOf", childOf, {})] : []),
		...(mimeTypes ? [printDirective("mimeTypes", mimeTypes, {})] : []),
		...dontInfer,
	];
}

function printField(type: FieldsComposer, name: string, known: ReadonlyMap<string, KnownExtension>): string {
	const { args, extensions = {}, deprecationReason } = type.getField(name);
	const printedArgs = Object.entries(args ?? {}).map(([key, { type: of, defaultValue }]) => {
		return `${key}: ${of.getTypeName()}${defaultValue === undefined ? "" : ` = ${printValue(defaultValue)}`}`;
	});
	const directives = Object.entries(extensions).flatMap(([key, given]) => {
		const directive = known.get(key)?.directive;
		const defaults = Object.fromEntries((directive?.args ?? []).map(({ name, defaultValue }) => [name, defaultValue]));
		return directive ? [printDirective(key, given as Readonly<Record<string, unknown>>, defaults)] : [];
	});
	if (deprecationReason) directives.push(printDirective("deprecated", { reason: deprecationReason }, {}));
	const called = printedArgs.length > 0 ? `(${printedArgs.join(", ")})` : "";
	return [`${name}${called}: ${type.getFieldTypeName(name)}`, ...directives].join(" ");
}

function printDirective(name: string, args: Readonly<Record<string, unknown>>, defaults: Readonly<Record<string, unknown>>): string {
	const given = Object.entries(args).filter(([key, value]) => value !== undefined && value !== defaults[key] && !isEmptyList(value));
	return `@${name}${given.length > 0 ? `(${given.map(([key, value]) => `${key}: ${printValue(value)}`).join(", ")})` : ""}`;
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}

/** A value as GraphQL writes it: JSON, but for the names of keys. */
function printValue(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(printValue).join(", ")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	return `{ ${Object.entries(value)
		.map(([key, each]) => `${key}: ${printValue(each)}`)
		.join(", ")} }`;
}

function printDescription(text: string | null | undefined, indent: string): string {
	return text ? `${indent}"""${text.replaceAll('"""', '\\"""')}"""\n` : "";
}
