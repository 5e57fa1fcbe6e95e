import type { FeatureHit, UnknownFeatureView } from "../compat/views";
import type { Compat } from "./compat.server";
import { featureHit } from "./feature-names.server";
import type { Library } from "./load-compat.server";
import { LONGEST_QUERY } from "./query-text.server";
import { compact, words } from "./words.server";

/** Tries for one address: each is a search, and an address may have any number of segments. */
const MOST_SEARCHES = 8;

/** Of so many hits the likest are taken. */
const CANDIDATES = 64;

/** The answer to a path that no feature has, as one finds it in an address. */
export function unknownFeatureView(library: Library, path: string): UnknownFeatureView {
	const shown = path.replace(/\/+$/, "").slice(0, LONGEST_QUERY);
	const segments = shown.split("/");
	return { path: shown, words: words(segments.at(-1) ?? "").join(" "), similar: similarFeatures(library, shown, 8) };
}

/**
 * Features that a path may have meant, likeliest first: the ranked search is asked for the end of it, then for its parts and for a name
 * that is spelled nearly so; what was found goes by what it shares with the path.
 *
 * @param limit how many
 */
export function similarFeatures({ compat, search }: Library, path: string, limit: number): FeatureHit[] {
	const segments = path.slice(0, LONGEST_QUERY).split("/").filter(Boolean);
	const category = compat.categories.includes(segments[0] ?? "") ? (segments[0] as string) : "";
	const found = new Set<number>();
	const look = (text: string, within: string) => {
		const { nodes, suggestion } = search().find({ text, category: within, browser: "", support: "" });
		for (const node of nodes) {
			if (found.size === CANDIDATES) break;
			if (isAlike(compat, node, text)) found.add(node);
		}
		return suggestion;
	};
	for (const text of searchTexts(segments)) {
		for (const within of new Set([category, ""])) {
			const suggestion = look(text, within);
			if (suggestion) look(suggestion, within);
		}
	}
	const likeness = createLikeness(compat, segments);
	return [...found]
		.sort((a, b) => likeness(b) - likeness(a))
		.slice(0, limit)
		.map((node) => featureHit(compat, node));
}

/** How many segments a path shares with another, however they are written; the last one, the name, counts twice. */
function createLikeness(compat: Compat, segments: readonly string[]): (node: number) => number {
	const wanted = new Set(segments.map(compact));
	const name = compact(segments.at(-1) ?? "");
	return (node) => {
		const shared = (compat.paths[node] as string).split("/").filter((segment) => wanted.has(compact(segment))).length;
		return shared + (compact(compat.names[node] as string) === name ? 1 : 0);
	};
}

/** Whether all of a text begins words of a path; that its letters are somewhere inside is enough for a search, not for a guess. */
function isAlike(compat: Compat, node: number, text: string): boolean {
	const known = words(compat.paths[node] as string);
	if (compact(compat.names[node] as string).startsWith(compact(text))) return true;
	return words(text).every((term) => known.some((word) => word.startsWith(term)));
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
