import { basename, isAbsolute } from "node:path";
import { isPlainObject } from "../config/plain-object.js";
import type { PatternText } from "./bundler-settings.js";

/** A rule of `module.rules` that has no rules of its own, with what those around it match. */
export interface WebpackRule {
	readonly test?: unknown;
	readonly include?: unknown;
	readonly resource?: unknown;
	readonly use?: unknown;
	readonly loader?: unknown;
	readonly type?: unknown;
	readonly [key: string]: unknown;
}

/** All rules, those in `oneOf` and `rules` of others in their place. */
export function flattenRules(rules: unknown): WebpackRule[] {
	if (!Array.isArray(rules)) return [];
	return rules.filter(isPlainObject).flatMap((rule) => {
		const inner = [...flattenRules(rule.oneOf), ...flattenRules(rule.rules)];
		return inner.length > 0 ? inner : [rule as WebpackRule];
	});
}

/** Names of a rule's loaders: `null-loader`, whatever path it has. */
export function loaderNames({ use, loader, type }: WebpackRule): string[] {
	const entries = [...(Array.isArray(use) ? use : [use]), loader].filter(Boolean);
	const names = entries.map((entry) => {
		const path = typeof entry === "string" ? entry : isPlainObject(entry) ? String(entry.loader) : "a function";
		return loaderName(path);
	});
	return names.length === 0 && typeof type === "string" ? [type] : names;
}

function loaderName(path: string): string {
	const [, inPackage] = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/?]+)/.exec(path) ?? [];
	const name = path.replace(/\?.*$/, "");
	return inPackage ?? (isAbsolute(name) ? basename(name) : name);
}

/** The files of a rule whose only loader is the null-loader; undefined for any other rule, and where a function decides. */
export function emptyFilesOf(rule: WebpackRule): PatternText[] | undefined {
	const names = loaderNames(rule);
	if (names.length === 0 || !names.every((name) => /^null(?:-loader)?$/.test(name))) return undefined;
	const conditions = [rule.test, rule.include, rule.resource].flat().filter((one) => one !== undefined);
	if (conditions.length === 0 || rule.exclude !== undefined || (rule.test !== undefined && rule.include !== undefined)) return undefined;
	const patterns = conditions.map(patternOf);
	return patterns.every((pattern) => pattern !== undefined) ? patterns : undefined;
}

/** A condition as webpack has it: a pattern, or the beginning of a path. */
function patternOf(condition: unknown): PatternText | undefined {
	if (isPattern(condition)) return textOf(condition);
	return typeof condition === "string" ? { source: `^${condition.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, flags: "" } : undefined;
}

/** Also one of another realm. */
export function isPattern(value: unknown): value is RegExp {
	return Object.prototype.toString.call(value) === "[object RegExp]";
}

/** Without what makes a pattern remember where it was. */
export function textOf({ source, flags }: RegExp): PatternText {
	return { source, flags: flags.replace(/[gy]/g, "") };
}

/** How a message names a rule. */
export function describeRule(rule: WebpackRule): string {
	const condition = [rule.test ?? rule.resource ?? rule.include].flat()[0];
	const where = isPattern(condition) ? String(condition) : typeof condition === "string" ? JSON.stringify(condition) : "some files";
	return `module.rules for ${where} (${loaderNames(rule).join(", ") || "no loader"})`;
}
