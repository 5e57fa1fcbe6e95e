import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Puts the places of the source into the stacks of errors that arise in bundled code. */
export interface StackMapper {
	/** Rewrites the stack of an error and of its causes; anything else that was thrown stays as it is. */
	map(thrown: unknown): void;
}

/** A frame in bundled code: everything before its place, the file as path or URL, line and column. */
const FRAME = /^(\s+at .*?\(?)((?:file:\/\/)?[^()\s]+\.mjs):(\d+):(\d+)(\)?)$/gm;

/**
 * Makes a mapper that reads a source map when an error first needs it, and never before: Node's own `--enable-source-maps` reads them
 * all at start.
 * @param directory what the maps' sources are relative to: absolute path of the site
 */
export function createStackMapper(directory: string): StackMapper {
	const maps = new Map<string, SourceMap | null>();
	const mapped = new WeakSet<Error>();

	function mapOf(file: string): SourceMap | null {
		let map = maps.get(file);
		if (map === undefined) {
			map = readMap(file);
			maps.set(file, map);
		}
		return map;
	}

	function mapFrame(frame: string, before: string, file: string, line: string, column: string, after: string): string {
		const path = file.startsWith("file://") ? fileURLToPath(file) : file;
		const entry = mapOf(path)?.findEntry(Number(line) - 1, Number(column) - 1);
		if (!entry || !("originalSource" in entry)) return frame;
		return `${before}${resolve(directory, entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}${after}`;
	}

	return {
		map(thrown) {
			for (let error = thrown; error instanceof Error && !mapped.has(error); error = error.cause) {
				mapped.add(error);
				if (error.stack !== undefined) error.stack = error.stack.replace(FRAME, mapFrame);
			}
		},
	};
}

function readMap(file: string): SourceMap | null {
	try {
		return new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")));
	} catch {
		return null;
	}
}
