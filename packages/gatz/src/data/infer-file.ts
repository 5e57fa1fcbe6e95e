import { posix } from "node:path";
import type { DataNode } from "./node.js";

/** Longer texts are prose: they are not looked into. */
const LONGEST_PATH = 1024;
const LONGEST_EXTENSION = 12;

/** Programs of Windows: `.com` is the end of a domain more often than of a file. */
const PROGRAM = /\.(?:exe|dll|com|bat|msi)$/i;
const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|[\\/])/i;

/** Whether a text may be a file's path relative to another file: it has an extension, no scheme and no leading slash. */
export function isPathText(text: string): boolean {
	if (text.length > LONGEST_PATH || !endsInExtension(text)) return false;
	return !ABSOLUTE.test(text) && !PROGRAM.test(text);
}

/** Most texts that are no path fail here, on their last few characters. */
function endsInExtension(text: string): boolean {
	const last = text.length - 1;
	const first = Math.max(0, last - LONGEST_EXTENSION);
	for (let index = last; index >= first; index--) {
		const code = text.charCodeAt(index);
		if (code === 46) return index < last;
		const isDigit = code >= 48 && code <= 57;
		const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
		if (!isDigit && !isLetter) return false;
	}
	return false;
}

/**
 * The absolute path that a text in a node means: relative to the file that the node, or an ancestor of it, is.
 *
 * @returns undefined when the node comes from no file
 */
export function resolveFilePath(node: DataNode, text: string, getNode: (id: string) => DataNode | undefined): string | undefined {
	const seen = new Set<DataNode>();
	let file: DataNode | undefined = node;
	while (file && file.internal.type !== "File") {
		if (seen.has(file)) return undefined;
		seen.add(file);
		file = file.parent ? getNode(file.parent) : undefined;
	}
	const directory = file?.dir;
	return typeof directory === "string" && directory !== "" ? posix.join(directory, text.replaceAll("\\", "/")) : undefined;
}
