import { join } from "node:path";
import { statPath, walk } from "../system/files.js";

/** Milliseconds between two looks at the files. */
const INTERVAL = 300;

/** Folders at the top of a site of which the files are no sources; that of packages says when one comes or goes. */
const SKIPPED = new Set([".cache", ".git", "node_modules", "public"]);

/** Milliseconds for which nothing is written when all of a change is there: who writes a file may have emptied it first. */
const QUIET = 50;

interface Look {
	/** Paths, a line each. */
	readonly files: string;
	/** When the last of them was written, in milliseconds since 1970. */
	readonly latest: number;
}

/**
 * Resolves when a file of a site has changed, come or gone. For a site that does not start, of which nothing else watches anything.
 * @param directory absolute path of the site
 * @param since milliseconds since 1970; what was written after it has changed, too
 */
export async function untilSiteChanges(directory: string, since: number): Promise<void> {
	const first = await lookAt(directory);
	let look = first;
	while (look.latest <= since && look.files === first.files) look = await lookAfter(directory, INTERVAL);
	for (let before: Look | undefined; before?.files !== look.files || before.latest !== look.latest; ) {
		before = look;
		look = await lookAfter(directory, QUIET);
	}
}

async function lookAfter(directory: string, time: number): Promise<Look> {
	await new Promise((resolve) => setTimeout(resolve, time));
	return lookAt(directory);
}

async function lookAt(directory: string): Promise<Look> {
	const files = await walk(directory, (folder) => SKIPPED.has(folder));
	const states = await Promise.all([...files, "node_modules"].map((file) => statPath(join(directory, file))));
	return { files: files.join("\n"), latest: Math.max(...states.map((state) => state?.mtimeMs ?? 0)) };
}
