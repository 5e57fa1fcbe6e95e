import { type Condition, fulfils, type ValueCondition } from "./filter-conditions.js";
import { OPERATORS, plainOperand, plainOperands } from "./filter-operators.js";
import type { DataNode } from "./node.js";
import type { SearchField } from "./search-field.js";
import type { ValueIndex } from "./value-index.js";

/** What a filter is applied to. */
export interface FilteredNodes {
	/** All of them, in order. */
	readonly nodes: readonly DataNode[];
	indexOf(field: SearchField): ValueIndex;
	/** What a condition's fields are read from: the node itself or its resolved fields. */
	baseOf(node: DataNode, condition: Condition): unknown;
}

/** A superset of the nodes that fulfil one of the conditions. */
interface Candidates {
	/** At most so many. */
	readonly size: number;
	take(): readonly DataNode[];
	/** Those of one value in an index, or of several, which are put together anew each time: dear where they are many. */
	readonly kind: "bucket" | "union";
	/** The condition that need not be tried on them again. */
	readonly fulfilled?: Condition;
}

/** What of the nodes has to be tried, and with which conditions. */
export interface FilterPlan {
	readonly candidates: readonly DataNode[];
	readonly conditions: readonly Condition[];
	/** Where the candidates come from. A bucket and all nodes are the same array each time. */
	readonly kind: "all" | "bucket" | "union";
}

/** Looking for better candidates than so few costs more than it saves. */
const FEW = 8;

/** Chooses the condition whose index leaves the fewest candidates. */
export function planFilter(conditions: readonly Condition[], source: FilteredNodes): FilterPlan {
	let best: Candidates | undefined;
	for (const condition of conditions) {
		const candidates = candidatesOf(condition, source);
		if (candidates !== undefined && (best === undefined || candidates.size < best.size)) best = candidates;
		if (best !== undefined && best.size <= FEW) break;
	}
	if (best === undefined || (best.kind === "union" && best.size > source.nodes.length / 8)) {
		return { candidates: source.nodes, conditions, kind: "all" };
	}
	const { fulfilled } = best;
	return { candidates: best.take(), conditions: conditions.filter((condition) => condition !== fulfilled), kind: best.kind };
}

/** All nodes that fulfil the plan's conditions, in order. */
export function runFilter({ candidates, conditions }: FilterPlan, source: FilteredNodes): readonly DataNode[] {
	return conditions.length === 0 ? candidates : candidates.filter((node) => fulfilsAll(node, conditions, source));
}

/** The first node that fulfils the plan's conditions. */
export function findFirst({ candidates, conditions }: FilterPlan, source: FilteredNodes): DataNode | undefined {
	return conditions.length === 0 ? candidates[0] : candidates.find((node) => fulfilsAll(node, conditions, source));
}

export function fulfilsAll(node: DataNode, conditions: readonly Condition[], source: FilteredNodes): boolean {
	for (const condition of conditions) if (!fulfils(source.baseOf(node, condition), condition)) return false;
	return true;
}

function candidatesOf(condition: Condition, source: FilteredNodes): Candidates | undefined {
	if (condition.kind === "value") return indexed(condition, source);
	let best: Candidates | undefined;
	for (const inner of condition.conditions) {
		const candidates = candidatesOf(inner, source);
		if (candidates !== undefined && (best === undefined || candidates.size < best.size)) best = candidates;
	}
	if (best === undefined) return undefined;
	const { fulfilled, ...candidates } = best;
	return condition.conditions.length === 1 && fulfilled !== undefined ? { ...candidates, fulfilled: condition } : candidates;
}

function indexed(condition: ValueCondition, source: FilteredNodes): Candidates | undefined {
	const { field, operator, operand } = condition;
	switch (operator) {
		case "eq": {
			const nodes = source.indexOf(field).nodesWith(plainOperand(operand));
			return { size: nodes.length, take: () => nodes, kind: "bucket", fulfilled: condition };
		}
		case "in": {
			const index = source.indexOf(field);
			const values = plainOperands(operand, operator);
			const size = values.reduce((sum: number, value) => sum + index.nodesWith(value).length, 0);
			return { size, take: () => index.nodesWithAny(values), kind: "union", fulfilled: condition };
		}
		case "lt":
		case "lte":
		case "gt":
		case "gte": {
			const limit = plainOperand(operand);
			const index = source.indexOf(field);
			condition.test ??= (OPERATORS[operator] as (typeof OPERATORS)[string]).createTest(operand);
			if (limit === null || limit === undefined) {
				const nodes = operator === "lte" || operator === "gte" ? index.nodesWithNull() : [];
				return { size: nodes.length, take: () => nodes, kind: "bucket", fulfilled: condition };
			}
			const range = index.range(operator, limit, condition.test);
			return { size: range.size, take: () => index.nodesWithAny(range.values()), kind: "union", fulfilled: condition };
		}
		default:
			return undefined;
	}
}
