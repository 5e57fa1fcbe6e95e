import { inspect } from "node:util";
import type { InferredType, KeyCollision, TypeConflict } from "./inferred-type.js";

/** Longer texts are cut. */
const LONGEST_TEXT = 80;

const EXPLANATION = `Fields have values of different types and are left out of the schema.
Declare their types with createTypes where you want to query them; @dontInfer on a type keeps this list from naming its fields.`;

/**
 * A warning for the terminal about fields that inference leaves out, and keys that share a name.
 *
 * @returns one text for each kind of trouble
 */
export function printConflicts(types: readonly InferredType[]): string[] {
	const conflicts = types.filter(({ name }) => name !== "SitePlugin").flatMap((type) => type.conflicts);
	const collisions = types.flatMap((type) => type.collisions ?? []);
	return [
		...(conflicts.length > 0 ? [[EXPLANATION, ...conflicts.map(printConflict)].join("\n\n")] : []),
		...collisions.map(printCollision),
	];
}

function printConflict({ selector, examples }: TypeConflict): string {
	const lines = examples.map(
		({ type, value, nodeId }) => `\n - type: ${type}\n   value: ${printValue(value)}${nodeId === undefined ? "" : `\n   node: ${nodeId}`}`,
	);
	return `${selector}:${lines.join("")}`;
}

function printValue(value: unknown): string {
	if (Array.isArray(value)) return `[ ${value.length === 1 ? `..., ${printValue(value[0])}, ...` : value.map(printValue).join(", ")} ]`;
	return inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY, maxStringLength: LONGEST_TEXT });
}

function printCollision({ selector, used, unused }: KeyCollision): string {
	const keys = [used, ...unused].map((key) => `\`${key}\``).join(", ");
	return `Several keys of nodes have the name \`${selector}\` in GraphQL: ${keys}. Queries get the value of \`${used}\`.`;
}
