import type { DataNode } from "./node.js";
import type { Plain, SearchField } from "./search-field.js";

type Bucket = DataNode | DataNode[];

/** Distinct values of one kind, ascending, and how many entries stand before each of them. */
interface SortedValues {
	readonly values: readonly (string | number | boolean)[];
	readonly offsets: readonly number[];
}

/** Some of the values of an index. */
export interface ValueRange {
	/** Number of nodes; those that have several of the values count several times. */
	readonly size: number;
	values(): readonly Plain[];
}

/** The nodes of a search space by the values of one field. */
export class ValueIndex {
	readonly #buckets = new Map<Plain, Bucket>();
	#sorted: Map<string, SortedValues> | undefined;
	#nullish: readonly DataNode[] | undefined;

	/** @param baseOf what the field is read from: the node itself or its resolved fields */
	constructor(nodes: readonly DataNode[], field: SearchField, baseOf: (node: DataNode) => unknown) {
		for (const node of nodes) field.visitPlain(baseOf(node), (value) => this.#add(value, node));
	}

	#add(value: Plain, node: DataNode): void {
		const bucket = this.#buckets.get(value);
		if (bucket === undefined) this.#buckets.set(value, node);
		else if (!Array.isArray(bucket)) {
			if (bucket !== node) this.#buckets.set(value, [bucket, node]);
		} else if (bucket.at(-1) !== node) bucket.push(node);
	}

	/** Nodes with a value, in order. For null also those that lack the field. */
	nodesWith(value: Plain): readonly DataNode[] {
		if (value === null) {
			this.#nullish ??= mergeInOrder([this.#bucket(null), this.#bucket(undefined)]);
			return this.#nullish;
		}
		return this.#bucket(value);
	}

	/** Nodes with any of the values, each once, in order. */
	nodesWithAny(values: readonly Plain[]): readonly DataNode[] {
		return values.length === 1 ? this.nodesWith(values[0]) : mergeInOrder(values.map((value) => this.nodesWith(value)));
	}

	/** The values that a limit lets pass. `limit` isn't null. */
	range(operator: "lt" | "lte" | "gt" | "gte", limit: string | number | boolean, test: (value: Plain) => boolean): ValueRange {
		this.#sorted ??= this.#sort();
		const parts: ValueRange[] = [];
		for (const [kind, sorted] of this.#sorted) {
			parts.push(kind === typeof limit ? cut(sorted, operator, limit) : this.#pick(sorted, test));
		}
		const [only] = parts;
		if (parts.length === 1 && only !== undefined) return only;
		return { size: parts.reduce((sum, part) => sum + part.size, 0), values: () => parts.flatMap((part) => part.values()) };
	}

	/** Exact nodes of one value, without what null stands for besides. */
	#bucket(value: Plain): readonly DataNode[] {
		const bucket = this.#buckets.get(value);
		if (bucket === undefined) return [];
		return Array.isArray(bucket) ? bucket : [bucket];
	}

	/** Exactly null, not missing. */
	nodesWithNull(): readonly DataNode[] {
		return this.#bucket(null);
	}

	/** Values of another kind than the limit: JavaScript converts them, so that their order is another. */
	#pick(sorted: SortedValues, test: (value: Plain) => boolean): ValueRange {
		const values = sorted.values.filter(test);
		return { size: values.reduce((sum: number, value) => sum + this.#bucket(value).length, 0), values: () => values };
	}

	#sort(): Map<string, SortedValues> {
		const kinds = new Map<string, (string | number | boolean)[]>();
		for (const value of this.#buckets.keys()) {
			if (value === null || value === undefined || Number.isNaN(value)) continue;
			const values = kinds.get(typeof value);
			if (values === undefined) kinds.set(typeof value, [value]);
			else values.push(value);
		}
		return new Map([...kinds].map(([kind, values]) => [kind, this.#withOffsets(values.sort(ascending))]));
	}

	#withOffsets(values: readonly (string | number | boolean)[]): SortedValues {
		const offsets = [0];
		for (const value of values) offsets.push((offsets.at(-1) as number) + this.#bucket(value).length);
		return { values, offsets };
	}
}

function cut({ values, offsets }: SortedValues, operator: "lt" | "lte" | "gt" | "gte", limit: string | number | boolean): ValueRange {
	const isBefore =
		operator === "lt" || operator === "gte"
			? (value: string | number | boolean) => value < limit
			: (value: string | number | boolean) => value <= limit;
	const border = firstIndex(values, (value) => !isBefore(value));
	const [from, to] = operator === "lt" || operator === "lte" ? [0, border] : [border, values.length];
	return { size: (offsets[to] as number) - (offsets[from] as number), values: () => values.slice(from, to) };
}

/** Index of the first value that passes, found by halving: all after it pass, too. */
function firstIndex<T>(values: readonly T[], passes: (value: T) => boolean): number {
	let low = 0;
	let high = values.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (passes(values[middle] as T)) high = middle;
		else low = middle + 1;
	}
	return low;
}

function mergeInOrder(lists: readonly (readonly DataNode[])[]): readonly DataNode[] {
	const filled = lists.filter((list) => list.length > 0);
	if (filled.length <= 1) return filled[0] ?? [];
	return [...new Set(filled.flat())].sort((a, b) => a.internal.counter - b.internal.counter);
}

function ascending(a: string | number | boolean, b: string | number | boolean): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
