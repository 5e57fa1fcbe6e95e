import type { RouteParams } from "./page.js";
import { segmentsOf } from "./url-path.js";

/** One part of a pattern between slashes. A parameter may have literal text around it (`post-:id.html`). */
export type PatternSegment =
	| { readonly kind: "static"; readonly text: string }
	| { readonly kind: "param"; readonly name: string; readonly before: string; readonly after: string }
	| { readonly kind: "splat"; readonly name: string };

const PARAM = /^([^:]*):([A-Za-z_$][\w$-]*)([^:]*)$/;

/** `/a/:id/*rest` → its segments. A splat without a name is called `*`. Throws a RangeError on a pattern that can't match. */
export function parsePattern(pattern: string): PatternSegment[] {
	const parts = segmentsOf(pattern);
	if (parts.slice(0, -1).some(isSplat)) throw new RangeError(`a splat must be the last segment of "${pattern}"`);
	const odd = parts.find((part) => !isSplat(part) && part.includes(":") && !PARAM.test(part));
	if (odd !== undefined) throw new RangeError(`"${odd}" in "${pattern}" is not one parameter such as ":id"`);
	return readPattern(pattern);
}

/** {@link parsePattern} for a pattern that is known to be sound. */
export function readPattern(pattern: string): PatternSegment[] {
	return segmentsOf(pattern).map((part) => {
		if (isSplat(part)) return { kind: "splat", name: part.slice(1) || "*" };
		const [, before = "", name = "", after = ""] = PARAM.exec(part) ?? [];
		if (!name) return { kind: "static", text: decodeSafely(part) };
		return { kind: "param", name, before: decodeSafely(before), after: decodeSafely(after) };
	});
}

function isSplat(part: string): boolean {
	return part.startsWith("*");
}

/**
 * The one ranking of the house, for a site's patterns on the server and in the browser alike: the higher score goes first. Each
 * segment counts 4, a static one 3 more, a parameter 2 more (2.5 with text around it), and a splat takes 5 away. SPEC 1.11.6.
 */
export function scorePattern(pattern: readonly PatternSegment[]): number {
	return pattern.reduce((sum, segment) => sum + 4 + bonus(segment), 0);
}

/** Orders patterns by score, and those of one score so that the order does not depend on who came first. */
export function comparePatterns(a: readonly PatternSegment[], b: readonly PatternSegment[]): number {
	return scorePattern(b) - scorePattern(a) || compareShapes(a, b);
}

/** Matches decoded segments against a pattern; null when they do not match. SPEC 1.3.21–1.3.25, 1.11.8. */
export function matchSegments(pattern: readonly PatternSegment[], segments: readonly string[]): RouteParams | null {
	const params: RouteParams = {};
	for (let index = 0; index < pattern.length; index++) {
		const part = pattern[index] as PatternSegment;
		if (part.kind === "splat") {
			params[part.name] = segments.slice(index).join("/");
			return params;
		}
		const segment = segments[index];
		if (segment === undefined) return null;
		if (part.kind === "static") {
			if (part.text !== segment) return null;
			continue;
		}
		const end = segment.length - part.after.length;
		if (end <= part.before.length || !segment.startsWith(part.before) || !segment.endsWith(part.after)) return null;
		params[part.name] = segment.slice(part.before.length, end);
	}
	return segments.length === pattern.length ? params : null;
}

/** How many leading segments of a URL the fixed part of a pattern covers: all but a splat's. Used for the `uri` prop. */
export function fixedLength(pattern: readonly PatternSegment[]): number {
	return pattern.at(-1)?.kind === "splat" ? pattern.length - 1 : pattern.length;
}

function bonus(segment: PatternSegment): number {
	if (segment.kind === "static") return 3;
	if (segment.kind === "splat") return -5;
	return segment.before || segment.after ? 2.5 : 2;
}

function compareShapes(a: readonly PatternSegment[], b: readonly PatternSegment[]): number {
	for (let index = 0; index < Math.min(a.length, b.length); index++) {
		const difference = bonus(b[index] as PatternSegment) - bonus(a[index] as PatternSegment);
		if (difference !== 0) return difference;
	}
	const left = JSON.stringify(a);
	const right = JSON.stringify(b);
	return left < right ? -1 : left > right ? 1 : 0;
}

/** Decodes what is well-formed and leaves the rest as it is. */
export function decodeSafely(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
