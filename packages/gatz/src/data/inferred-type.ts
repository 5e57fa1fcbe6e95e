/** What the values of a field, taken over all nodes of a type, are. */
export type InferredValue =
	| { readonly kind: "scalar"; readonly type: "Boolean" | "Int" | "Float" | "String" | "Date" }
	| { readonly kind: "object"; readonly fields: readonly InferredField[] }
	| { readonly kind: "list"; readonly of: InferredValue }
	/** Paths of files that are File nodes, relative to the file that the node comes from. */
	| { readonly kind: "file" }
	/** Ids of other nodes: the field's name ends in `___NODE`, or gatsby-config's `mapping` names it. */
	| { readonly kind: "link"; readonly types: readonly string[]; readonly by: string; readonly isList: boolean };

export interface InferredField {
	/** Name in GraphQL. */
	readonly name: string;
	/** Name in the node; differs from `name` where that is not a GraphQL name, or for links. */
	readonly key: string;
	readonly value: InferredValue;
}

/** Values of several kinds for one field: it is left out of the schema. */
export interface TypeConflict {
	/** `Type.field.inner`. */
	readonly selector: string;
	/** One line for each kind: what it is, and an example with the node that has it. */
	readonly examples: readonly { readonly type: string; readonly value: unknown; readonly nodeId?: string }[];
}

/** Several keys that have one name in GraphQL: only one of them can be queried. */
export interface KeyCollision {
	/** `Type.field.inner`. */
	readonly selector: string;
	readonly used: string;
	readonly unused: readonly string[];
}

/** The fields of a node type, as its nodes show them. Fields by name. */
export interface InferredType {
	readonly name: string;
	readonly fields: readonly InferredField[];
	readonly conflicts: readonly TypeConflict[];
	/** Absent where there are none. */
	readonly collisions?: readonly KeyCollision[];
}
