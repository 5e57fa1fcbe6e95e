import { ObjectTypeComposer } from "graphql-compose";
import { GatzError } from "../universal/errors.js";
import { upperFirst } from "./camel-case.js";
import type { InferredField, InferredType, InferredValue } from "./inferred-type.js";
import { addNodeFields } from "./node-interface.js";
import { type Composer, isNodeType, listDepth, type NamedComposer, type ObjectComposer, ownerOf } from "./schema-composer.js";
import { kindOf } from "./type-builder.js";

/**
 * Adds types for nodes whose types no one declared, and inferred fields to all that don't refuse them. Declared fields win.
 * @throws TYPE_NOT_NODE, TYPE_KIND_CONFLICT
 */
export function addInferredTypes(composer: Composer, inferred: readonly InferredType[], owners: ReadonlyMap<string, string>): void {
	const types = inferred.map(({ name }) => nodeComposer(composer, name, owners.get(name)));
	inferred.forEach(({ name, fields }, index) => {
		addInferredFields(composer, types[index] as ObjectComposer, fields, name);
	});
}

function nodeComposer(composer: Composer, name: string, owner: string | undefined): ObjectComposer {
	if (!composer.has(name)) {
		const type = ObjectTypeComposer.create({ name, extensions: { createdFrom: "inference", plugin: owner } }, composer);
		addNodeFields(type.addInterface("Node"));
		composer.addSchemaMustHaveType(type);
		return type;
	}
	const type = objectTypeOf(composer, name);
	if (isNodeType(type)) return type;
	throw new GatzError("TYPE_NOT_NODE", { type: name, plugin: ownerOf(type), problem: "has nodes" }, { place: { plugin: ownerOf(type) } });
}

function objectTypeOf(composer: Composer, name: string): ObjectComposer {
	const type = composer.get(name) as NamedComposer;
	if (type instanceof ObjectTypeComposer) return type;
	const plugin = ownerOf(type);
	const values = { type: name, plugin, kind: kindOf(type), owner: "nodes", other: "a type" };
	throw new GatzError("TYPE_KIND_CONFLICT", values, { place: { plugin } });
}

/**
 * @param path the names of the node type and of the fields on the way, joined: `MarkdownRemarkFrontmatter`, Gatsby's name for the type of
 * objects there
 */
function addInferredFields(composer: Composer, type: ObjectComposer, fields: readonly InferredField[], path: string): void {
	for (const { name, key, value } of fields) {
		const inner = path + upperFirst(name);
		if (type.hasField(name)) extendObject(composer, type, name, value, inner);
		else type.setField(name, inferredField(composer, value, key === name ? undefined : key, inner) as never);
	}
}

/** Inferred fields go on inside of a declared field where it holds objects, in as many lists, that don't refuse them. */
function extendObject(composer: Composer, type: ObjectComposer, name: string, value: InferredValue, path: string): void {
	const [core, depth] = coreOf(value);
	if (core.kind !== "object" || listDepth(type.getField(name).type) !== depth) return;
	const typeName = type.getFieldTypeName(name).replace(/[[\]!]/g, "");
	if (!composer.has(typeName)) return;
	const inside = composer.get(typeName);
	if (!(inside instanceof ObjectTypeComposer) || inside.getExtension("infer") === false) return;
	addInferredFields(composer, inside, core.fields, path);
}

function inferredField(composer: Composer, value: InferredValue, from: string | undefined, path: string): object {
	const [core, depth] = coreOf(value);
	const wrap = (name: string): string => "[".repeat(depth) + name + "]".repeat(depth);
	const proxy = from === undefined ? {} : { proxy: { from, fromNode: false } };
	switch (core.kind) {
		case "scalar":
			return { type: wrap(core.type), extensions: { createdFrom: "inference", ...proxy, ...(core.type === "Date" && { dateformat: {} }) } };
		case "file":
			return { type: wrap("File"), extensions: { createdFrom: "inference", ...proxy, fileByRelativePath: {} } };
		case "link": {
			const type = core.types.length === 1 ? (core.types[0] as string) : unionOf(composer, core.types);
			const link = { by: core.by, ...(from !== undefined && { from }) };
			return { type: wrap(core.isList ? `[${type}]` : type), extensions: { createdFrom: "inference", link } };
		}
		case "object":
			return { type: wrap(objectComposer(composer, core.fields, path)), extensions: { createdFrom: "inference", ...proxy } };
	}
}

function objectComposer(composer: Composer, fields: readonly InferredField[], name: string): string {
	if (!composer.has(name)) ObjectTypeComposer.create({ name, extensions: { createdFrom: "inference" } }, composer);
	const type = objectTypeOf(composer, name);
	if (type.getExtension("infer") !== false) addInferredFields(composer, type, fields, name);
	return name;
}

/** Gatsby's union for links to nodes of several types. */
function unionOf(composer: Composer, types: readonly string[]): string {
	const name = `${[...types].sort().join("")}Union`;
	if (!composer.has(name)) {
		composer.createUnionTC({ name, types: [...types], resolveType: (node: { internal: { type: string } }) => node.internal.type });
	}
	return name;
}

type CoreValue = Exclude<InferredValue, { kind: "list" }>;

/** What is inside of lists, and how many lists are around it. */
function coreOf(value: InferredValue): [CoreValue, number] {
	let core = value;
	let depth = 0;
	for (; core.kind === "list"; core = core.of) depth++;
	return [core, depth];
}
