import type { DataNode } from "./node.js";
import type { SearchField } from "./search-field.js";
import { type SortKey, sortKeyText, sortNodes } from "./sort-nodes.js";

/** Orders of lists of nodes, kept while the nodes don't change. */
export class NodeOrders {
	/** List of nodes → sort → the list in that order. */
	readonly #orders = new WeakMap<readonly DataNode[], Map<string, readonly DataNode[]>>();
	readonly #places = new WeakMap<readonly DataNode[], ReadonlyMap<DataNode, number>>();

	constructor(private readonly readField: (node: DataNode, field: SearchField) => unknown) {}

	/** A list that is asked for once. */
	sort(nodes: readonly DataNode[], keys: readonly SortKey[]): readonly DataNode[] {
		return keys.length === 0 || nodes.length <= 1 ? nodes : sortNodes(nodes, keys, this.readField);
	}

	/** A list that is asked for again and again, as the same array: sorted once. */
	sorted(nodes: readonly DataNode[], keys: readonly SortKey[]): readonly DataNode[] {
		if (keys.length === 0) return nodes;
		let orders = this.#orders.get(nodes);
		if (orders === undefined) {
			orders = new Map();
			this.#orders.set(nodes, orders);
		}
		const text = sortKeyText(keys);
		let sorted = orders.get(text);
		if (sorted === undefined) {
			sorted = this.sort(nodes, keys);
			orders.set(text, sorted);
		}
		return sorted;
	}

	/** Many of the nodes, by their places among `all`, which are numbers. */
	sortAmong(all: readonly DataNode[], nodes: readonly DataNode[], keys: readonly SortKey[]): readonly DataNode[] {
		if (keys.length === 0) return nodes;
		const sorted = this.sorted(all, keys);
		const places = this.#placesIn(sorted);
		const wanted = Uint32Array.from(nodes, (node) => places.get(node) as number).sort();
		return Array.from(wanted, (place) => sorted[place] as DataNode);
	}

	#placesIn(sorted: readonly DataNode[]): ReadonlyMap<DataNode, number> {
		let places = this.#places.get(sorted);
		if (places === undefined) {
			places = new Map(sorted.map((node, place) => [node, place]));
			this.#places.set(sorted, places);
		}
		return places;
	}
}
