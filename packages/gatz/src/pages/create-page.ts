import { isAbsolute, relative } from "node:path";
import type { PageInput } from "../plugin-api.js";
import { contentHash } from "../system/hash.js";
import { GatzError } from "../universal/errors.js";
import type { TrailingSlash } from "../universal/page.js";
import { applyTrailingSlash } from "../universal/url-path.js";
import type { PageEntry } from "./page-entry.js";
import { checkPattern } from "./route-pattern.js";
import { templateName } from "./template-name.js";

/** What of the site a page's normal form depends on. */
export interface PageRules {
	readonly siteDirectory: string;
	readonly trailingSlash: TrailingSlash;
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
export function createPageEntry(input: PageInput, creator: string, rules: PageRules): { entry: PageEntry; warnings: string[] } {
	const { path: given, component, matchPath, defer } = input;
	const place = { plugin: creator, ...(typeof given === "string" && { page: given }) };
	if (typeof given !== "string" || given === "") throw new GatzError("PAGE_PATH_MISSING", { plugin: creator }, { place });
	if (typeof component !== "string" || component === "") throw new GatzError("PAGE_COMPONENT_MISSING", { page: given }, { place });
	if (!isAbsolute(component)) throw new GatzError("PAGE_COMPONENT_NOT_ABSOLUTE", { page: given, component }, { place });

	const source = relative(rules.siteDirectory, component).replaceAll("\\", "/");
	const { path, warnings } = normalisePath(given, source, rules.trailingSlash);
	if (typeof matchPath === "string") checkPattern(matchPath, matchPath, source);
	const entry: PageEntry = {
		path,
		...(typeof matchPath === "string" && { matchPath }),
		component: component.replaceAll("\\", "/"),
		context: input.context ?? {},
		template: templateName(component, rules.siteDirectory),
		...(defer !== undefined && { defer: defer === true }),
		slices: input.slices ?? {},
		pluginCreator: creator,
	};
	checkContext(entry, given, place);
	return { entry, warnings };
}

function normalisePath(given: string, source: string, trailingSlash: TrailingSlash): { path: string; warnings: string[] } {
	const warnings: string[] = [];
	const rooted = given.startsWith("/") ? given : `/${given}`;
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

/** SPEC 3.8.6 */
function shortenSegment(segment: string): string {
	if (Buffer.byteLength(segment) <= LONGEST_NAME) return segment;
	const start = Buffer.from(segment).subarray(0, LONGEST_NAME - 9);
	return `${start.toString("utf8").replace(/\uFFFD+$/, "")}-${contentHash(segment).slice(0, 8)}`;
}

/** A reserved key may only say what the page says. SPEC 3.8.2 */
function checkContext(entry: PageEntry, given: string, place: { plugin: string }): void {
	const reserved: Record<string, unknown[]> = {
		path: [entry.path, given],
		matchPath: [entry.matchPath],
		component: [entry.component],
		componentChunkName: [entry.template],
		pluginCreator___NODE: [],
		pluginCreatorId: [],
	};
	for (const [key, allowed] of Object.entries(reserved)) {
		if (Object.hasOwn(entry.context, key) && !allowed.includes(entry.context[key])) {
			throw new GatzError("PAGE_CONTEXT_RESERVED", { page: entry.path, key }, { place });
		}
	}
}
