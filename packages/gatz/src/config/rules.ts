import { GatzError } from "../universal/errors.js";
import { nearest, suggest } from "../universal/suggest.js";

/** Reads one value of the configuration: returns it in its one form, or throws an error that names the value's key path. */
export type Rule<T> = (value: unknown, keyPath: string) => T;

/** Throws CONFIG_INVALID. `problem` continues the key path: "has to be a string". */
export function refuse(value: unknown, keyPath: string, problem: string): never {
	throw new GatzError("CONFIG_INVALID", { keyPath, problem, value: showValue(value) }, { place: { keyPath } });
}

export const string: Rule<string> = (value, keyPath) => (typeof value === "string" ? value : refuse(value, keyPath, "has to be a string"));

export const nonEmptyString: Rule<string> = (value, keyPath) =>
	typeof value === "string" && value !== "" ? value : refuse(value, keyPath, "has to be a string that is not empty");

export const boolean: Rule<boolean> = (value, keyPath) =>
	typeof value === "boolean" ? value : refuse(value, keyPath, "has to be true or false");

export const func: Rule<(...args: never[]) => unknown> = (value, keyPath) =>
	typeof value === "function" ? (value as () => unknown) : refuse(value, keyPath, "has to be a function");

/** Any object that is not an array, its members unchecked. */
export const anyObject: Rule<Readonly<Record<string, unknown>>> = (value, keyPath) =>
	isObject(value) ? value : refuse(value, keyPath, "has to be an object");

export function oneOf<const T extends string>(...allowed: readonly T[]): Rule<T> {
	return (value, keyPath) => {
		const found = allowed.find((candidate) => candidate === value);
		if (found !== undefined) return found;
		const meant = typeof value === "string" ? nearest(value, allowed) : undefined;
		const hint = meant === undefined ? "" : ` (did you mean "${meant}"?)`;
		return refuse(value, keyPath, `has to be one of ${allowed.map((one) => JSON.stringify(one)).join(", ")}${hint}`);
	};
}

/** The rule's value, or `absent` when there is none. */
export function optional<T, Absent>(rule: Rule<T>, absent: Absent): Rule<T | Absent> {
	return (value, keyPath) => (value === undefined ? absent : rule(value, keyPath));
}

export function list<T>(rule: Rule<T>): Rule<readonly T[]> {
	return (value, keyPath) => {
		if (!Array.isArray(value)) return refuse(value, keyPath, "has to be an array");
		return value.map((item, index) => rule(item, `${keyPath}[${index}]`));
	};
}

export function record<T>(rule: Rule<T>): Rule<Readonly<Record<string, T>>> {
	return (value, keyPath) =>
		Object.fromEntries(Object.entries(anyObject(value, keyPath)).map(([key, item]) => [key, rule(item, join(keyPath, key))]));
}

/** An object with exactly these members; the rule of each is asked even when the member is absent. */
export function object<T extends object>(members: { readonly [Key in keyof T]-?: Rule<T[Key]> }): Rule<T> {
	const rules = Object.entries(members) as [string, Rule<unknown>][];
	return (value, keyPath) => {
		const given = anyObject(value, keyPath);
		for (const key of Object.keys(given)) {
			if (!Object.hasOwn(members, key)) refuseKey(join(keyPath, key), key, Object.keys(members));
		}
		return Object.fromEntries(rules.map(([key, rule]) => [key, rule(given[key], join(keyPath, key))])) as T;
	};
}

/** Applies a change to what a rule has read. */
export function mapped<T, U>(rule: Rule<T>, change: (value: T, keyPath: string) => U): Rule<U> {
	return (value, keyPath) => change(rule(value, keyPath), keyPath);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuseKey(keyPath: string, key: string, known: readonly string[]): never {
	throw new GatzError("CONFIG_UNKNOWN_KEY", { key: keyPath, hint: suggest(key, known) }, { place: { keyPath } });
}

function join(keyPath: string, key: string): string {
	return keyPath === "" ? key : `${keyPath}.${key}`;
}

/** A value as a message shows it, in at most 80 characters. */
export function showValue(value: unknown): string {
	if (typeof value === "function") return "a function";
	if (value === undefined) return "absent";
	let text: string;
	try {
		text = JSON.stringify(value) ?? String(value);
	} catch {
		text = Object.prototype.toString.call(value);
	}
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
