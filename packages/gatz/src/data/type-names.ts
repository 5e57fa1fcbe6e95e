import { camelCase } from "./camel-case.js";

/** Names that Gatsby derives from a type's. */
export const derivedNames = {
	filter: (type: string) => `${type}FilterInput`,
	filterList: (type: string) => `${type}FilterListInput`,
	sort: (type: string) => `${type}SortInput`,
	fieldSelector: (type: string) => `${type}FieldSelector`,
	connection: (type: string) => `${type}Connection`,
	groupConnection: (type: string) => `${type}GroupConnection`,
	edge: (type: string) => `${type}Edge`,
	operators: (scalar: string) => `${scalar}QueryOperatorInput`,
} as const;

/** Names of fields that Gatsby derives from a type's name. */
export const fieldNames = {
	one: (type: string) => camelCase(type),
	all: (type: string) => camelCase(`all ${type}`),
	child: (type: string) => camelCase(`child ${type}`),
	children: (type: string) => camelCase(`children ${type}`),
} as const;

const SCALARS: ReadonlySet<string> = new Set(["Boolean", "Date", "Float", "GatsbyImageData", "ID", "Int", "JSON", "String"]);

/** Why createTypes may not declare a type of this name; undefined when it may. */
export function reservedReason(name: string): string | undefined {
	if (name === "Node") return "it is the interface of all nodes";
	if (SCALARS.has(name)) return "it is a built-in scalar";
	if (name.endsWith("FilterInput") || name.endsWith("SortInput")) return "types that end so are made from node types";
	return name.startsWith("__") ? "GraphQL keeps names that begin with __" : undefined;
}

/** `[Post!]!` → `Post`. */
export function namedTypeOf(reference: string): string {
	return reference.replace(/[[\]!\s]/g, "");
}
