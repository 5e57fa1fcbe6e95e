import { suggest } from "../universal/suggest.js";
import { OPERATORS, type Test } from "./filter-operators.js";
import { elementsOf, isObject, type SearchField, somePlainValue } from "./search-field.js";

/** One operator on one field. */
export interface ValueCondition {
	readonly kind: "value";
	readonly field: SearchField;
	readonly operator: string;
	readonly operand: unknown;
	/** Made when the condition is first tried: an answer from an index needs none. */
	test?: Test;
}

/** `elemMatch`: one element of the list has to fulfil all of the conditions. */
export interface ElementCondition {
	readonly kind: "element";
	readonly list: SearchField;
	readonly conditions: readonly Condition[];
	/** A path below reads resolved fields: then all do, so that they see the same elements. */
	readonly isResolved: boolean;
}

export type Condition = ValueCondition | ElementCondition;

/**
 * Conditions of a filter in GraphQL's form; a node fits when all hold.
 *
 * The fields' paths are walked, not built: `root` keeps them, so that a page query costs the same whatever its filter's depth.
 * @throws {Error} for an unknown operator
 */
export function parseFilter(filter: Readonly<Record<string, unknown>> | null | undefined, root: SearchField): readonly Condition[] {
	const conditions: Condition[] = [];
	if (filter !== null && filter !== undefined) collectConditions(filter, root, conditions);
	return conditions;
}

function collectConditions(filter: Readonly<Record<string, unknown>>, field: SearchField, conditions: Condition[]): void {
	for (const key in filter) {
		const value = filter[key];
		if (isFilter(value)) {
			if (key === "elemMatch") conditions.push(createElementCondition(field, value));
			else collectConditions(value, field.field(key), conditions);
		} else if (Object.hasOwn(OPERATORS, key)) {
			conditions.push({ kind: "value", field, operator: key, operand: value });
		} else if (value !== null && value !== undefined) {
			throw new Error(`"${key}" is not an operator of filters.${suggest(key, [...Object.keys(OPERATORS), "elemMatch"])}`);
		}
	}
}

function createElementCondition(list: SearchField, filter: Readonly<Record<string, unknown>>): ElementCondition {
	const conditions = parseFilter(filter, list.elements());
	return { kind: "element", list, conditions, isResolved: list.isResolved || conditions.some(isResolved) };
}

/** A nested filter: operators of these names have values that are no objects. */
function isFilter(value: unknown): value is Readonly<Record<string, unknown>> {
	return isObject(value) && !(value instanceof RegExp) && !(value instanceof Date);
}

/** Whether a condition reads resolved fields. */
export function isResolved(condition: Condition): boolean {
	return condition.kind === "value" ? condition.field.isResolved : condition.isResolved;
}

/** Calls `visit` with each field whose value a condition needs. */
export function visitFields(condition: Condition, visit: (field: SearchField) => void): void {
	if (condition.kind === "value") visit(condition.field);
	else if (condition.conditions.length === 0) visit(condition.list);
	else for (const inner of condition.conditions) visitFields(inner, visit);
}

/** Whether a node (or its resolved fields, or an element of a list) fulfils a condition. */
export function fulfils(base: unknown, condition: Condition): boolean {
	if (condition.kind === "value") {
		const operator = OPERATORS[condition.operator] as (typeof OPERATORS)[string];
		condition.test ??= operator.createTest(condition.operand);
		return somePlainValue(condition.field.read(base), condition.test) === operator.positive;
	}
	return elementsOf(condition.list.read(base)).some((element) => condition.conditions.every((inner) => fulfils(element, inner)));
}

/** A text that is equal for conditions that mean the same. */
export function conditionKey(condition: Condition): string {
	if (condition.kind === "element") return `${condition.list.key}[${condition.conditions.map(conditionKey).join("&")}]`;
	const { operand } = condition;
	return `${condition.field.key} ${condition.operator} ${operand instanceof RegExp ? String(operand) : JSON.stringify(operand)}`;
}
