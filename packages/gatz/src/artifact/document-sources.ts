import type { DocumentSources, PrerenderedSources } from "../universal/content-policy.js";

/** What is known of a prerendered document. */
export interface RecordedSources {
	/** What its policy has to allow. */
	readonly sources: DocumentSources;
	/** Those that come along when a visitor navigates to it. */
	readonly carried: DocumentSources;
}

/** Path of a file of `public/` → what is known of that document. */
export type RecordsByFile = ReadonlyMap<string, RecordedSources>;

type Places = readonly number[];

/** As written: most documents share most of their sources, so each text is there once. */
export interface SourcesFile {
	readonly sources: readonly string[];
	/** Path → places in `sources` of its scripts and its styles, then of those that are carried. */
	readonly documents: Readonly<Record<string, readonly [Places, Places, Places, Places]>>;
}

export function writeSources(byFile: RecordsByFile): string {
	const places = new Map<string, number>();
	const place = (source: string): number => {
		if (!places.has(source)) places.set(source, places.size);
		return places.get(source) as number;
	};
	const sorted = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1));
	const documents = sorted.map(([path, { sources, carried }]) => {
		const lists = [sources.scripts, sources.styles, carried.scripts, carried.styles];
		return [path, lists.map((list) => list.map(place)) as unknown as SourcesFile["documents"][string]] as const;
	});
	return JSON.stringify({ sources: [...places.keys()], documents: Object.fromEntries(documents) } satisfies SourcesFile);
}

/** @param file undefined: nothing is known of any document */
export function readSources(file: SourcesFile | undefined): RecordsByFile {
	if (!file) return new Map();
	const pick = (scripts: Places, styles: Places): DocumentSources => ({ scripts: named(scripts), styles: named(styles) });
	const named = (places: Places): string[] => places.map((index) => file.sources[index] ?? "");
	const documents = Object.entries(file.documents);
	return new Map(
		documents.map(([path, [scripts, styles, ...carried]]) => [path, { sources: pick(scripts, styles), carried: pick(...carried) }]),
	);
}

/** As policies are made from them: what is said of a document is read when someone asks for it. */
export function createPrerenderedSources({ sources, documents }: SourcesFile = { sources: [], documents: {} }): PrerenderedSources {
	const named = (places: Iterable<number>): string[] => [...places].map((place) => sources[place] ?? "");
	const records = Object.values(documents);
	const joined = (list: 2 | 3) => named(new Set(records.flatMap((record) => record[list]))).sort();
	return {
		ofFile(path) {
			const [scripts, styles] = (Object.hasOwn(documents, path) && documents[path]) || [];
			return scripts && styles && { scripts: named(scripts), styles: named(styles) };
		},
		ofVisit: unlessTooMany({ scripts: joined(2), styles: joined(3) }),
	};
}

/** What documents carry along, all together, each once. */
export function joinCarried(byFile: RecordsByFile): DocumentSources {
	const records = [...byFile.values()];
	const joined = (list: keyof DocumentSources) => [...new Set(records.flatMap(({ carried }) => carried[list]))].sort();
	return unlessTooMany({ scripts: joined("scripts"), styles: joined("styles") });
}

/** So many sources are named in every policy; a site that carries more along has one with each of its documents only. */
const MOST_CARRIED = 50;

function unlessTooMany(carried: DocumentSources): DocumentSources {
	return carried.scripts.length + carried.styles.length > MOST_CARRIED ? { scripts: [], styles: [] } : carried;
}
