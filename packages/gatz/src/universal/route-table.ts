import type { PageRow, RouteParams } from "./page.js";
import { comparePatterns, matchSegments, type PatternSegment, parsePattern } from "./path-pattern.js";
import { pathKey, type UrlPath } from "./url-path.js";

/** A page found for a URL, with its parameters. */
export interface RouteMatch<Row> {
	readonly row: Row;
	readonly params: RouteParams;
	/** The pattern that matched; null for an exact path. */
	readonly pattern: readonly PatternSegment[] | null;
}

export interface RouteTable<Row> {
	/** Exact paths first, then patterns in rank order. SPEC 1.11. */
	find(path: UrlPath): RouteMatch<Row> | null;
	/** A page by its own path, brackets included. */
	exact(path: string): Row | undefined;
	/** All of them. */
	rows(): Iterable<Row>;
}

interface TrieNode<Row> {
	statics: Map<string, TrieNode<Row>>;
	/** One way onwards for each text around a parameter. */
	params: { segment: Extract<PatternSegment, { kind: "param" }>; node: TrieNode<Row> }[];
	here: Leaf<Row> | null;
	splat: Leaf<Row> | null;
}

interface Leaf<Row> {
	row: Row;
	pattern: readonly PatternSegment[];
	/** Place in rank order; the lowest that matches wins. */
	rank: number;
}

const NO_PARAMS: RouteParams = Object.freeze({}) as RouteParams;

/**
 * Makes the page table. Cost of a look-up does not grow with the number of pages: exact paths are a map, patterns a trie
 * from which the match that {@link comparePatterns} puts first is taken. A page with a matchPath is found through its pattern only; its own
 * path is known to `exact`.
 */
export function createRouteTable<Row extends Pick<PageRow, "path" | "matchPath">>(rows: Iterable<Row>): RouteTable<Row> {
	const exact = new Map<string, { row: Row; match: RouteMatch<Row> }>();
	const root = createNode<Row>();
	const patterns: Leaf<Row>[] = [];
	for (const row of rows) {
		exact.set(pathKey(row.path), { row, match: { row, params: NO_PARAMS, pattern: null } });
		if (row.matchPath !== undefined) patterns.push({ row, pattern: parsePattern(row.matchPath), rank: 0 });
	}
	patterns.sort((a, b) => comparePatterns(a.pattern, b.pattern));
	patterns.forEach((leaf, rank) => {
		insert(root, { ...leaf, rank });
	});
	return {
		find(path) {
			const hit = exact.get(path.key);
			if (hit && hit.row.matchPath === undefined) return hit.match;
			const leaf = walk(root, path.segments, 0);
			if (leaf) {
				const params = matchSegments(leaf.pattern, path.segments);
				if (params) return { row: leaf.row, params, pattern: leaf.pattern };
			}
			return null;
		},
		exact: (path) => exact.get(pathKey(path))?.row,
		*rows() {
			for (const { row } of exact.values()) yield row;
		},
	};
}

function createNode<Row>(): TrieNode<Row> {
	return { statics: new Map(), params: [], here: null, splat: null };
}

function insert<Row>(root: TrieNode<Row>, leaf: Leaf<Row>): void {
	let node = root;
	for (const segment of leaf.pattern) {
		if (segment.kind === "splat") {
			node.splat ??= leaf;
			return;
		}
		if (segment.kind === "static") {
			const next = node.statics.get(segment.text) ?? createNode<Row>();
			node.statics.set(segment.text, next);
			node = next;
			continue;
		}
		const same = node.params.find((way) => way.segment.before === segment.before && way.segment.after === segment.after);
		if (same) node = same.node;
		else {
			const next = createNode<Row>();
			node.params.push({ segment, node: next });
			node = next;
		}
	}
	node.here ??= leaf;
}

function walk<Row>(node: TrieNode<Row>, segments: readonly string[], index: number): Leaf<Row> | null {
	const segment = segments[index];
	if (segment === undefined) return better(node.here, node.splat);
	let best = node.splat;
	const fixed = node.statics.get(segment);
	if (fixed) best = better(best, walk(fixed, segments, index + 1));
	for (const way of node.params) {
		const { before, after } = way.segment;
		if (segment.length <= before.length + after.length) continue;
		if (!segment.startsWith(before) || !segment.endsWith(after)) continue;
		best = better(best, walk(way.node, segments, index + 1));
	}
	return best;
}

function better<Row>(a: Leaf<Row> | null, b: Leaf<Row> | null): Leaf<Row> | null {
	if (!a || !b) return a ?? b;
	return a.rank <= b.rank ? a : b;
}
