import micromatch from "micromatch";
import { type Plain, plainOf } from "./search-field.js";

export type Test = (value: Plain) => boolean;

/** `positive: false` means that the condition holds where no value passes the test. */
interface Operator {
	readonly positive: boolean;
	createTest(operand: unknown): Test;
}

/**
 * Operators of filters, as Gatsby 5 has them: null equals what is missing, `lte` and `gte` null find null only, ranges compare as
 * JavaScript does, patterns are tried on the value's text.
 */
export const OPERATORS: Readonly<Record<string, Operator>> = {
	eq: { positive: true, createTest: equals },
	ne: { positive: false, createTest: equals },
	in: { positive: true, createTest: (operand) => isOneOf(operand, "in") },
	nin: { positive: false, createTest: (operand) => isOneOf(operand, "nin") },
	lt: { positive: true, createTest: (operand) => compares(operand, (value, limit) => value < limit, false) },
	lte: { positive: true, createTest: (operand) => compares(operand, (value, limit) => value <= limit, true) },
	gt: { positive: true, createTest: (operand) => compares(operand, (value, limit) => value > limit, false) },
	gte: { positive: true, createTest: (operand) => compares(operand, (value, limit) => value >= limit, true) },
	regex: { positive: true, createTest: (operand) => fits(parsePattern(operand)) },
	glob: { positive: true, createTest: (operand) => fits(micromatch.makeRe(String(operand))) },
};

/** A filter's operand as values of nodes are compared: dates as texts. */
export function plainOperand(operand: unknown): Plain {
	return plainOf(operand) ?? null;
}

/** @throws {Error} where the operand is no list */
export function plainOperands(operand: unknown, operator: string): readonly Plain[] {
	if (!Array.isArray(operand)) throw new Error(`The filter operator "${operator}" needs a list; it got ${JSON.stringify(operand)}.`);
	return operand.map(plainOperand);
}

function equals(operand: unknown): Test {
	const wanted = plainOperand(operand);
	if (wanted === null) return (value) => value === null || value === undefined;
	return (value) => value === wanted;
}

function isOneOf(operand: unknown, operator: string): Test {
	const wanted = new Set(plainOperands(operand, operator));
	if (wanted.has(null)) wanted.add(undefined);
	return (value) => wanted.has(value);
}

/** A value and the limit, as JavaScript's `<` takes them. */
type Comparison = (value: string, limit: string) => boolean;

function compares(operand: unknown, comparison: Comparison, orEqual: boolean): Test {
	const limit = plainOperand(operand);
	if (limit === null) return orEqual ? (value) => value === null : () => false;
	return (value) => value !== null && value !== undefined && comparison(value as string, limit as string);
}

function fits(pattern: RegExp): Test {
	return (value) => {
		if (value === undefined) return false;
		pattern.lastIndex = 0;
		return pattern.test(String(value));
	};
}

/** @throws {Error} where it isn't written as `/pattern/flags` */
function parsePattern(operand: unknown): RegExp {
	if (operand instanceof RegExp) return operand;
	const parts = typeof operand === "string" ? /^[^/]*\/([\s\S]*)\/([^/]*)$/.exec(operand) : null;
	try {
		if (parts !== null) return new RegExp(parts[1] as string, parts[2]);
	} catch (cause) {
		throw new Error(`The filter operator "regex" got ${JSON.stringify(operand)}: ${(cause as Error).message}.`, { cause });
	}
	throw new Error(`The filter operator "regex" needs a text such as "/^a.*z$/i"; it got ${JSON.stringify(operand)}.`);
}
