import { BUILT_IN_TYPES } from "./built-in-types.js";
import type { InferredType } from "./inferred-type.js";
import type { MemoryNodeStore } from "./memory-node-store.js";
import type { SchemaDeclarations } from "./schema-declarations.js";
import { readTypes, type TypeDeclaration, typesWithoutInference } from "./type-declaration.js";

/** Parent type → types of the children of its nodes; both sorted. */
export type ChildTypes = ReadonlyMap<string, readonly string[]>;

export interface SchemaSources {
	readonly declarations: SchemaDeclarations;
	readonly store: Pick<MemoryNodeStore, "types" | "ofType" | "head" | "heads">;
	/** What nodes of types show: `TypeInference.infer`. Not asked for types with `@dontInfer`. */
	infer(types: readonly string[]): readonly InferredType[];
}

/** Everything that a schema is made from, but for the hooks that have a hand in it. */
export interface SchemaInputs extends Pick<SchemaSources, "declarations" | "store"> {
	readonly builtInTypes: readonly TypeDeclaration[];
	readonly inferred: readonly InferredType[];
	readonly childTypes: ChildTypes;
	/** Type of nodes → the plugin that makes them. */
	readonly owners: ReadonlyMap<string, string>;
	/** Equal for inputs of which the same schema would be made again, within one process. */
	readonly key: string;
}

/** Reads no node whose type need not be inferred. */
export function readSchemaInputs({ declarations, store, infer }: SchemaSources): SchemaInputs {
	const builtInTypes = readTypes(BUILT_IN_TYPES, undefined);
	const without = typesWithoutInference([...builtInTypes, ...declarations.types]);
	const types = store.types();
	const inferred = infer(types.filter((type) => !without.has(type)));
	const { childTypes, owners } = readHeads(store);
	const shapes = inferred.map(({ name, fields }) => [name, fields]);
	const key = JSON.stringify([declarations.version, types, shapes, [...childTypes], [...owners]]);
	return { declarations, store, builtInTypes, inferred, childTypes, owners, key };
}

function readHeads({ head, heads }: SchemaSources["store"]): Pick<SchemaInputs, "childTypes" | "owners"> {
	const children = new Map<string, Set<string>>();
	const owners = new Map<string, string>();
	for (const { type, parent, owner } of heads()) {
		const known = owners.get(type);
		if (known === undefined || owner < known) owners.set(type, owner);
		const parentType = parent === null ? undefined : head(parent)?.type;
		if (parentType === undefined) continue;
		const types = children.get(parentType);
		if (types) types.add(type);
		else children.set(parentType, new Set([type]));
	}
	const childTypes = new Map([...children].sort(byKey).map(([type, types]) => [type, [...types].sort()]));
	return { childTypes, owners: new Map([...owners].sort(byKey)) };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
	return a < b ? -1 : 1;
}
