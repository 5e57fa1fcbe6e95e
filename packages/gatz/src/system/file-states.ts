import { hashFile, statPathSync } from "./files.js";
import { mapParallel } from "./parallel.js";

/** What was seen of a file. */
export interface FileState {
	/** Time of the last change, in ms since 1970. */
	readonly modified: number;
	/** Bytes. */
	readonly size: number;
	/** `contentHash`; empty when there is no such file. */
	readonly hash: string;
}

/** By absolute path. */
export type FileStates = Readonly<Record<string, FileState>>;

const ABSENT: FileState = { modified: 0, size: 0, hash: "" };

/**
 * Looks at files. One whose size and time of change are as before is not read again.
 * @param before what was seen the last time
 */
export async function readFileStates(paths: Iterable<string>, before: FileStates = {}): Promise<FileStates> {
	const sorted = [...new Set(paths)].sort();
	const states = await mapParallel(sorted, 16, async (path) => {
		const stats = statPathSync(path);
		if (!stats?.isFile()) return ABSENT;
		const known = before[path];
		if (known?.modified === stats.mtimeMs && known.size === stats.size) return known;
		return { modified: stats.mtimeMs, size: stats.size, hash: await hashFile(path, stats.size) };
	});
	return Object.fromEntries(sorted.map((path, index) => [path, states[index] as FileState]));
}

/** Paths whose content differs, sorted; what only one side knows differs. */
export function changedPaths(before: FileStates, after: FileStates): string[] {
	const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
	return [...paths].filter((path) => before[path]?.hash !== after[path]?.hash).sort();
}
