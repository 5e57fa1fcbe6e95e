import type { PolicyDirectives } from "../universal/content-policy.js";
import { nearest } from "../universal/suggest.js";
import { isObject, type Rule, refuse } from "./rules.js";

/** What a page needs that asks for nothing from elsewhere. Hashes and nonces of its scripts and styles come to these for each document. */
const DEFAULTS = {
	"default-src": ["'self'"],
	"script-src": ["'self'"],
	"style-src": ["'self'"],
	// React writes `style` props as attributes; these can't be hashed.
	"style-src-attr": ["'unsafe-inline'"],
	// Small files are bundled as data URLs.
	"img-src": ["'self'", "data:"],
	"font-src": ["'self'", "data:"],
	"media-src": ["'self'", "data:"],
	"object-src": ["'none'"],
	"base-uri": ["'self'"],
} satisfies PolicyDirectives;

/** Directives that fall back to `default-src`. */
const FETCHES = ["child-src", "connect-src", "frame-src", "manifest-src", "worker-src"];
const OTHERS = [
	"form-action",
	"frame-ancestors",
	"report-to",
	"report-uri",
	"require-trusted-types-for",
	"sandbox",
	"trusted-types",
	"upgrade-insecure-requests",
];
const KNOWN: readonly string[] = [...Object.keys(DEFAULTS), ...FETCHES, ...OTHERS];

/** They hold what each document adds. */
const NEEDED = ["script-src", "style-src"];

/**
 * `true`, or directives whose sources are added to the default ones: `{ "img-src": "https://images.example" }`. `false` takes a directive
 * out, `'none'` replaces its sources.
 */
export const CONTENT_POLICY: Rule<PolicyDirectives | null> = (value, keyPath) => {
	if (value === false) return null;
	if (value === true) return DEFAULTS;
	if (!isObject(value)) return refuse(value, keyPath, "has to be true, false or an object of directives");
	const directives: Record<string, readonly string[]> = { ...DEFAULTS };
	for (const [name, given] of Object.entries(value)) {
		const place = `${keyPath}["${name}"]`;
		if (!KNOWN.includes(name)) refuseDirective(name, given, place);
		if (given === false && NEEDED.includes(name)) refuse(given, place, "can't be left out: each page's own sources stand there");
		if (given === false) delete directives[name];
		else directives[name] = joinSources(name, directives[name], readSources(given, place));
	}
	return Object.fromEntries(Object.entries(directives).sort(([a], [b]) => (a < b ? -1 : 1)));
};

function refuseDirective(name: string, given: unknown, keyPath: string): never {
	const meant = nearest(name, KNOWN);
	return refuse(given, keyPath, `is not a directive that can be set${meant === undefined ? "" : ` (did you mean "${meant}"?)`}`);
}

function joinSources(name: string, before: readonly string[] | undefined, added: readonly string[]): readonly string[] {
	if (added.includes("'none'")) return ["'none'"];
	const start = before ?? (FETCHES.includes(name) ? DEFAULTS["default-src"] : []);
	return [...new Set([...start, ...added])].filter((source) => source !== "'none'");
}

function readSources(given: unknown, keyPath: string): string[] {
	if (given === true) return [];
	const sources = typeof given === "string" ? given.trim().split(/\s+/) : given;
	if (!Array.isArray(sources)) return refuse(given, keyPath, "has to be a string or an array of strings");
	for (const source of sources) {
		if (typeof source !== "string" || !/^[!-+\--:<-~]+$/.test(source)) {
			refuse(source, keyPath, "has to hold sources without spaces, commas and semicolons");
		}
	}
	return sources as string[];
}
