/** Bytes of a file, both ends included. */
export interface ByteRange {
	readonly start: number;
	readonly end: number;
}

/**
 * Reads a `range` header of one range. null when there is none that counts, so that the whole file is the answer; `"unsatisfiable"` when
 * it lies outside of the file. RFC 9110, 14.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | null {
	const match = header === undefined ? null : /^bytes=(\d*)-(\d*)$/.exec(header.trim());
	if (!match || (match[1] === "" && match[2] === "")) return null;
	const [, first = "", last = ""] = match;
	if (first === "") {
		const length = Math.min(Number(last), size);
		return length === 0 ? "unsatisfiable" : { start: size - length, end: size - 1 };
	}
	const start = Number(first);
	const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
	if (start >= size) return "unsatisfiable";
	return end < start ? null : { start, end };
}
