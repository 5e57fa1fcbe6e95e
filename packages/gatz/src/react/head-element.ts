import type { ReactNode } from "react";
import { type HtmlAttributes, toHtmlAttributes } from "./html-attributes.js";
import { toHtml, toText } from "./static-html.js";

/** One element that a page's `Head` asks for. Plain data: the server writes it as HTML, the browser as DOM nodes. */
export interface HeadElement {
	readonly tag: HeadTagName;
	/** By HTML name. {@link HEAD_MARK} is not among them: who writes the element adds it. */
	readonly attributes: HtmlAttributes;
	/** Text of a title, style or script; HTML of a noscript; null for elements without content. Not escaped. */
	readonly content: string | null;
}

export type HeadTagName = (typeof HEAD_TAGS)[number];

/** The elements that may stand in Head, in the order in which the warning lists them. SPEC 5.2.4. */
export const HEAD_TAGS = ["link", "meta", "style", "title", "base", "noscript", "script", "html", "body"] as const;

/** The attribute `data-gatsby-head="true"` marks each element that came from a Head. SPEC 5.2.6. */
export const HEAD_MARK = "data-gatsby-head";

/** What a Head comes to. */
export interface ResolvedHead {
	/** Without html and body; no two have the same id. */
	readonly elements: readonly HeadElement[];
	readonly htmlAttributes: HtmlAttributes;
	readonly bodyAttributes: HtmlAttributes;
}

export function isHeadTagName(type: string): type is HeadTagName {
	return (HEAD_TAGS as readonly string[]).includes(type);
}

/** Makes a Head element of a React host element's type and props. */
export function toHeadElement(tag: HeadTagName, props: Readonly<Record<string, unknown>>): HeadElement {
	return { tag, attributes: toHtmlAttributes(props), content: toContent(tag, props) };
}

/**
 * Merges the attributes of all `<html>` and `<body>` elements (styles are joined, else the last wins), and keeps of several elements with one id
 * the last, at the position of the first. SPEC 5.2.7–5.2.9; levels do not matter: 8.34.
 */
export function resolveHead(found: readonly HeadElement[]): ResolvedHead {
	const elements: HeadElement[] = [];
	const indexOfId = new Map<string, number>();
	const htmlAttributes: HtmlAttributes = {};
	const bodyAttributes: HtmlAttributes = {};
	for (const element of found) {
		if (element.tag === "html") mergeAttributes(htmlAttributes, element.attributes);
		else if (element.tag === "body") mergeAttributes(bodyAttributes, element.attributes);
		else {
			const { id } = element.attributes;
			const index = id ? (indexOfId.get(id) ?? elements.length) : elements.length;
			if (id) indexOfId.set(id, index);
			elements[index] = element;
		}
	}
	return { elements, htmlAttributes, bodyAttributes };
}

function mergeAttributes(into: HtmlAttributes, attributes: HtmlAttributes): void {
	const { style } = into;
	Object.assign(into, attributes);
	if (style && attributes.style) into.style = `${style.replace(/;\s*$/, "")};${attributes.style}`;
}

function toContent(tag: HeadTagName, props: Readonly<Record<string, unknown>>): string | null {
	if (tag === "link" || tag === "meta" || tag === "base" || tag === "html" || tag === "body") return null;
	const raw = props.dangerouslySetInnerHTML as { __html?: unknown } | null | undefined;
	if (raw) return String(raw.__html ?? "");
	const children = props.children as ReactNode;
	return tag === "noscript" ? toHtml(children) : toText(children);
}
