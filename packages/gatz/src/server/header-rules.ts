import type { HeaderRule, SiteSettings } from "../artifact/schema.js";
import type { PageRow } from "../universal/page.js";
import { decodeSafely, matchSegments, type PatternSegment, parsePattern, scorePattern } from "../universal/path-pattern.js";
import { pathKey } from "../universal/url-path.js";
import { isHeader } from "./answer-headers.js";
import type { ResponseHeaders } from "./exchange.js";

export const PRIVATE = "private, max-age=0, must-revalidate";
export const PUBLIC = "public, max-age=0, must-revalidate";
export const IMMUTABLE = "public, max-age=31536000, immutable";

/** Headers of answers, from the lowest precedence up to those of gatsby-config. SPEC 1.8.2. */
export interface HeaderRules {
	/**
	 * A fresh object: the defaults of every page (SPEC 1.8.1), overlaid by the site's rules for the page's pattern or its actual path.
	 *
	 * @param path as the visitor spelled it, well-formed
	 */
	page(path: string, row: PageRow | null, cacheControl: string): ResponseHeaders;
	/**
	 * Lays the site's rules for a path over headers: for answers without defaults.
	 *
	 * @param path as the visitor spelled it
	 * @returns `headers` itself
	 */
	over(path: string, headers: ResponseHeaders): ResponseHeaders;
	/** A fresh object for a public file that is no page, by its decoded path. */
	file(path: string, cacheControl: string): ResponseHeaders;
}

interface Rule {
	/** null for a source without parameters, which is compared as a whole. */
	readonly pattern: readonly PatternSegment[] | null;
	readonly key: string;
	readonly source: string;
	readonly headers: ResponseHeaders;
}

/** A fresh object with what every page has without being asked. SPEC 1.8.1. */
export function defaultHeaders(cacheControl: string): ResponseHeaders {
	return {
		"cache-control": cacheControl,
		"x-xss-protection": "1; mode=block",
		"x-content-type-options": "nosniff",
		"referrer-policy": "same-origin",
		"x-frame-options": "DENY",
	};
}

/** @param warn told of each rule that can't have an effect, and why */
export function createHeaderRules(settings: SiteSettings, warn: (message: string) => void): HeaderRules {
	const rules = settings.headers.flatMap((rule) => readRule(rule, settings.pathPrefix, warn)).sort(compareRules);
	return {
		page: (path, row, cacheControl) => overlay(defaultHeaders(cacheControl), rules, decoded(path), row),
		over: (path, headers) => overlay(headers, rules, decoded(path), null),
		file: (path, cacheControl) => overlay({ "cache-control": cacheControl, "x-content-type-options": "nosniff" }, rules, path, null),
	};
}

function decoded(path: string): string {
	return path.includes("%") ? decodeSafely(path) : path;
}

function overlay(headers: ResponseHeaders, rules: readonly Rule[], path: string, row: PageRow | null): ResponseHeaders {
	if (rules.length === 0) return headers;
	const candidates = [pathKey(path), ...(row ? [pathKey(row.matchPath ?? row.path)] : [])];
	for (const rule of rules) {
		if (candidates.some((candidate) => matches(rule, candidate))) Object.assign(headers, rule.headers);
	}
	return headers;
}

function matches(rule: Rule, key: string): boolean {
	return rule.pattern ? matchSegments(rule.pattern, key === "" ? [] : key.split("/")) !== null : rule.key === key;
}

/** Dynamic sources first, the least specific one first of all; of equal ones the later in the alphabet wins. SPEC 1.8.2–3. */
function compareRules(a: Rule, b: Rule): number {
	if (!a.pattern || !b.pattern) return Number(b.pattern !== null) - Number(a.pattern !== null);
	return scorePattern(a.pattern) - scorePattern(b.pattern) || (a.source < b.source ? -1 : 1);
}

function readRule(rule: HeaderRule, pathPrefix: string, warn: (message: string) => void): Rule[] {
	const { source } = rule;
	const prefixed = pathPrefix !== "" && (source === pathPrefix || source.startsWith(`${pathPrefix}/`));
	const path = prefixed ? source.slice(pathPrefix.length) : source;
	const headers: ResponseHeaders = {};
	for (const { key, value } of rule.headers) {
		if (isHeader(key, value)) headers[key.toLowerCase()] = value;
		else warn(`gatsby-config: the header "${key}" of "${source}" is left out, because HTTP can't carry it.`);
	}
	try {
		return [{ pattern: /[:*]/.test(path) ? parsePattern(path) : null, key: pathKey(path), source, headers }];
	} catch (cause) {
		warn(`gatsby-config: the headers of "${source}" have no effect: ${(cause as RangeError).message}.`);
		return [];
	}
}
