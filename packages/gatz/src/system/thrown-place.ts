import { readFileSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { ErrorPlace } from "../universal/errors.js";

/** Where site code threw, with the lines around it, as far as the stack tells. Reads the file for its frame; not for hot paths. */
export function thrownPlace(thrown: unknown, directory: string): ErrorPlace {
	if (!(thrown instanceof Error) || typeof thrown.stack !== "string") return {};
	const found = positions(thrown.stack).find((position) => isSiteFile(position.file, directory));
	if (!found) return {};
	const frame = codeFrame(found.file, found.line, found.column);
	const { line, column } = found;
	const file = relative(directory, found.file).split(sep).join("/");
	return { file, line, ...(column !== undefined && { column }), ...(frame !== undefined && { frame }) };
}

/** The stack of an error with the site's own frames first; the machine's are left out. */
export function siteFirstStack(stack: string, directory: string): string {
	const lines = stack.split("\n");
	const start = lines.findIndex((line) => /^\s+at /.test(line));
	if (start === -1) return stack;
	const frames = lines.slice(start).filter((line) => !line.includes("(node:") && !line.includes("at node:"));
	const ofSite = frames.filter((line) => positions(line).some((position) => isSiteFile(position.file, directory)));
	const others = frames.filter((line) => !ofSite.includes(line));
	return [...lines.slice(0, start), ...ofSite, ...others].join("\n");
}

interface Position {
	readonly file: string;
	readonly line: number;
	readonly column?: number;
}

/** Every `file:line[:column]` of a stack. Frames have one each; V8 puts a syntax error's into the first line, jiti into the message. */
function positions(stack: string): Position[] {
	const matches = stack.matchAll(/(?:^|[\s(])((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^\n()]*?):(\d+)(?::(\d+))?(?=[\s)]|$)/gm);
	return Array.from(matches, ([, file = "", line, column]) => ({
		file: file.startsWith("file://") ? fileURLToPath(file) : file,
		line: Number(line),
		...(column !== undefined && { column: Number(column) }),
	}));
}

function isSiteFile(file: string, directory: string): boolean {
	const path = relative(directory, file);
	if (path.startsWith("..") || isAbsolute(path)) return false;
	const folders = path.split(sep);
	return folders[0] !== ".cache" && !folders.includes("node_modules");
}

/** The lines of a file around a place, ready to print; undefined when there is no such line. */
export function codeFrame(file: string, line: number, column: number | undefined): string | undefined {
	let source: string[];
	try {
		source = readFileSync(file, "utf8").split("\n");
	} catch {
		return undefined;
	}
	if (line > source.length) return undefined;
	const first = Math.max(1, line - 2);
	const width = String(line + 2).length;
	const shown = source.slice(first - 1, line + 2).flatMap((text, index) => {
		const number = first + index;
		const row = `${number === line ? ">" : " "} ${String(number).padStart(width)} | ${text.replaceAll("\t", "  ")}`;
		if (number !== line || column === undefined) return [row];
		const before = text.slice(0, column - 1).replaceAll("\t", "  ");
		return [row, `  ${" ".repeat(width)} | ${" ".repeat(before.length)}^`];
	});
	return shown.join("\n");
}
