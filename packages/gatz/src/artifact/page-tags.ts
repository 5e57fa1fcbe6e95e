import { contentHash } from "../system/hash.js";
import type { PageRow } from "../universal/page.js";
import type { TemplateNeeds } from "../universal/page-data-json.js";
import { pathKey } from "../universal/url-path.js";

/**
 * By which tags caches can be told to forget a build's pages. A tag is a hash of what a page is made from, of 12 hexadecimal
 * digits. All lists are sorted.
 */
export interface PageTags {
	/** Template → tags of all its pages: its own, those of its static queries and of what they read. */
	readonly templates: Readonly<Record<string, readonly string[]>>;
	/** Id → tags of pages that show the slice. */
	readonly slices: Readonly<Record<string, readonly string[]>>;
	/** Path → tags of what the page's query read; pages whose query read nothing are missing. */
	readonly pages: Readonly<Record<string, readonly string[]>>;
}

/** Tags of one answer: CDNs read a kilobyte and more of them. */
const MOST_TAGS = 100;

/**
 * The tag of a page, or of another file of `public/`. A slash at the end and `index.html` make no difference.
 * @param path decoded, without the path prefix
 */
export function pathTag(path: string): string {
	return tagOf(`path ${pathKey(path).replace(/(?:^|\/)index\.html$/, "")}`);
}

/** The tag of pages that show a node. */
export function nodeTag(id: string): string {
	return tagOf(`node ${id}`);
}

/** The tag of pages that searched a type, or show many nodes of it. */
export function typeTag(name: string): string {
	return tagOf(`type ${name}`);
}

export function templateTag(name: string): string {
	return tagOf(`template ${name}`);
}

/** @param hash as in `staticQueryHashes` */
export function staticQueryTag(hash: string): string {
	return tagOf(`query ${hash}`);
}

export function sliceTag(id: string): string {
	return tagOf(`slice ${id}`);
}

function tagOf(text: string): string {
	return contentHash(text).slice(0, 12);
}

/** All tags that answers of a page carry, its own first: up to 100. */
export function tagsOfPage(row: PageRow, templates: Readonly<Record<string, TemplateNeeds>>, tags: PageTags): string[] {
	return [pathTag(row.path), ...sharedTagsOfPage(row, templates, tags)];
}

/** Those of them that other pages may carry, too. */
export function sharedTagsOfPage(row: PageRow, templates: Readonly<Record<string, TemplateNeeds>>, tags: PageTags): string[] {
	const all = new Set([...(tags.templates[row.template] ?? []), ...(tags.pages[row.path] ?? [])]);
	const slices = row.slices ?? templates[row.template]?.slices;
	for (const id of Object.values(slices ?? {})) for (const tag of tags.slices[id] ?? []) all.add(tag);
	return [...all].slice(0, MOST_TAGS - 1);
}
