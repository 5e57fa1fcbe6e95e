import { describeConflict } from "./infer-conflict.js";
import { countNode, type FieldCounts, type ValueCounts, type ValueKind } from "./infer-counts.js";
import { LINK_MARK, toFieldName } from "./infer-field-name.js";
import { isPathText, resolveFilePath } from "./infer-file.js";
import { inferLink, mappedLink } from "./infer-link.js";
import { ITEMS, type Step, visitValues } from "./infer-walk.js";
import type { InferredField, InferredType, InferredValue, KeyCollision, TypeConflict } from "./inferred-type.js";
import type { DataNode } from "./node.js";

/** What inference looks up besides the nodes of a type. */
export interface InferenceSources {
	/** gatsby-config's `mapping`: `Type.field.inner` → `OtherType` or `OtherType.field`. SPEC 6.3.8. */
	readonly mapping?: Readonly<Record<string, string>>;
	getNode(id: string): DataNode | undefined;
	/** All nodes: searched where a field links by something else than the id. */
	allNodes(): Iterable<DataNode>;
	/** Whether a File node has this absolute path. */
	hasFile(absolutePath: string): boolean;
}

/** One type at work. */
export interface Inference {
	readonly typeName: string;
	readonly nodes: Iterable<DataNode>;
	readonly sources: InferenceSources;
	readonly conflicts: TypeConflict[];
	readonly collisions: KeyCollision[];
}

/** A field, or a list's items, on its way from the type. */
export interface Place {
	/** Keys, as the nodes have them. */
	readonly path: readonly Step[];
	/** Names in GraphQL, `Type.field.inner`: what `mapping` speaks of. */
	readonly selector: string;
}

/** The type that nodes show, counted from nothing. See `TypeMetadata` for what can be kept. */
export function inferType(typeName: string, nodes: Iterable<DataNode>, sources: InferenceSources): InferredType {
	const counts: FieldCounts = new Map();
	for (const node of nodes) countNode(counts, node, 1);
	return inferFields(typeName, counts, nodes, sources);
}

/** Makes a type of what its nodes have been counted to hold. */
export function inferFields(typeName: string, counts: FieldCounts, nodes: Iterable<DataNode>, sources: InferenceSources): InferredType {
	const inference: Inference = { typeName, nodes, sources, conflicts: [], collisions: [] };
	const fields = inferObject(counts, { path: [], selector: typeName }, inference);
	const conflicts = inference.conflicts.sort(bySelector);
	const collisions = inference.collisions.sort(bySelector);
	return { name: typeName, fields, conflicts, ...(collisions.length > 0 ? { collisions } : {}) };
}

function bySelector(a: { readonly selector: string }, b: { readonly selector: string }): number {
	return a.selector < b.selector ? -1 : 1;
}

/** The fields of an object, by name. */
function inferObject(counts: FieldCounts, { path, selector }: Place, inference: Inference): InferredField[] {
	const byName = new Map<string, InferredField[]>();
	for (const [key, fieldCounts] of counts) {
		const name = toFieldName(key);
		if (name === "") continue;
		const value = inferField(fieldCounts, { path: [...path, key], selector: `${selector}.${name}` }, inference);
		if (value === undefined) continue;
		const sameName = byName.get(name);
		if (sameName) sameName.push({ name, key, value });
		else byName.set(name, [{ name, key, value }]);
	}
	return [...byName.values()].map((fields) => chooseField(fields, selector, inference)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Of several keys with one name: the one that links, else the one that is the name, else the first in the alphabet. */
function chooseField(fields: readonly InferredField[], selector: string, inference: Inference): InferredField {
	const [first, ...others] = [...fields].sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1)) as [
		InferredField,
		...InferredField[],
	];
	if (others.length > 0) {
		inference.collisions.push({ selector: `${selector}.${first.name}`, used: first.key, unused: others.map(({ key }) => key) });
	}
	return first;
}

function rank({ key, name }: InferredField): number {
	if (key.includes(LINK_MARK)) return 0;
	return key === name ? 1 : 2;
}

function inferField(counts: ValueCounts, place: Place, inference: Inference): InferredValue | undefined {
	const value = inferValue(counts, place, inference);
	const mapped = inference.sources.mapping?.[place.selector];
	if (value === undefined || mapped === undefined) return value;
	return mappedLink(mapped, value);
}

/** undefined: no values, or values of kinds that don't go together. */
function inferValue(counts: ValueCounts, place: Place, inference: Inference): InferredValue | undefined {
	const kind = commonKind(counts);
	switch (kind) {
		case undefined:
			return undefined;
		case "conflict":
			inference.conflicts.push(describeConflict(counts, place, inference));
			return undefined;
		case "boolean":
			return { kind: "scalar", type: "Boolean" };
		case "int":
			return { kind: "scalar", type: "Int" };
		case "float":
			return { kind: "scalar", type: "Float" };
		case "date":
			// texts in a date's form are dates when at least one is a day that there is
			return { kind: "scalar", type: counts.realDate > 0 || counts.string > 0 ? "Date" : "String" };
		case "string":
			return isFileField(counts, place, inference) ? { kind: "file" } : { kind: "scalar", type: "String" };
		case "list": {
			const of = counts.items && inferValue(counts.items, { ...place, path: [...place.path, ITEMS] }, inference);
			return of && { kind: "list", of };
		}
		case "object": {
			const fields = counts.fields ? inferObject(counts.fields, place, inference) : [];
			return fields.length > 0 ? { kind: "object", fields } : undefined;
		}
		case "link":
		case "linkList":
			return inferLink(kind === "linkList", place, inference);
	}
}

/** The kind that all values of a field can pass for. Whole numbers pass for others, dates for texts, empty texts for dates. */
function commonKind(counts: ValueCounts): ValueKind | "conflict" | undefined {
	const kinds = counts.kinds();
	if (kinds.length < 2) return kinds[0];
	if (kinds.length > 2) return "conflict";
	if (counts.int > 0 && counts.float > 0) return "float";
	if (counts.date > 0 && counts.string > 0) return counts.string === counts.emptyString ? "date" : "string";
	return "conflict";
}

/** A field is one of files when its first text is the path of one. Gatsby's rule; the first text may be the empty one. */
function isFileField(counts: ValueCounts, { path }: Place, { typeName, nodes, sources }: Inference): boolean {
	if (counts.path === 0 || counts.date > 0 || typeName === "File") return false;
	let isFile = false;
	visitValues(nodes, path, (text, node) => {
		if (typeof text !== "string") return false;
		const absolutePath = isPathText(text) ? resolveFilePath(node, text, (id) => sources.getNode(id)) : undefined;
		isFile = absolutePath !== undefined && sources.hasFile(absolutePath);
		return true;
	});
	return isFile;
}
