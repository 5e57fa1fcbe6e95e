import { RESULT_BROWSERS } from "../compat/browser-groups";
import { CATEGORIES, kindLabel } from "../compat/catalogue";
import type { SearchResult, SearchView } from "../compat/views";
import type { Compat } from "./compat.server";
import { featureHeading, statuses, trail } from "./feature-names.server";
import type { Library } from "./load-compat.server";
import type { SearchQuery } from "./search.server";
import { supportCell } from "./support.server";

export const PAGE_SIZE = 20;

/** What a query says that has no meaning here is left out of the view. */
const LONGEST_QUERY = 120;

/** One page of search results. */
export function searchView({ compat, search }: Library, params: Readonly<Record<string, unknown>>): SearchView {
	const query = readQuery(compat, params);
	const { nodes, counts, suggestion } = search().find(query);
	const pages = Math.max(1, Math.ceil(nodes.length / PAGE_SIZE));
	const page = Math.min(pages, Math.max(1, Math.trunc(Number(one(params.page))) || 1));
	const columns = RESULT_BROWSERS.includes(query.browser) || query.browser === "" ? RESULT_BROWSERS : [...RESULT_BROWSERS, query.browser];
	const places = columns.map((id) => compat.browserIndex(id));
	const shown = nodes.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
	return {
		query: query.text,
		category: query.category,
		browser: query.browser,
		support: query.support,
		page,
		pages,
		total: nodes.length,
		size: compat.size,
		anyCategory: Object.values(counts).reduce((sum, count) => sum + count, 0),
		categories: CATEGORIES.map(({ id, label }) => ({ id, label, count: counts[id] ?? 0 })),
		browsers: compat.browsers.map(({ id, name, current }) => ({ id, name, version: current })),
		columns: columns.map((id, column) => ({ id, name: compat.browsers[places[column] as number]?.name ?? id })),
		results: shown.map((node) => resultOf(compat, node, places)),
		suggestion,
	};
}

/** Reads the address; what it holds that is not known counts as "any". */
export function readQuery(compat: Compat, params: Readonly<Record<string, unknown>>): SearchQuery {
	const category = one(params.category);
	const browser = one(params.browser);
	const support = one(params.support);
	const isKnown = compat.browserIndex(browser) >= 0;
	return {
		text: one(params.q).trim().slice(0, LONGEST_QUERY),
		category: CATEGORIES.some(({ id }) => id === category) ? category : "",
		browser: isKnown ? browser : "",
		support: isKnown && (support === "yes" || support === "no") ? support : "",
	};
}

function resultOf(compat: Compat, node: number, places: readonly number[]): SearchResult {
	const path = compat.paths[node] as string;
	const row = compat.rowOf(node);
	return {
		path,
		title: featureHeading(compat, node),
		kind: kindLabel(path),
		owners: trail(compat, node).flatMap((step) => (compat.is(step.node, "feature") ? [step.label] : [])),
		statuses: statuses(compat, node),
		cells: places.map((browser) => supportCell(compat, row, browser)),
	};
}

/** `?a=1&a=2` gives a list: the last one counts. */
function one(value: unknown): string {
	const last = Array.isArray(value) ? value.at(-1) : value;
	return typeof last === "string" ? last : "";
}
