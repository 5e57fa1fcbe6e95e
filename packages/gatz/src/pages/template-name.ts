import { relative } from "node:path";
import { contentHash } from "../system/hash.js";

const LONGEST = 215;
/** lodash's idea of words, which Gatsby's names follow: `BlogPost2` is `Blog`, `Post` and `2`. */
const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{Lo}\p{Lm}\p{M}]+/gu;
const BRACKETED = /(\[[^\]]*\]|\{[^}]*\})/;

/** What a component is for. */
export type TemplateKind = "component" | "slice";

/**
 * `component---` and the kebab-cased path of a component, bracketed parts as they are: `src/pages/item/[id].js` →
 * `component---src-pages-item-[id]-js`. Slices begin with `slice---`. SPEC 2.4.1–3.
 */
export function templateName(component: string, siteDirectory: string, kind: TemplateKind = "component"): string {
	const words = relativePath(component, siteDirectory).split("/").flatMap(wordsOf);
	return shorten(`${kind}---${words.join("-")}`);
}

/**
 * Names for all components of one kind of a site, by component. Components whose names would be equal, as those of `BlogPost.js` and
 * `blog-post.js`, get a hash of their paths.
 */
export function templateNames(components: Iterable<string>, siteDirectory: string, kind: TemplateKind = "component"): Map<string, string> {
	const byName = new Map<string, string[]>();
	for (const component of new Set(components)) {
		const name = templateName(component, siteDirectory, kind);
		byName.set(name, [...(byName.get(name) ?? []), component]);
	}
	const names = new Map<string, string>();
	for (const [name, sharers] of byName) {
		for (const component of sharers) {
			const suffix = sharers.length > 1 ? `-${shortHash(relativePath(component, siteDirectory))}` : "";
			names.set(component, name + suffix);
		}
	}
	return names;
}

function relativePath(component: string, siteDirectory: string): string {
	return relative(siteDirectory, component).replaceAll("\\", "/");
}

function wordsOf(segment: string): string[] {
	return segment.split(BRACKETED).flatMap((part) => {
		if (BRACKETED.test(part)) return [part];
		return (part.match(WORD) ?? []).map((word) => word.toLowerCase());
	});
}

function shorten(name: string): string {
	return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 9)}-${shortHash(name)}`;
}

function shortHash(text: string): string {
	return contentHash(text).slice(0, 8);
}
