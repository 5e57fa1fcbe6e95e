import { type Condition, conditionKey, isResolved } from "./filter-conditions.js";
import { type FilteredNodes, findFirst, fulfilsAll, planFilter, runFilter } from "./filter-nodes.js";
import type { DataNode } from "./node.js";
import { NodeOrders } from "./node-orders.js";
import type { NodeStore } from "./node-store.js";
import { RememberedAnswers } from "./remembered-answers.js";
import { ResolvedFields, type ResolvedFieldsOptions } from "./resolved-fields.js";
import { type SearchField, valueAt } from "./search-field.js";
import { type SortKey, sortKeyText } from "./sort-nodes.js";
import { TypeVersions } from "./type-versions.js";
import { ValueIndex } from "./value-index.js";

/** Answers of fewer nodes than these are quicker found again than remembered. */
const FEW = 64;

/** Nodes of some types as they are now, with all that searches derive from them: indexes, orders, resolved fields, answers. */
export class NodeSnapshot implements FilteredNodes {
	/** In order. */
	readonly nodes: readonly DataNode[];
	readonly resolved: ResolvedFields;
	readonly #versions: TypeVersions;
	readonly #indexes = new Map<SearchField, ValueIndex>();
	readonly #orders = new NodeOrders((node, field) => this.valueOf(node, field));
	readonly #answers = new RememberedAnswers();

	constructor(types: readonly string[], options: ResolvedFieldsOptions) {
		this.#versions = new TypeVersions(options.store, types);
		this.nodes = nodesInOrder(options.store, types);
		this.resolved = new ResolvedFields(this.nodes, options);
	}

	/** Neither the nodes nor what their resolvers have read has changed. */
	isCurrent(): boolean {
		return this.#versions.areCurrent() && this.resolved.areCurrent();
	}

	/** A field's value for sorting and aggregation. */
	valueOf(node: DataNode, field: SearchField): unknown {
		return valueAt(field.isResolved ? this.resolved.valuesOf(node) : node, field.fullPath);
	}

	baseOf(node: DataNode, condition: Condition): unknown {
		return isResolved(condition) ? this.resolved.valuesOf(node) : node;
	}

	indexOf(field: SearchField): ValueIndex {
		let index = this.#indexes.get(field);
		if (index === undefined) {
			index = new ValueIndex(this.nodes, field, field.isResolved ? (node) => this.resolved.valuesOf(node) : (node) => node);
			this.#indexes.set(field, index);
		}
		return index;
	}

	fulfils(node: DataNode, conditions: readonly Condition[]): boolean {
		return fulfilsAll(node, conditions, this);
	}

	/** The first node that fulfils all conditions. */
	findOne(conditions: readonly Condition[]): DataNode | undefined {
		return findFirst(planFilter(conditions, this), this);
	}

	/** All nodes that fulfil all conditions, sorted. Not to be changed. */
	findAll(conditions: readonly Condition[], sort: readonly SortKey[]): readonly DataNode[] {
		const orders = this.#orders;
		if (conditions.length === 0) return orders.sorted(this.nodes, sort);
		const plan = planFilter(conditions, this);
		const { kind, candidates } = plan;
		if (candidates.length <= FEW) return orders.sort(runFilter(plan, this), sort);
		if (kind !== "union" && plan.conditions.length === 0) return orders.sorted(candidates, sort);
		const key = `${conditions.map(conditionKey).join("&")} ${sortKeyText(sort)}`;
		let answer = this.#answers.get(key);
		if (answer === undefined) {
			answer =
				kind === "union"
					? orders.sortAmong(this.nodes, runFilter(plan, this), sort)
					: runFilter({ ...plan, candidates: orders.sorted(candidates, sort) }, this);
			this.#answers.set(key, answer);
		}
		return answer;
	}
}

function nodesInOrder(store: NodeStore, types: readonly string[]): readonly DataNode[] {
	const filled = types.map((type) => store.ofType(type)).filter((nodes) => nodes.length > 0);
	if (filled.length <= 1) return filled[0] ?? [];
	return filled.flat().sort((a, b) => a.internal.counter - b.internal.counter);
}
