import type { Site } from "../build/load-site.js";
import type { PageEntry } from "../pages/page-entry.js";
import { listPageFiles } from "../pages/page-files.js";
import { findPageFolders } from "../pages/page-folders.js";

/** The pages of a run of develop, for the next one. */
interface StoredPages {
	/** The page files that there were. */
	readonly files: string;
	readonly entries: readonly PageEntry[];
}

const PAGES = "pages of develop";

/** The pages of the last run, where its nodes are at hand and the page files are the same. */
export async function readStoredPages(site: Site): Promise<readonly PageEntry[] | undefined> {
	const text = site.data.database.getValue(PAGES);
	if (typeof text !== "string") return undefined;
	const stored = JSON.parse(text) as StoredPages;
	return stored.files === (await describeFiles(site)) ? stored.entries : undefined;
}

/** Keeps pages together with the nodes, at the next save. */
export async function storePages(site: Site, entries: readonly PageEntry[]): Promise<void> {
	const stored: StoredPages = { files: await describeFiles(site), entries };
	site.data.database.setValue(PAGES, JSON.stringify(stored));
}

async function describeFiles({ directory, plugins }: Site): Promise<string> {
	const folders = await findPageFolders(directory, plugins);
	const files = await Promise.all(folders.map((folder) => listPageFiles(folder, directory)));
	return files
		.flat()
		.map(({ source }) => source)
		.join("\n");
}
