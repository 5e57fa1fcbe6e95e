import { relative } from "node:path";
import { GatzError } from "../universal/errors.js";
import { parsePattern } from "../universal/path-pattern.js";
import { htmlFile, pageDataFile, pathKey } from "../universal/url-path.js";
import { joinComponent } from "./content-file.js";
import { describeOrigin } from "./page-collection.js";
import type { PageEntry } from "./page-entry.js";
import { templateNames } from "./template-name.js";

/** All pages of a site: no two answer one URL or write one file. */
export interface PageTable {
	/** By path, each template's name its own. */
	readonly entries: readonly PageEntry[];
	readonly warnings: readonly string[];
}

/**
 * @param pages from `PageCollection.entries()`, so by path
 * @throws GatzError PAGE_COLLISION
 */
export function createPageTable(pages: readonly PageEntry[], siteDirectory: string): PageTable {
	const sourceOf = ({ component, contentFile }: PageEntry): string =>
		contentFile === undefined ? component : joinComponent({ component, contentFile: relative(siteDirectory, contentFile) });
	const names = templateNames(pages.map(sourceOf), siteDirectory);
	const entries = pages.map((page) => {
		const template = names.get(sourceOf(page)) as string;
		return template === page.template ? page : { ...page, template };
	});
	const warnings = new Set<string>();
	const collide = (answer: string, first: PageEntry, second: PageEntry): void => {
		if (pathKey(first.path) === pathKey(second.path)) {
			warnings.add(`There are pages at ${first.path} and at ${second.path}; which of them is shown is not certain.`);
			return;
		}
		throw new GatzError("PAGE_COLLISION", {
			path: answer,
			first: `${first.path} from ${describeOrigin(first, siteDirectory)}`,
			second: `${second.path} from ${describeOrigin(second, siteDirectory)}`,
		});
	};
	findEqual(entries, (entry) => pageDataFile(entry.path), collide);
	findEqual(entries, (entry) => htmlFile(entry.path), collide);
	findEqual(
		entries.filter((entry) => entry.matchPath !== undefined),
		(entry) => patternShape(entry.matchPath as string),
		(_, first, second) => collide(second.matchPath as string, first, second),
	);
	return { entries, warnings: [...warnings] };
}

function findEqual(
	entries: readonly PageEntry[],
	keyOf: (entry: PageEntry) => string,
	report: (key: string, first: PageEntry, second: PageEntry) => void,
): void {
	const firsts = new Map<string, PageEntry>();
	for (const entry of entries) {
		const key = keyOf(entry);
		const first = firsts.get(key);
		if (first) report(key, first, entry);
		else firsts.set(key, entry);
	}
}

/** A pattern without its parameters' names: patterns of one shape match the same URLs. */
function patternShape(pattern: string): string {
	return JSON.stringify(parsePattern(pattern).map((segment) => (segment.kind === "static" ? segment : { ...segment, name: "" })));
}
