import { dirname, join } from "node:path";
import { listDirectory, readText, statPath } from "../system/files.js";

/** What stands between quotes behind `from`, `import`, `import(` or `require(` and begins with a dot. */
const RELATIVE = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*(["'`])(\.{1,2}(?:\/[^"'`\n]*)?)\1/g;

/** TypeScript sources name what they will be compiled to. */
const COMPILED = /\.([cm]?)jsx?$/;

/**
 * The text of modules and of all modules and JSON files that these load by relative paths, by absolute path and sorted by it. Found by their text:
 * a path in a comment counts, one that is computed does not.
 * @param entries absolute paths
 */
export async function readLocalModules(entries: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const texts = new Map<string, string>();
	const visit = async (file: string): Promise<void> => {
		if (texts.has(file)) return;
		texts.set(file, "");
		const text = await readText(file);
		texts.set(file, text);
		for (const [, , path = ""] of text.matchAll(RELATIVE)) {
			const found = await findLocalModule(join(dirname(file), path));
			if (found !== undefined) await visit(found);
		}
	};
	for (const entry of entries) await visit(entry);
	return new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The file that a path without an ending, with that of the compiled file, or of a folder stands for. */
async function findLocalModule(path: string): Promise<string | undefined> {
	for (const candidate of [path, path.replace(COMPILED, ".$1ts"), path.replace(COMPILED, ".$1tsx")]) {
		if ((await statPath(candidate))?.isFile()) return candidate;
	}
	return (await startingWith(path)) ?? startingWith(join(path, "index"));
}

const ENDING = /^\.(?:[cm]?[jt]sx?|json)$/;

async function startingWith(path: string): Promise<string | undefined> {
	const folder = dirname(path);
	const stem = path.slice(folder.length + 1);
	const names = (await listDirectory(folder)).filter((name) => name.startsWith(stem) && ENDING.test(name.slice(stem.length)));
	return names[0] && join(folder, names[0]);
}
