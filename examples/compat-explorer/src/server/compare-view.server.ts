import { TABLE_BROWSERS } from "../compat/browser-groups";
import type { ComparedCell, ComparedFeature, CompareSide, CompareView, FeatureHit } from "../compat/views";
import type { Compat } from "./compat.server";
import { reachOf } from "./everywhere.server";
import { featureHit, statuses } from "./feature-names.server";
import { releaseDate } from "./history.server";
import type { Library } from "./load-compat.server";
import { queryText } from "./query-text.server";
import { nearbyFeatures, similarFeatures } from "./similar-features.server";
import { supportCell } from "./support.server";

/** How many features one chooses from. */
const CHOICES = 8;

/** Two features side by side, as far as the address names them. */
export function compareView(library: Library, params: Readonly<Record<string, unknown>>): CompareView {
	const { compat } = library;
	const [a, b] = [queryText(params.a), queryText(params.b)];
	const [nodeA, nodeB] = [findFeature(compat, a), findFeature(compat, b)];
	return {
		a: side(library, { path: a, node: nodeA, other: nodeB, query: queryText(params.qa) }),
		b: side(library, { path: b, node: nodeB, other: nodeA, query: queryText(params.qb) }),
	};
}

interface Asked {
	readonly path: string;
	/** -1 when there is no feature of that path. */
	readonly node: number;
	readonly other: number;
	readonly query: string;
}

function side(library: Library, { path, node, other, query }: Asked): CompareSide {
	const { compat } = library;
	const none = { feature: null, unknown: "", query: "", choices: [], total: 0, suggestion: null };
	if (node >= 0) return { ...none, feature: comparedFeature(compat, node) };
	if (query !== "") {
		const { nodes, suggestion } = library.search().find({ text: query, category: "", browser: "", support: "" });
		const choices = nodes.slice(0, CHOICES).map((each) => featureHit(compat, each));
		return { ...none, query, choices, total: nodes.length, suggestion };
	}
	const choices = choicesWithoutQuery(library, path, other);
	return { ...none, unknown: path, choices, total: choices.length };
}

function choicesWithoutQuery(library: Library, path: string, other: number): FeatureHit[] {
	if (path !== "") return similarFeatures(library, path, CHOICES);
	return other >= 0 ? nearbyFeatures(library.compat, other, CHOICES) : [];
}

function findFeature(compat: Compat, path: string): number {
	const node = compat.find(path);
	return node >= 0 && compat.is(node, "feature") ? node : -1;
}

function comparedFeature(compat: Compat, node: number): ComparedFeature {
	const row = compat.rowOf(node);
	const cells = TABLE_BROWSERS.flatMap((key) => {
		const cell = comparedCell(compat, row, compat.browserIndex(key));
		return cell ? [[key, cell] as const] : [];
	});
	return { ...featureHit(compat, node), statuses: statuses(compat, node), reach: reachOf(compat, row), cells: Object.fromEntries(cells) };
}

function comparedCell(compat: Compat, row: number, place: number): ComparedCell | null {
	const browser = compat.browsers[place];
	if (!browser || !compat.statements(row, place)) return null;
	const cell = supportCell(compat, row, place);
	return { ...cell, date: releaseDate(browser, cell.version) };
}
