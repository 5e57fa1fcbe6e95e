import { readJson, whenThere, write } from "../system/files.js";
import { artifactLayout } from "./layout.js";
import { FORMAT } from "./schema.js";

/** `.cache/changes.json`: what caches have to forget that hold answers of the build `from`, now that `to` is served. Lists are sorted. */
export interface ChangeList {
	readonly format: number;
	readonly from: string;
	readonly to: string;
	/** Everything: then the lists are empty. */
	readonly all: boolean;
	/** Paths of pages and files that are new, different or gone, without the path prefix. A page's path means its data, too. */
	readonly urls: readonly string[];
	/** Patterns of such pages, as `/users/:id`. */
	readonly patterns: readonly string[];
	/** Tags that all old answers of these carry, and no other answer. */
	readonly tags: readonly string[];
	/** Whether it was sent to a server: the next build then begins a new list. */
	readonly sent: boolean;
}

/** @returns undefined where no build had an earlier one to compare with, or another version of Gatz wrote the list */
export async function readChangeList(siteDirectory: string): Promise<ChangeList | undefined> {
	const list = (await whenThere(readJson(artifactLayout(siteDirectory).changes))) as ChangeList | undefined;
	return list?.format === FORMAT ? list : undefined;
}

/** Puts a list among what is staged: it takes its place together with the build. */
export function stageChangeList(siteDirectory: string, list: ChangeList): Promise<void> {
	return write(artifactLayout(siteDirectory).nextChanges, `${JSON.stringify(list, null, "\t")}\n`);
}

/** Notes that a list was sent. */
export function markSent(siteDirectory: string, list: ChangeList): Promise<void> {
	return write(artifactLayout(siteDirectory).changes, `${JSON.stringify({ ...list, sent: true }, null, "\t")}\n`);
}

/** What changed since the beginning of a list that nobody has sent yet. */
export function joinChanges(earlier: ChangeList, list: ChangeList): ChangeList {
	const { from } = earlier;
	if (earlier.all || list.all) return { ...list, from, all: true, urls: [], patterns: [], tags: [] };
	const join = (key: "urls" | "patterns" | "tags") => [...new Set([...earlier[key], ...list[key]])].sort();
	return { ...list, from, urls: join("urls"), patterns: join("patterns"), tags: join("tags") };
}
