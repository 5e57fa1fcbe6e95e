import type { PageInput } from "../plugin-api.js";
import type { RunGraphql } from "../plugins/data-actions.js";
import { collectCollectionPages } from "./collect-collection-pages.js";
import { isCollectionPath } from "./collection-path.js";
import { filePath, type PageFile } from "./page-files.js";
import { bracketsToPattern } from "./route-pattern.js";

/**
 * Makes the pages of files, in the order of the files: one of each, or one for each node. SPEC 3.1–3.4.
 * @throws GatzError PAGE_PATTERN, PAGE_PARAM_RESERVED, and those of `collectCollectionPages`
 */
export async function collectFilePages(files: readonly PageFile[], graphql: RunGraphql): Promise<PageInput[]> {
	const pages: PageInput[] = [];
	for (const file of files) {
		const path = filePath(file.file);
		if (isCollectionPath(path)) for (const page of await collectCollectionPages(file, graphql)) pages.push(page);
		else pages.push(createFilePage(path, file));
	}
	return pages;
}

function createFilePage(path: string, { component, source }: PageFile): PageInput {
	const matchPath = /[[\]]/.test(path) && { matchPath: bracketsToPattern(path, source) };
	return { path, ...matchPath, component, context: {} };
}
