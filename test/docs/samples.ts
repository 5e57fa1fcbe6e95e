import { readFileSync } from "node:fs";

/** A fenced piece of Markdown that names its file: ```` ```jsx src/pages/index.js ````. */
export interface Sample {
	/** Path of the file in a site. */
	readonly path: string;
	readonly code: string;
	/** The code of the error with which a build of it ends: `fails=GATZ_…` behind the path. */
	readonly fails?: string;
}

/** @param page path below `docs/` */
export function readSamples(page: string): Sample[] {
	const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
	const fences = text.matchAll(/^```\w+ (\S+\.\w+)(?: fails=(\w+))?\n([\s\S]*?)^```$/gm);
	return Array.from(fences, ([, path = "", fails, code = ""]) => ({ path, code, ...(fails !== undefined && { fails }) }));
}
