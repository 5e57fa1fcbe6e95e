import { type PatternSegment, scorePattern } from "./path-pattern.js";
import type { RedirectRow } from "./redirect.js";
import { createRouteTable, type RouteMatch, type RouteTable } from "./route-table.js";
import type { UrlPath } from "./url-path.js";

/** A redirect for a URL. */
export interface FoundRedirect {
	readonly status: number;
	/** A path of the site without the path prefix, or an absolute URL; well-formed. */
	readonly destination: string;
	readonly force: boolean;
	/** As {@link scorePattern} counts; Infinity for an exact path. */
	readonly score: number;
}

export interface RedirectTable {
	/** Exact paths first, then patterns in rank order. A slash at the end makes no difference. */
	find(path: UrlPath): FoundRedirect | null;
}

interface Row {
	readonly path: string;
	readonly matchPath?: string;
	readonly redirect: RedirectRow;
}

/** Whether a path of `createRedirect` has parameters. */
export function isRedirectPattern(fromPath: string): boolean {
	return /[:*]/.test(fromPath);
}

/** The cost of a look-up does not grow with the number of redirects. Of several for one path the last counts. */
export function createRedirectTable(redirects: readonly RedirectRow[]): RedirectTable {
	const strict = tableOf(redirects.filter((redirect) => !redirect.ignoreCase));
	const loose = tableOf(redirects.filter((redirect) => redirect.ignoreCase));
	return {
		find(path) {
			const match = strict?.find(path) ?? loose?.find(inLowerCase(path));
			return match ? resolve(match, path) : null;
		},
	};
}

function tableOf(redirects: readonly RedirectRow[]): RouteTable<Row> | null {
	const rows = redirects.map((redirect): Row => {
		const path = redirect.ignoreCase ? literalsInLowerCase(redirect.fromPath) : redirect.fromPath;
		return { path, ...(isRedirectPattern(path) && { matchPath: path }), redirect };
	});
	return rows.length > 0 ? createRouteTable(rows) : null;
}

/** Names of parameters keep their case: `toPath` has them too. */
function literalsInLowerCase(pattern: string): string {
	return pattern.replace(/([:*][\w$-]*)|[^:*]+/g, (text, parameter?: string) => parameter ?? text.toLowerCase());
}

function inLowerCase(path: UrlPath): UrlPath {
	return { ...path, key: path.key.toLowerCase(), segments: path.segments.map((segment) => segment.toLowerCase()) };
}

function resolve({ row: { redirect }, pattern }: RouteMatch<Row>, path: UrlPath): FoundRedirect {
	const { status, toPath, force } = redirect;
	if (!pattern) return { status, destination: toPath, force, score: Number.POSITIVE_INFINITY };
	return { status, destination: fill(toPath, readValues(pattern, path), path.hasSlash), force, score: scorePattern(pattern) };
}

/** What parameters matched, encoded, in the visitor's spelling. */
function readValues(pattern: readonly PatternSegment[], { segments }: UrlPath): Map<string, string> {
	const values = new Map<string, string>();
	for (const [index, part] of pattern.entries()) {
		if (part.kind === "splat") {
			const rest = segments.slice(index).map(encodeURIComponent).join("/");
			values.set("splat", rest).set(part.name, rest);
		} else if (part.kind === "param") {
			const segment = segments[index] ?? "";
			values.set(part.name, encodeURIComponent(segment.slice(part.before.length, segment.length - part.after.length)));
		}
	}
	return values;
}

/** Where a splat ends the path, the visitor's last slash goes with it. */
function fill(toPath: string, values: ReadonlyMap<string, string>, hasSlash: boolean): string {
	const filled = toPath.replace(/:([A-Za-z_$][\w$-]*)|\*$/g, (whole, name = "splat") => values.get(name) ?? whole);
	return hasSlash && /(?::splat|\*)$/.test(toPath) && !filled.endsWith("/") ? `${filled}/` : filled;
}
