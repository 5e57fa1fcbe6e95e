import { readdirSync } from "node:fs";

/** A site that exists to fail. */
export interface Fixture {
	/** The error's code, without `GATZ_`. */
	readonly code: string;
	/** The code, and after `--` which of several cases. */
	readonly folder: string;
}

export const FIXTURES: readonly Fixture[] = readdirSync(new URL(".", import.meta.url), { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && entry.name !== "fine")
	.map(({ name }) => ({ code: name.replace(/--.*/, ""), folder: name }))
	.sort((a, b) => (a.folder < b.folder ? -1 : 1));
