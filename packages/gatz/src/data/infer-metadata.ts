import { countNode, type FieldCounts, type FieldCountsRecord, fromFieldRecords, toFieldRecords } from "./infer-counts.js";
import { type InferenceSources, inferFields } from "./infer-type.js";
import type { InferredType } from "./inferred-type.js";
import type { DataNode } from "./node.js";

/** {@link TypeMetadata} as plain data, the same for the same nodes however they were counted. */
export interface TypeMetadataRecord {
	readonly name: string;
	readonly total: number;
	readonly fields: FieldCountsRecord;
}

/**
 * What is known of a type's nodes for inference: kinds of values by field, as numbers. Adding or deleting a node costs as much as it
 * has fields, so that one changed node out of thousands does not make all of them be looked at again.
 */
export class TypeMetadata {
	#total = 0;
	#fields: FieldCounts = new Map();

	constructor(readonly name: string) {}

	/** How many nodes have been counted. */
	get total(): number {
		return this.#total;
	}

	add(node: DataNode): void {
		this.#total++;
		countNode(this.#fields, node, 1);
	}

	/** Takes away what {@link add} counted: the node has to have the content that it had then. */
	delete(node: DataNode): void {
		this.#total--;
		countNode(this.#fields, node, -1);
	}

	/**
	 * The fields that the counted nodes show.
	 *
	 * @param nodes the counted nodes in their order, loaded no sooner than they are asked for. Few are: those that give examples of conflicts, the first text of a
	 * field that may be of paths, and all where a field links to other nodes
	 * @throws {GatzError} LINK_NODE_MISSING when a field's name says that it links and none of the nodes it names exists
	 */
	toInferredType(nodes: Iterable<DataNode>, sources: InferenceSources): InferredType {
		return inferFields(this.name, this.#fields, nodes, sources);
	}

	toRecord(): TypeMetadataRecord {
		return { name: this.name, total: this.#total, fields: toFieldRecords(this.#fields) };
	}

	static fromRecord({ name, total, fields }: TypeMetadataRecord): TypeMetadata {
		const metadata = new TypeMetadata(name);
		metadata.#total = total;
		metadata.#fields = fromFieldRecords(fields);
		return metadata;
	}
}
