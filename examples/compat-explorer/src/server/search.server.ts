import type { Support } from "../compat/support";
import type { Compat } from "./compat.server";
import { collectEntries, type Entries, SHORT_TERM } from "./search-entries.server";
import { createSupportLookup } from "./support.server";
import { suggestName, words } from "./words.server";

/** What a visitor asks for. Empty texts mean "any". */
export interface SearchQuery {
	readonly text: string;
	readonly category: string;
	/** Id of a browser; unknown ones are ignored. */
	readonly browser: string;
	/** Only what the browser's current version supports, or only what it does not. */
	readonly support: "" | "yes" | "no";
}

export interface SearchHits {
	/** Best first. */
	readonly nodes: readonly number[];
	/** Hits of each category, before the choice of a category. */
	readonly counts: Readonly<Record<string, number>>;
	/** A name close to the text, when nothing was found. */
	readonly suggestion: string | null;
}

export interface Search {
	find(query: SearchQuery): SearchHits;
}

const POINTS = {
	name: 1000,
	initials: 880,
	ownerAndName: 950,
	nameStart: 600,
	group: 560,
	nameInside: 330,
	closeness: 120,
	nameWord: 260,
	nameWordStart: 200,
	nameLetters: 140,
	otherWord: 110,
	otherWordStart: 80,
	otherLetters: 25,
	hint: 150,
} as const;

/** What the first character of a query says about the kind of thing looked for. */
const HINTS: Readonly<Record<string, string>> = { ":": "css/selectors/", "@": "css/at-rules/", "<": "/elements/" };

/** Prepares the ranked search; a search then looks at every feature once. */
export function createSearch(compat: Compat): Search {
	const entries = collectEntries(compat);
	let browseOrder: readonly number[] | undefined;
	const lookups = new Map<string, (row: number) => Support>();
	const lookup = (id: string): ((row: number) => Support) | undefined => {
		const browser = compat.browserIndex(id);
		if (browser < 0) return undefined;
		const known = lookups.get(id) ?? createSupportLookup(compat, browser, compat.browsers[browser]?.currentNumber ?? 0);
		lookups.set(id, known);
		return known;
	};
	return {
		find({ text, category, browser, support }) {
			const isBlank = words(text).length === 0;
			if (isBlank) browseOrder ??= rankAll(compat, entries);
			const found = (isBlank && browseOrder) || rank(compat, entries, text);
			const supportOf = support === "" ? undefined : lookup(browser);
			const allowed = supportOf ? found.filter((node) => answers(supportOf(compat.rowOf(node)), support)) : found;
			const counts: Record<string, number> = {};
			for (const node of allowed) {
				const name = compat.categories[node] as string;
				counts[name] = (counts[name] ?? 0) + 1;
			}
			const nodes = category === "" ? allowed : allowed.filter((node) => compat.categories[node] === category);
			const suggestion = found.length === 0 ? suggestName(text, compat.names) : null;
			return { nodes, counts, suggestion };
		},
	};
}

function answers(support: Support, wanted: SearchQuery["support"]): boolean {
	if (support === "unknown") return false;
	return wanted === "yes" ? support === "yes" || support === "partial" : support !== "yes" && support !== "partial";
}

/** All features in the order that an empty query shows. */
function rankAll(compat: Compat, entries: Entries): number[] {
	const nodes: number[] = [];
	for (let node = 0; node < compat.names.length; node++) if (compat.is(node, "feature")) nodes.push(node);
	return nodes.sort((a, b) => (entries.weights[b] as number) - (entries.weights[a] as number) || a - b);
}

/** Nodes that hold all terms, best first. Score and node are packed into one number, because numbers sort fastest. */
function rank(compat: Compat, entries: Entries, text: string): number[] {
	const terms = words(text);
	const whole = terms.join("");
	const needles = terms.toSorted((a, b) => b.length - a.length).map((term) => (term.length <= SHORT_TERM ? ` ${term}` : term));
	const hint = HINTS[text.trim()[0] ?? ""];
	const size = entries.words.length;
	const keys = new Float64Array(size);
	let count = 0;
	for (let node = 0; node < size; node++) {
		if (!holdsAll(entries, node, whole, needles) || !compat.is(node, "feature")) continue;
		const bonus = hint && compat.paths[node]?.includes(hint) ? POINTS.hint : 0;
		const points = score(entries, compat.parents[node] as number, node, whole, terms) + (entries.weights[node] as number) + bonus;
		keys[count++] = -Math.round(points * 16) * size + node;
	}
	return Array.from(keys.subarray(0, count).sort(), (key) => ((key % size) + size) % size);
}

function holdsAll(entries: Entries, node: number, whole: string, needles: readonly string[]): boolean {
	const text = entries.words[node] as string;
	for (const needle of needles) {
		if (!text.includes(needle)) return whole.length > SHORT_TERM && (entries.names[node] as string).includes(whole);
	}
	return true;
}

function score(entries: Entries, parent: number, node: number, whole: string, terms: readonly string[]): number {
	const name = entries.names[node] as string;
	if (name === whole) return POINTS.name;
	if (whole.length > name.length && whole.endsWith(name) && entries.names[parent] + name === whole) return POINTS.ownerAndName;
	if (name.startsWith(whole)) return POINTS.nameStart + (POINTS.closeness * whole.length) / name.length;
	const nameWords = entries.nameWords[node] as string;
	if (entries.initials[node] === whole) return POINTS.initials + (entries.groups[node] === whole ? POINTS.closeness : 0);
	if (entries.groups[node] === whole) return POINTS.group + (whole.startsWith(name) ? POINTS.closeness : 0);
	if (name.includes(whole)) return POINTS.nameInside + (POINTS.closeness * whole.length) / name.length;
	let sum = 0;
	for (const term of terms) sum += scoreTerm(name, nameWords, entries.words[node] as string, term);
	return sum / terms.length;
}

function scoreTerm(name: string, nameWords: string, allWords: string, term: string): number {
	if (nameWords.includes(` ${term} `)) return POINTS.nameWord;
	if (nameWords.includes(` ${term}`)) return POINTS.nameWordStart;
	if (name.includes(term)) return POINTS.nameLetters;
	if (allWords.includes(` ${term} `)) return POINTS.otherWord;
	if (allWords.includes(` ${term}`)) return POINTS.otherWordStart;
	return POINTS.otherLetters;
}
