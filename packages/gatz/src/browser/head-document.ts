import { HEAD_MARK, type HeadElement, type HeadTagName, resolveHead } from "../react/head-element.js";
import type { HtmlAttributes } from "../react/html-attributes.js";

/** Carries a page's Head over into the document. React renders notes of elements into `container`, which is not part of the document. */
export interface HeadDocument {
	readonly container: Element;
	/** Makes the document's head what the notes say. Happens by itself soon after they change, too. */
	sync(): void;
}

/** The attribute of a note that says for which element it stands. */
export const NOTE = "data-head";

export function createHeadDocument(document: Document): HeadDocument {
	const container = document.createElement("div");
	const html = createAttributes(document.documentElement);
	const body = createAttributes(document.body);
	let isFirst = true;
	/** Nodes of the server, and what they stand for. */
	const adopted = new Map<Element, Element>();
	const observer = new MutationObserver(sync);
	observer.observe(container, { attributes: true, characterData: true, childList: true, subtree: true });

	function sync(): void {
		observer.takeRecords();
		const head = resolveHead(Array.from(container.children, readNote));
		update(document, head.elements, isFirst, adopted);
		html(head.htmlAttributes, isFirst);
		body(head.bodyAttributes, isFirst);
		isFirst = false;
	}
	return { container, sync };
}

function readNote(note: Element): HeadElement {
	const { [NOTE]: tag, ...attributes } = Object.fromEntries(Array.from(note.attributes, ({ name, value }) => [name, value]));
	return { tag: tag as HeadTagName, attributes, content: note.textContent };
}

/** Keeps the nodes that are wanted as they are, removes the others and adds what is missing. SPEC 5.2.18–19, 5.2.22, 8.50. */
function update(document: Document, elements: readonly HeadElement[], isFirst: boolean, adopted: Map<Element, Element>): void {
	const old = [...document.head.querySelectorAll(`[${HEAD_MARK}]`)];
	const fresh = elements.flatMap((element) => {
		const node = createNode(document, element);
		const index = old.findIndex((other) => isSame(adopted.get(other) ?? other, node, isFirst));
		if (index < 0) return [node];
		const [kept] = old.splice(index, 1);
		if (isFirst) adopted.set(kept as Element, node);
		return [];
	});
	for (const node of old) node.remove();
	document.head.append(...fresh);
}

/** A script that is made so runs when it is inserted. */
function createNode(document: Document, { tag, attributes, content }: HeadElement): Element {
	const node = document.createElement(tag);
	for (const name in attributes) node.setAttribute(name, attributes[name] as string);
	node.setAttribute(HEAD_MARK, "true");
	node.textContent = content;
	return node;
}

/**
 * Whether a node of the document is what a note asks for. Browsers hide nonces, so they do not count. What the server wrote into an element
 * is escaped in ways that text is not: at first only the attributes of such elements are compared.
 */
function isSame(existing: Element, wanted: Element, isFirst: boolean): boolean {
	const isDeep = !(isFirst && /^(?:SCRIPT|STYLE|NOSCRIPT)$/.test(wanted.tagName));
	const [left, right] = [existing, wanted].map((node) => {
		const copy = node.cloneNode(isDeep) as Element;
		copy.removeAttribute("nonce");
		return copy;
	}) as [Element, Element];
	return left.isEqualNode(right);
}

/** Sets attributes of one element, and gives those that are no longer wanted the values that they had before. SPEC 5.2.20. */
function createAttributes(element: Element): (wanted: HtmlAttributes, isFirst: boolean) => void {
	const before = new Map<string, string | null>();
	return (wanted, isFirst) => {
		for (const [name, value] of before) {
			if (name in wanted) continue;
			before.delete(name);
			if (value === null) element.removeAttribute(name);
			else element.setAttribute(name, value);
		}
		for (const name in wanted) {
			const value = wanted[name] as string;
			const current = element.getAttribute(name);
			// What the server has written for this Head was not there before it.
			if (!before.has(name)) before.set(name, isFirst && current === value ? null : current);
			if (current !== value) element.setAttribute(name, value);
		}
	};
}
