import { relative } from "node:path";
import { readText, whenThere } from "../system/files.js";
import { mapParallel } from "../system/parallel.js";
import { GatzError } from "../universal/errors.js";
import type { PageEntry } from "./page-entry.js";

/**
 * Sees that each page's component is a file with something in it; every file is read once. SPEC 3.8.1.
 * @throws GatzError PAGE_COMPONENT_NOT_FOUND, PAGE_EMPTY
 */
export async function checkComponents(pages: Iterable<PageEntry>, siteDirectory: string): Promise<void> {
	const first = new Map<string, PageEntry>();
	for (const page of pages) if (!first.has(page.component)) first.set(page.component, page);
	const texts = await mapParallel(first.keys(), 8, (component) => whenThere(readText(component)));
	for (const [index, [component, page]] of [...first].entries()) {
		const place = { page: page.path, plugin: page.pluginCreator };
		const text = texts[index];
		if (text === undefined) throw new GatzError("PAGE_COMPONENT_NOT_FOUND", { component, page: page.path }, { place });
		if (text.trim() === "") {
			const file = relative(siteDirectory, component).replaceAll("\\", "/");
			throw new GatzError("PAGE_EMPTY", { file }, { place: { ...place, file } });
		}
	}
}
