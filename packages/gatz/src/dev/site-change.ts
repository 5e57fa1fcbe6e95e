import { join } from "node:path";
import { statPath, walk } from "../system/files.js";

/** Milliseconds between two looks at the files. */
const INTERVAL = 300;

/** Folders at the top of a site of which the files are no sources; that of packages says when one comes or goes. */
const SKIPPED = new Set([".cache", ".git", "node_modules", "public"]);

/**
 * Resolves when a file of a site has changed, come or gone. For a site that does not start, of which nothing else watches anything.
 * @param directory absolute path of the site
 * @param since milliseconds since 1970; what was written after it has changed, too
 */
export async function untilSiteChanges(directory: string, since: number): Promise<void> {
	for (let before: string | undefined; ; ) {
		const { files, latest } = await lookAt(directory);
		if (latest > since || (before !== undefined && files !== before)) return;
		before = files;
		await new Promise((resolve) => setTimeout(resolve, INTERVAL));
	}
}

async function lookAt(directory: string): Promise<{ readonly files: string; readonly latest: number }> {
	const files = await walk(directory, (folder) => SKIPPED.has(folder));
	const states = await Promise.all([...files, "node_modules"].map((file) => statPath(join(directory, file))));
	return { files: files.join("\n"), latest: Math.max(...states.map((state) => state?.mtimeMs ?? 0)) };
}
