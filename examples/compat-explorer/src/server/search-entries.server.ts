import { CATEGORIES } from "../compat/catalogue";
import type { Compat } from "./compat.server";
import { words } from "./words.server";

/** What the ranking looks at, a place for each node. */
export interface Entries {
	/** `gridtemplatecolumns` */
	readonly names: readonly string[];
	/** Words of the name, with a space before each and one at the end: ` grid template columns `. */
	readonly nameWords: readonly string[];
	/** First letters of a name of three words and more, else "": `csp`. */
	readonly initials: readonly string[];
	/** Words of name, path, description and groups, and the initials, likewise. */
	readonly words: readonly string[];
	readonly groups: readonly string[];
	/** Points that do not depend on the query. */
	readonly weights: Float64Array;
}

/** A term as short as this has to begin a word: inside of words it is found everywhere and means nothing. */
export const SHORT_TERM = 2;

/** What makes a feature less likely to be the one that is looked for. */
const PENALTIES = {
	depth: -14,
	deprecated: -60,
	experimental: -15,
	nonStandard: -30,
	/** Names with underscores describe a behaviour; they are not names of things. */
	behaviour: -60,
} as const;

/** A text as words, in the forms that the ranking compares. */
interface Spelling {
	readonly compact: string;
	/** With a space before each word and one at the end. */
	readonly spaced: string;
	readonly initials: string;
}

export function collectEntries(compat: Compat): Entries {
	const weightOf = new Map(CATEGORIES.map(({ id, weight }) => [id, weight]));
	const spell = rememberSpellings();
	const size = compat.names.length;
	const names = new Array<string>(size);
	const nameWords = new Array<string>(size);
	const initials = new Array<string>(size);
	const allWords = new Array<string>(size);
	const groups = new Array<string>(size);
	const paths = new Array<string>(size);
	const weights = new Float64Array(size);
	for (let node = 0; node < size; node++) {
		const own = spell(compat.names[node] as string);
		const parent = compat.parents[node] as number;
		const description = spell(compat.description(node));
		const group = spell(compat.groups(node).join(" "));
		paths[node] = (parent < 0 ? "" : (paths[parent] as string)) + own.spaced;
		names[node] = own.compact;
		nameWords[node] = own.spaced;
		initials[node] = own.initials;
		allWords[node] = `${paths[node]}${own.initials && ` ${own.initials} `}${description.spaced}${group.spaced}`;
		groups[node] = group.compact;
		weights[node] = (weightOf.get(compat.categories[node] as string) ?? 0) + ownPoints(compat, node);
	}
	return { names, nameWords, initials, words: allWords, groups, weights };
}

/** Many names and descriptions are the same: each is taken apart once. */
function rememberSpellings(): (text: string) => Spelling {
	const known = new Map<string, Spelling>([["", { compact: "", spaced: "", initials: "" }]]);
	return (text) => {
		let spelling = known.get(text);
		if (!spelling) {
			spelling = spellOut(text);
			known.set(text, spelling);
		}
		return spelling;
	};
}

/** Reads a name, or a description without the markup that it has. */
function spellOut(text: string): Spelling {
	const found = words(text.includes("<") ? text.replace(/<\/?\w[^>]*>/g, " ") : text);
	const initials = found.length > SHORT_TERM ? found.map((word) => word[0]).join("") : "";
	return { compact: found.join(""), spaced: ` ${found.join(" ")} `, initials };
}

function ownPoints(compat: Compat, node: number): number {
	let points = (compat.depths[node] as number) * PENALTIES.depth;
	if (compat.is(node, "deprecated")) points += PENALTIES.deprecated;
	if (compat.is(node, "experimental")) points += PENALTIES.experimental;
	if (compat.is(node, "rated") && !compat.is(node, "standard")) points += PENALTIES.nonStandard;
	if ((compat.depths[node] as number) > 2 && compat.names[node]?.includes("_")) points += PENALTIES.behaviour;
	return points;
}
