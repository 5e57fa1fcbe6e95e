import { GatzError } from "../universal/errors.js";
import { LINK_MARK } from "./infer-field-name.js";
import type { Inference, Place } from "./infer-type.js";
import { type Step, visitValues } from "./infer-walk.js";
import type { InferredValue } from "./inferred-type.js";

/** How many values that lead nowhere an error names. */
const MISSING_SHOWN = 5;

/**
 * A field whose key ends in `___NODE`, or in `___NODE___contact___email` where it names nodes by `contact.email`. Its types are those of all
 * nodes that its values name.
 */
export function inferLink(isList: boolean, { path, selector }: Place, inference: Inference): InferredValue {
	const key = path.findLast((step: Step) => typeof step === "string") as string;
	const by = key.split(`${LINK_MARK}___`)[1]?.replaceAll("___", ".") || "id";
	const values = collectValues(path, inference);
	const types = by === "id" ? typesById(values, inference) : typesByField(by, values, inference);
	if (types.size === 0) {
		const shown = [...values].slice(0, MISSING_SHOWN).map((value) => `"${value}"`);
		throw new GatzError(
			"LINK_NODE_MISSING",
			{ field: selector, key, by, values: shown.join(", ") },
			{ place: { plugin: ownerOf(path, inference) } },
		);
	}
	return { kind: "link", types: [...types].sort(), by, isList };
}

function collectValues(path: readonly Step[], { nodes }: Inference): Set<unknown> {
	const values = new Set<unknown>();
	visitValues(nodes, path, (value) => {
		if (typeof value === "string") values.add(value);
		else if (Array.isArray(value)) for (const item of value) values.add(item);
		return false;
	});
	return values;
}

/** The plugin that made the first node with a value. */
function ownerOf(path: readonly Step[], { nodes }: Inference): string | undefined {
	let owner: string | undefined;
	visitValues(nodes, path, (_, node) => {
		owner = node.internal.owner;
		return true;
	});
	return owner;
}

function typesById(ids: ReadonlySet<unknown>, { sources }: Inference): Set<string> {
	const types = new Set<string>();
	for (const id of ids) {
		const node = typeof id === "string" ? sources.getNode(id) : undefined;
		if (node) types.add(node.internal.type);
	}
	return types;
}

function typesByField(by: string, values: ReadonlySet<unknown>, { sources }: Inference): Set<string> {
	const keys = by.split(".");
	const types = new Set<string>();
	for (const node of sources.allNodes()) {
		let value: unknown = node;
		for (const key of keys) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[key];
		if (values.has(value)) types.add(node.internal.type);
	}
	return types;
}

/** A field that gatsby-config maps to `Type` or `Type.field.inner`; lists stay lists. */
export function mappedLink(target: string, value: InferredValue): InferredValue {
	const [type, ...by] = target.split(".") as [string, ...string[]];
	if (value.kind === "list" && value.of.kind === "list") return { kind: "list", of: mappedLink(target, value.of) };
	return { kind: "link", types: [type], by: by.join(".") || "id", isList: value.kind === "list" };
}
