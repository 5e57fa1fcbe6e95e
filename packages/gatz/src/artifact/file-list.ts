import type { FileRecord } from "./schema.js";

/** The files of `public/` that a build has listed. */
export interface FileList {
	get(path: string): FileRecord | undefined;
}

export const NO_FILES: FileList = { get: () => undefined };

/**
 * A line for each file, in the order of their names as they are written. A site may have hundreds of thousands of files, and one start of
 * a server asks for a few: so nothing has to be parsed for one to be found.
 */
export function writeFileList(files: readonly FileRecord[]): string {
	const lines = files.map(({ path, hash, size, immutable }): readonly [string, string] => {
		const name = escapeName(path);
		return [name, `${name}\t${hash}\t${size}\t${immutable ? 1 : 0}\n`];
	});
	return lines
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, line]) => line)
		.join("");
}

/** @param text as {@link writeFileList} gives it */
export function openFileList(text: string): FileList {
	return {
		get(path) {
			const name = escapeName(path);
			let from = 0;
			let to = text.length;
			while (from < to) {
				const start = text.lastIndexOf("\n", ((from + to) >>> 1) - 1) + 1;
				const tab = text.indexOf("\t", start);
				const found = text.slice(start, tab);
				if (found === name) return readLine(path, text.slice(tab + 1, text.indexOf("\n", tab)));
				if (found < name) from = text.indexOf("\n", tab) + 1;
				else to = start;
			}
			return undefined;
		},
	};
}

function readLine(path: string, rest: string): FileRecord {
	const [hash = "", size, immutable] = rest.split("\t");
	return { path, hash, size: Number(size), immutable: immutable === "1" };
}

/** What would end a name or a line. */
function escapeName(path: string): string {
	return /[%\t\n]/.test(path) ? path.replace(/[%\t\n]/g, encodeURIComponent) : path;
}
