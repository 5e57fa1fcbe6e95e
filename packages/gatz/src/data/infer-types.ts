import { TypeMetadata, type TypeMetadataRecord } from "./infer-metadata.js";
import type { InferenceSources } from "./infer-type.js";
import type { InferredType } from "./inferred-type.js";
import type { DataNode } from "./node.js";
import type { NodeStore } from "./node-store.js";

/** Counts that hold while the type has this version in the store. */
interface Known {
	readonly metadata: TypeMetadata;
	readonly version: number;
}

/** Inference over all nodes of a store. Nodes of a type are counted again only when the type has changed. */
export class TypeInference {
	readonly #known = new Map<string, Known>();

	/**
	 * @param mapping gatsby-config's
	 * @param records what {@link toRecords} gave for types whose nodes are the same as then
	 */
	constructor(
		private readonly store: NodeStore,
		private readonly mapping: Readonly<Record<string, string>> = {},
		records: readonly TypeMetadataRecord[] = [],
	) {
		for (const record of records) {
			this.#known.set(record.name, { metadata: TypeMetadata.fromRecord(record), version: store.versionOf(record.name) });
		}
	}

	/**
	 * What the nodes of types show, in the order of the names.
	 *
	 * @param names those that are inferred, by default all that have nodes
	 * @throws {GatzError} LINK_NODE_MISSING
	 */
	infer(names: readonly string[] = this.store.types()): InferredType[] {
		const sources = createSources(this.store, this.mapping);
		return names.map((name) => this.#metadataOf(name).toInferredType(this.#nodesOf(name), sources));
	}

	/** The counts as plain data, to be kept until another build. */
	toRecords(): TypeMetadataRecord[] {
		return this.store.types().map((name) => this.#metadataOf(name).toRecord());
	}

	/** Read from the store when the first is asked for: most types need none. */
	#nodesOf(name: string): Iterable<DataNode> {
		return { [Symbol.iterator]: () => this.store.ofType(name)[Symbol.iterator]() };
	}

	#metadataOf(name: string): TypeMetadata {
		const version = this.store.versionOf(name);
		const known = this.#known.get(name);
		if (known?.version === version) return known.metadata;
		const metadata = new TypeMetadata(name);
		for (const node of this.store.ofType(name)) metadata.add(node);
		this.#known.set(name, { metadata, version });
		return metadata;
	}
}

/** Good until nodes change. */
function createSources(store: NodeStore, mapping: Readonly<Record<string, string>>): InferenceSources {
	let files: Set<unknown> | undefined;
	return {
		mapping,
		getNode: (id) => store.get(id),
		allNodes: () => store.all(),
		hasFile: (path) => {
			files ??= new Set(store.ofType("File").map(({ absolutePath }) => absolutePath));
			return files.has(path);
		},
	};
}
