import type { Site } from "../build/load-site.js";
import { listPageFiles } from "../pages/page-files.js";
import { findPageFolders } from "../pages/page-folders.js";
import type { StoredPages } from "./page-source.js";

/** What is kept of a run of develop. */
interface StoredRun extends StoredPages {
	/** The page files that there were. */
	readonly files: string;
}

const PAGES = "pages of develop";

/** The pages of the last run, where its nodes are at hand and the page files are the same. */
export async function readStoredPages(site: Site): Promise<StoredPages | undefined> {
	const text = site.data.database.getValue(PAGES);
	if (typeof text !== "string") return undefined;
	const stored = JSON.parse(text) as StoredRun;
	return stored.files === (await describeFiles(site)) ? stored : undefined;
}

/** Keeps pages together with the nodes, at the next save. */
export async function storePages(site: Site, pages: StoredPages): Promise<void> {
	const stored: StoredRun = { files: await describeFiles(site), ...pages };
	site.data.database.setValue(PAGES, JSON.stringify(stored));
}

async function describeFiles({ directory, plugins, extensions }: Site): Promise<string> {
	const folders = await findPageFolders(directory, plugins);
	const files = await Promise.all(folders.map((folder) => listPageFiles(folder, directory, extensions)));
	return files
		.flat()
		.map(({ source }) => source)
		.join("\n");
}
