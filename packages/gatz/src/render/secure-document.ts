import { HEAD_MARK } from "../react/head-element.js";
import type { ScriptProps } from "../react/script.js";
import { toText } from "../react/static-html.js";
import type { SecuredDocument } from "../universal/renderer.js";
import type { WrittenDocument } from "./document.js";
import { sourceHash } from "./source-hash.js";

/** Scripts and styles with their content, and links. Attributes are quoted, as React writes them, or have no `>`. */
const ELEMENTS = /<(?:(script|style)\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/\1\s*>|link\b((?:[^>"']|"[^"]*"|'[^']*')*)>)/gi;

/**
 * Says what a policy has to allow for a document. Scripts count only where the framework, plugins, `src/html` and Heads write: one that
 * came into the page's own HTML, from its data perhaps, is not let through. The page's styles are.
 *
 * @param nonce what those elements get, and the policy names; null for hashes, which an answer may be kept with
 * @param components `Script`s that the page has rendered: the browser will insert them
 */
export function secureDocument(
	{ html, pageStart, pageEnd }: WrittenDocument,
	nonce: string | null,
	components: readonly ScriptProps[],
): SecuredDocument {
	const before = html.slice(0, pageStart);
	const page = html.slice(pageStart, pageEnd);
	const after = html.slice(pageEnd);
	const all = createSources();
	const carried = createSources();
	for (const script of components) addComponent(script, carried.scripts);
	if (nonce === null) for (const part of [before, after]) addSources(part, all, carried);
	for (const [, tag, , content = ""] of page.matchAll(ELEMENTS)) {
		if (tag?.toLowerCase() === "style" && content !== "") carried.styles.add(hashSource(content));
	}
	const sources = {
		scripts: [...(nonce === null ? [] : [`'nonce-${nonce}'`]), ...all.scripts, ...carried.scripts],
		styles: [...(nonce === null ? [] : [`'nonce-${nonce}'`]), ...all.styles, ...carried.styles],
	};
	return {
		html: nonce === null ? html : withNonce(before, nonce) + page + withNonce(after, nonce),
		sources,
		carried: { scripts: [...carried.scripts], styles: [...carried.styles] },
	};
}

interface Sources {
	readonly scripts: Set<string>;
	readonly styles: Set<string>;
}

function createSources(): Sources {
	return { scripts: new Set(), styles: new Set() };
}

function addComponent({ src, children, dangerouslySetInnerHTML }: ScriptProps, scripts: Set<string>): void {
	if (src) addAddress(scripts, src);
	else scripts.add(hashSource(String(dangerouslySetInnerHTML?.__html ?? toText(children))));
}

/** In place of a nonce that is there already: a plugin can know only a wrong one. */
function withNonce(html: string, nonce: string): string {
	return html.replace(
		ELEMENTS,
		(element: string, tag: string | undefined, attributes: string | undefined, _content, ofLink: string | undefined) => {
			const old = attributes ?? ofLink ?? "";
			if (tag === undefined && !/\brel="?(?:stylesheet|preload|modulepreload)\b/i.test(old)) return element;
			const start = 1 + (tag ?? "link").length;
			const rest = element.slice(start + old.length);
			return `${element.slice(0, start)} nonce="${nonce}"${old.replace(/\snonce="[^"]*"/i, "")}${rest}`;
		},
	);
}

/** @param carried gets what Head has written */
function addSources(html: string, all: Sources, carried: Sources): void {
	for (const [, tag, attributes, content = "", ofLink] of html.matchAll(ELEMENTS)) {
		const given = attributes ?? ofLink ?? "";
		const { scripts, styles } = given.includes(`${HEAD_MARK}="true"`) ? carried : all;
		if (tag === undefined) addLink(given, scripts, styles);
		else if (tag.toLowerCase() === "style") styles.add(hashSource(content));
		else addScript(given, content, scripts);
	}
}

function addScript(attributes: string, content: string, scripts: Set<string>): void {
	const src = attribute(attributes, "src");
	if (src !== undefined) addAddress(scripts, src);
	// Data are not run.
	else if (!/json/.test(attribute(attributes, "type") ?? "")) scripts.add(hashSource(content));
}

function addLink(attributes: string, scripts: Set<string>, styles: Set<string>): void {
	const href = attribute(attributes, "href") ?? "";
	const as = attribute(attributes, "as");
	if (attribute(attributes, "rel") === "stylesheet" || as === "style") addAddress(styles, href);
	else if (as === "script") addAddress(scripts, href);
}

function attribute(attributes: string, name: string): string | undefined {
	return new RegExp(`\\s${name}="([^"]*)"`, "i").exec(attributes)?.[1]?.replaceAll("&amp;", "&");
}

/** An address on another origin, without what policies do not compare. */
function addAddress(sources: Set<string>, address: string): void {
	const match = /^(https?:)?\/\/[^/?#]+[^?#]*/i.exec(address);
	if (match) sources.add(match[0].replace(/^\/\//, "").replaceAll(";", "%3B").replaceAll(",", "%2C"));
}

function hashSource(content: string): string {
	// Browsers hash what they have parsed, and that has no carriage returns.
	return `'sha256-${sourceHash(content.replace(/\r\n?/g, "\n"))}'`;
}
