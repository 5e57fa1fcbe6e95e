import { join } from "node:path";
import { readJson, whenThere } from "../system/files.js";
import type { DocumentSources } from "../universal/content-policy.js";
import { SERVER_FILES } from "./schema.js";

/** Path of a file of `public/` → what the policy of that document has to allow. */
export type SourcesByFile = ReadonlyMap<string, DocumentSources>;

/** As written: most documents share most of their sources, so each text is there once. */
interface SourcesFile {
	readonly sources: readonly string[];
	/** Path → places of its scripts and of its styles in `sources`. */
	readonly documents: Readonly<Record<string, readonly [scripts: readonly number[], styles: readonly number[]]>>;
}

export function writeSources(byFile: SourcesByFile): string {
	const places = new Map<string, number>();
	const place = (source: string): number => {
		if (!places.has(source)) places.set(source, places.size);
		return places.get(source) as number;
	};
	const sorted = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1));
	const documents = Object.fromEntries(
		sorted.map(([path, { scripts, styles }]) => [path, [scripts.map(place), styles.map(place)] as const]),
	);
	return JSON.stringify({ sources: [...places.keys()], documents } satisfies SourcesFile);
}

/** @returns nothing for a server half without such a file */
export async function readSources(serverDirectory: string): Promise<SourcesByFile> {
	const file = (await whenThere(readJson(join(serverDirectory, SERVER_FILES.documentSources)))) as SourcesFile | undefined;
	if (!file) return new Map();
	const { sources, documents } = file;
	const pick = (places: readonly number[]): string[] => places.map((index) => sources[index] ?? "");
	return new Map(Object.entries(documents).map(([path, [scripts, styles]]) => [path, { scripts: pick(scripts), styles: pick(styles) }]));
}
