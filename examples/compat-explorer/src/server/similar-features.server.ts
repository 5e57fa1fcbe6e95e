import type { FeatureHit, UnknownFeatureView } from "../compat/views";
import type { Compat } from "./compat.server";
import { featureHit } from "./feature-names.server";
import type { Library } from "./load-compat.server";
import { LONGEST_QUERY } from "./query-text.server";
import { words } from "./words.server";

/** Tries for one address: each is a search, and an address may have any number of segments. */
const MOST_SEARCHES = 8;

/** The answer to a path that no feature has, as one finds it in an address. */
export function unknownFeatureView(library: Library, path: string): UnknownFeatureView {
	const shown = path.replace(/\/+$/, "").slice(0, LONGEST_QUERY);
	const segments = shown.split("/");
	return { path: shown, words: words(segments.at(-1) ?? "").join(" "), similar: similarFeatures(library, shown, 8) };
}

/**
 * Features that a path may have meant, likeliest first: the ranked search is asked for all of its words, then for the end of it,
 * then for a name that is spelled nearly so.
 *
 * @param limit how many
 */
export function similarFeatures({ compat, search }: Library, path: string, limit: number): FeatureHit[] {
	const segments = path.slice(0, LONGEST_QUERY).split("/").filter(Boolean);
	const category = compat.categories.includes(segments[0] ?? "") ? (segments[0] as string) : "";
	const found = new Set<number>();
	const look = (text: string, within: string) => {
		const { nodes, suggestion } = search().find({ text, category: within, browser: "", support: "" });
		for (const node of nodes) if (found.size < limit) found.add(node);
		return suggestion;
	};
	for (const text of searchTexts(segments)) {
		if (found.size === limit) break;
		for (const within of new Set([category, ""])) {
			const suggestion = look(text, within);
			if (suggestion) look(suggestion, within);
		}
	}
	return [...found].map((node) => featureHit(compat, node));
}

/** `css/properties/grid-colums` → `css properties grid colums`, `properties grid colums`, `grid colums`, `grid`, `colums` */
function searchTexts(segments: readonly string[]): string[] {
	const ends = segments.map((_, start) => words(segments.slice(start).join(" ")).join(" "));
	const name = segments.at(-1) ?? "";
	const texts = [...ends.slice(-3, -1), name, ...words(name), ...ends.slice(0, -3)];
	return [...new Set(texts)].filter((text) => words(text).length > 0).slice(0, MOST_SEARCHES);
}

/** Neighbours of a feature, as choices to compare it with. */
export function nearbyFeatures(compat: Compat, node: number, limit: number): FeatureHit[] {
	const all = compat.children(compat.parents[node] as number).filter((each) => compat.is(each, "feature") && each !== node);
	const at = all.findIndex((each) => each > node);
	const end = at < 0 ? all.length : at;
	const start = Math.max(0, Math.min(end - Math.floor(limit / 2), all.length - limit));
	return all.slice(start, start + limit).map((each) => featureHit(compat, each));
}
