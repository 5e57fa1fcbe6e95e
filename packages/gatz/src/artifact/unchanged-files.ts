import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { statPathSync } from "../system/files.js";
import { artifactLayout } from "./layout.js";
import type { CurrentBuild, FileRecord } from "./schema.js";

/** Knows which files of `public/` are as the build that is served left them. */
export interface UnchangedFiles {
	/** @param hash what the file's content should be, when that is known */
	find(path: string, hash?: string): FileRecord | undefined;
	/** Resolves when all files have been looked at; before it, each is looked at when it is asked for. */
	readonly looked: Promise<void>;
}

/** Files from which on another thread looks at them, while this one has other things to do. */
const MANY = 2000;

/**
 * A file is unchanged when it has the size that the build wrote, and was not written since its commit. What has been touched since then is
 * not known to be unchanged.
 */
export function createUnchangedFiles(siteDirectory: string, previous: CurrentBuild | undefined): UnchangedFiles {
	if (!previous) return { find: () => undefined, looked: Promise.resolve() };
	const records = new Map(previous.files.map((record) => [record.path, record]));
	const isUnchanged = createLook(siteDirectory);
	let touched: ReadonlySet<string> | undefined;
	const looked =
		previous.files.length < MANY
			? Promise.resolve()
			: findTouched(siteDirectory).then((found) => {
					touched = found;
				});
	return {
		find(path, hash) {
			const record = records.get(path);
			if (!record || (hash !== undefined && record.hash !== hash)) return undefined;
			return (touched ? !touched.has(path) : isUnchanged(record)) ? record : undefined;
		},
		looked,
	};
}

/** Looks at single files. */
export function createLook(siteDirectory: string): (record: FileRecord) => boolean {
	const layout = artifactLayout(siteDirectory);
	const committed = statPathSync(layout.current)?.mtimeMs ?? 0;
	return ({ path, size }) => {
		const stats = statPathSync(join(layout.public, path));
		return stats?.isFile() === true && stats.size === size && stats.mtimeMs <= committed;
	};
}

/** Paths of the current build's files that have changed or are gone. All of them, when they can't be looked at. */
function findTouched(siteDirectory: string): Promise<ReadonlySet<string> | undefined> {
	return new Promise((resolve) => {
		const worker = new Worker(new URL("./touched-files-worker.js", import.meta.url), { workerData: siteDirectory });
		worker.once("message", (paths: string[]) => resolve(new Set(paths)));
		// Then each file is looked at when it is asked for.
		worker.once("error", () => resolve(undefined));
	});
}
