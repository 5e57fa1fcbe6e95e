import { relative } from "node:path";
import { codeFrame } from "../system/thrown-place.js";
import type { ErrorPlace } from "../universal/errors.js";

/**
 * What a `graphql` tag is for, as far as its file says. `exported`: by any name, a page query where the file is a page's component;
 * `static`: given to useStaticQuery or StaticQuery; `config`: inside of a page's `config`; `none`: by no one, so only its hash is of use.
 */
export type TagUsage = "exported" | "static" | "config" | "none";

/** A `graphql` tag in a source file. */
export interface GraphqlTag {
	/** Absolute path, with `/`. */
	readonly file: string;
	/** What stands between the backticks, as it is written: a backslash is GraphQL's. */
	readonly text: string;
	/** Offsets of the whole expression, the tag's name included. */
	readonly start: number;
	readonly end: number;
	/** Where `text` begins, counted from 1; 0 in a file that was translated before it was read. */
	readonly line: number;
	readonly column: number;
	readonly usage: TagUsage;
	/** It holds `${…}`. */
	readonly interpolated: boolean;
}

/** A file's path as messages have it. */
export function shownFile(file: string, siteDirectory: string): string {
	return relative(siteDirectory, file).replaceAll("\\", "/");
}

/** Where an offset in the text of a tag is in the site, with the lines around it. Reads the file. */
export function tagPlace({ file, text, line, column }: GraphqlTag, offset: number, siteDirectory: string): ErrorPlace {
	const shown = shownFile(file, siteDirectory);
	if (line === 0) return { file: shown };
	const before = text.slice(0, offset).split("\n");
	const last = before.at(-1) as string;
	const found = { line: line + before.length - 1, column: last.length + (before.length === 1 ? column : 1) };
	const frame = codeFrame(file, found.line, found.column);
	return { file: shown, ...found, ...(frame && { frame }) };
}
