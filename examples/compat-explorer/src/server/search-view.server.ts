import { RESULT_BROWSERS } from "../compat/browser-groups";
import { CATEGORIES } from "../compat/catalogue";
import type { SearchResult, SearchView } from "../compat/views";
import type { Compat } from "./compat.server";
import { featureHit, statuses } from "./feature-names.server";
import type { Library } from "./load-compat.server";
import { queryText } from "./query-text.server";
import type { SearchQuery } from "./search.server";
import { supportCell } from "./support.server";

export const PAGE_SIZE = 20;

/** One page of search results. */
export function searchView({ compat, search }: Library, params: Readonly<Record<string, unknown>>): SearchView {
	const query = readQuery(compat, params);
	const { nodes, counts, suggestion } = search().find(query);
	const pages = Math.max(1, Math.ceil(nodes.length / PAGE_SIZE));
	const page = Math.min(pages, Math.max(1, Math.trunc(Number(queryText(params.page))) || 1));
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
	const category = queryText(params.category);
	const browser = queryText(params.browser);
	const support = queryText(params.support);
	const isKnown = compat.browserIndex(browser) >= 0;
	return {
		text: queryText(params.q),
		category: CATEGORIES.some(({ id }) => id === category) ? category : "",
		browser: isKnown ? browser : "",
		support: isKnown && (support === "yes" || support === "no") ? support : "",
	};
}

function resultOf(compat: Compat, node: number, places: readonly number[]): SearchResult {
	const row = compat.rowOf(node);
	return {
		...featureHit(compat, node),
		statuses: statuses(compat, node),
		cells: places.map((browser) => supportCell(compat, row, browser)),
	};
}
