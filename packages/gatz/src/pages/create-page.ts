import { isAbsolute } from "node:path";
import type { PageInput } from "../plugin-api.js";
import { contentHash } from "../system/hash.js";
import { GatzError } from "../universal/errors.js";
import type { TrailingSlash } from "../universal/page.js";
import { applyTrailingSlash } from "../universal/url-path.js";
import type { ComponentNames } from "./component-names.js";
import { splitComponent } from "./content-file.js";
import type { PageEntry } from "./page-entry.js";
import { checkPattern } from "./route-pattern.js";

/** What of the site a page's normal form depends on. */
export interface PageRules {
	readonly trailingSlash: TrailingSlash;
	readonly components: ComponentNames;
}

/** Bytes that a name may have on the common file systems, less what the framework may put before and after it. */
const LONGEST_NAME = 240;

/**
 * Checks and normalises what createPage was given. Whether the component's file is there and has a default export is seen later,
 * once for each component. SPEC 3.8.
 * @param creator name of the plugin that calls
 * @throws GatzError PAGE_PATH_MISSING, PAGE_COMPONENT_MISSING, PAGE_COMPONENT_NOT_ABSOLUTE, PAGE_CONTEXT_RESERVED, PAGE_PATTERN,
 * PAGE_PARAM_RESERVED
 */
export function createPageEntry(input: PageInput, creator: string, rules: PageRules): { entry: PageEntry; warnings: readonly string[] } {
	const { path: given, component: wanted, matchPath, defer, ownerNodeId } = input;
	const place = { plugin: creator, ...(typeof given === "string" && { page: given }) };
	if (typeof given !== "string" || given === "") throw new GatzError("PAGE_PATH_MISSING", { plugin: creator }, { place });
	if (typeof wanted !== "string" || wanted === "") throw new GatzError("PAGE_COMPONENT_MISSING", { page: given }, { place });
	const { component, contentFile } = splitComponent(wanted);
	if (!isAbsolute(component)) throw new GatzError("PAGE_COMPONENT_NOT_ABSOLUTE", { page: given, component }, { place });

	const { file, source, template } = rules.components.get(component);
	const { path, warnings } = normalisePath(given, source, rules.trailingSlash);
	if (typeof matchPath === "string") checkPattern(matchPath, matchPath, source);
	const entry: PageEntry = {
		path,
		...(typeof matchPath === "string" && { matchPath }),
		component: file,
		...(contentFile !== undefined && { contentFile }),
		context: input.context ?? {},
		template,
		...(defer !== undefined && { defer: defer === true }),
		...(typeof ownerNodeId === "string" && { ownerNodeId }),
		slices: input.slices ?? {},
		pluginCreator: creator,
	};
	checkContext(entry, given, place);
	return { entry, warnings };
}

const NO_WARNINGS: readonly string[] = [];

function normalisePath(given: string, source: string, trailingSlash: TrailingSlash): { path: string; warnings: readonly string[] } {
	const rooted = given.startsWith("/") ? given : `/${given}`;
	if (!UNUSUAL.test(rooted) && !rooted.includes("\0")) return { path: applyTrailingSlash(rooted, trailingSlash), warnings: NO_WARNINGS };
	const warnings: string[] = [];
	const single = rooted.replace(/\/{2,}/g, "/");
	if (single !== rooted) warnings.push(`The page path "${given}" has doubled slashes; "${single}" is used.`);
	const wrong = single.split("/").find((segment) => segment === "." || segment === ".." || segment.includes("\0"));
	if (wrong !== undefined) {
		const problem = `no URL has the segment ${JSON.stringify(wrong)}`;
		throw new GatzError("PAGE_PATTERN", { pattern: given, file: source, problem }, { place: { file: source, page: given } });
	}
	const short = single.split("/").map(shortenSegment).join("/");
	if (short !== single) warnings.push(`The page path "${given}" is too long for the file system; "${short}" is used.`);
	return { path: applyTrailingSlash(short, trailingSlash), warnings };
}

/** Empty and dot segments, and those that may be too long: a character has at most three bytes for each unit of its text. */
const UNUSUAL = /\/\/|\/\.\.?(?:\/|$)|[^/]{80}/;

/** SPEC 3.8.6 */
function shortenSegment(segment: string): string {
	if (Buffer.byteLength(segment) <= LONGEST_NAME) return segment;
	const start = Buffer.from(segment).subarray(0, LONGEST_NAME - 9);
	return `${start.toString("utf8").replace(/\uFFFD+$/, "")}-${contentHash(segment).slice(0, 8)}`;
}

/** Keys that a page's context may only have when it says what the page says. SPEC 3.8.2 */
const RESERVED: Readonly<Record<string, (entry: PageEntry, given: string) => readonly unknown[]>> = {
	path: ({ path }, given) => [path, given],
	matchPath: ({ matchPath }) => [matchPath],
	component: ({ component }) => [component],
	componentChunkName: ({ template }) => [template],
	pluginCreator___NODE: () => [],
	pluginCreatorId: () => [],
};

function checkContext(entry: PageEntry, given: string, place: { plugin: string }): void {
	for (const key in RESERVED) {
		if (Object.hasOwn(entry.context, key) && !RESERVED[key]?.(entry, given).includes(entry.context[key])) {
			throw new GatzError("PAGE_CONTEXT_RESERVED", { page: entry.path, key }, { place });
		}
	}
}
