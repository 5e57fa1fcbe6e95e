import type { ValueCounts, ValueKind } from "./infer-counts.js";
import type { Inference, Place } from "./infer-type.js";
import { ITEMS, type Step, visitValues } from "./infer-walk.js";
import type { TypeConflict } from "./inferred-type.js";
import type { DataNode } from "./node.js";

/** A kind as conflicts tell it. */
const KIND_NAMES: Readonly<Record<ValueKind, string>> = {
	boolean: "boolean",
	int: "number",
	float: "number",
	date: "date",
	string: "string",
	list: "array",
	object: "object",
	link: "string",
	linkList: "[string]",
};

interface Example {
	readonly type: string;
	readonly value: unknown;
	readonly nodeId: string;
}

/** The values of a field that don't go together: of each kind the first. */
export function describeConflict(counts: ValueCounts, { path }: Place, { typeName, nodes }: Inference): TypeConflict {
	const examples = findExamples(counts, path, nodes);
	const keys = path.filter((step) => step !== ITEMS);
	return { selector: [typeName, ...keys].join("."), examples: path.at(-1) === ITEMS ? groupByNode(examples) : examples };
}

function findExamples(counts: ValueCounts, path: readonly Step[], nodes: Iterable<DataNode>): Example[] {
	const missing = new Set(counts.kinds().map((kind) => KIND_NAMES[kind]));
	const examples: Example[] = [];
	visitValues(nodes, path, (value, node) => {
		const kind = counts.kindOf(value);
		const type = kind && KIND_NAMES[kind];
		if (type && missing.delete(type)) examples.push({ type, value: Array.isArray(value) ? firstOf(value) : value, nodeId: node.id });
		return missing.size === 0;
	});
	return examples.sort((a, b) => (a.type < b.type ? -1 : 1));
}

/** A list with the first item that there is. */
function firstOf(list: readonly unknown[]): unknown[] {
	return list.filter((item) => item !== null && item !== undefined).slice(0, 1);
}

/** Items of different kinds: told as one list for each node that brought in some of the kinds. */
function groupByNode(examples: readonly Example[]): Example[] {
	const nodeIds = new Set(examples.map(({ nodeId }) => nodeId));
	return [...nodeIds].map((nodeId) => {
		const group = examples.filter((example) => example.nodeId === nodeId);
		return { type: `[${group.map(({ type }) => type).join(",")}]`, value: group.map(({ value }) => value), nodeId };
	});
}
