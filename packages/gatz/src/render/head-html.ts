import { createContext, createElement, useContext } from "react";
import { renderToString } from "react-dom/server";
import { HEAD_MARK, type HeadElement, type ResolvedHead, resolveHead } from "../react/head-element.js";
import { createHeadRoot, createHeadTree } from "../react/head-tree.js";
import type { PageView, Wrappers } from "../react/page-tree.js";
import type { HeadComponent } from "../react/page-types.js";
import { provideSlices } from "../react/slice.js";
import { serialiseAttributes } from "../react/static-html.js";
import { escapeHtml } from "../universal/inline-json.js";
import { collectPlainHead } from "./plain-head.js";

/** Where {@link Collect} puts what it stands for. */
const FoundContext = createContext<HeadElement[]>([]);

/** One component for all renders: with a new one each time, React's own functions lose their optimised code (measured: 0.6 ms a page). */
function Collect({ element }: { element: HeadElement }): null {
	useContext(FoundContext).push(element);
	return null;
}

/** Runs the Head of a page. */
export type RenderHead = (Head: HeadComponent, view: PageView, wrappers: Wrappers) => ResolvedHead;

/** Makes a {@link RenderHead} that learns which Heads need React. It throws what a Head throws; no Head can wait for data. SPEC 5.2.13. */
export function createHeadRenderer(): RenderHead {
	const needReact = new WeakSet<HeadComponent>();
	return (Head, view, wrappers) => {
		const root = provideSlices(view.slices, createHeadRoot(Head, view, wrappers));
		const plain = needReact.has(Head) ? null : collectPlainHead(root);
		if (plain) return resolveHead(plain);
		needReact.add(Head);
		const found: HeadElement[] = [];
		renderToString(createElement(FoundContext.Provider, { value: found }, createHeadTree(root, Collect)));
		return resolveHead(found);
	};
}

/** HTML of Head elements, those with the tag `meta` first. SPEC 2.3.2, 5.2.14. */
export function headHtml(elements: readonly HeadElement[]): string {
	let metas = "";
	let others = "";
	for (const element of elements) {
		if (element.tag === "meta") metas += elementHtml(element);
		else others += elementHtml(element);
	}
	return metas + others;
}

function elementHtml({ tag, attributes, content }: HeadElement): string {
	const open = `<${tag}${serialiseAttributes(attributes)} ${HEAD_MARK}="true"`;
	if (content === null) return `${open}/>`;
	return `${open}>${escapeContent(tag, content, attributes.type)}</${tag}>`;
}

/** Makes content safe inside its element: it can't end it, and means the same. SPEC 8.2. */
export function escapeContent(tag: HeadElement["tag"], content: string, type = ""): string {
	if (tag === "title") return escapeHtml(content);
	if (tag === "style") return escapeStyle(content);
	if (tag !== "script") return content;
	if (/json|importmap|speculationrules/i.test(type)) return content.replace(/</g, "\\u003c");
	return content.replace(/<(?=\/script)/gi, "<\\").replace(/<(?=!--)/g, "<\\");
}

/** A style's text, so that it can't end its element. */
export function escapeStyle(css: string): string {
	return css.replace(/<(?=\/style)/gi, "<\\");
}
