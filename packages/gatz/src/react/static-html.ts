import { Children, type ElementType, Fragment, isValidElement, type ReactNode } from "react";
import { escapeHtml } from "../universal/inline-json.js";
import { toHtmlAttributes } from "./html-attributes.js";

// A list, for the bundler then sees that it is not needed in the browser.
const VOID_TAGS = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]);

/** The text in a React node, as React would show it; elements of components are not looked into. */
export function toText(node: ReactNode): string {
	let text = "";
	Children.forEach(node, (child) => {
		if (isValidElement<{ children?: ReactNode }>(child)) text += toText(child.props.children);
		else if (typeof child === "string" || typeof child === "number" || typeof child === "bigint") text += String(child);
	});
	return text;
}

/**
 * HTML of a React node, for content that stands outside of React: the children of a noscript in Head. SPEC 8.34. Runs while a component
 * renders; function components in the node are called as part of it, classes are passed over.
 */
export function toHtml(node: ReactNode): string {
	let html = "";
	Children.forEach(node, (child) => {
		if (typeof child === "string" || typeof child === "number" || typeof child === "bigint") html += escapeHtml(String(child));
		else if (isValidElement<Record<string, unknown>>(child)) html += elementToHtml(child.type, child.props);
	});
	return html;
}

function elementToHtml(type: unknown, props: Record<string, unknown>): string {
	if (typeof type === "string") return hostToHtml(type, props);
	if (type === Fragment) return toHtml(props.children as ReactNode);
	if (typeof type === "function") return type.prototype?.isReactComponent ? "" : toHtml((type as FunctionType)(props));
	const { type: inner, render } = type as { type?: ElementType; render?: (props: unknown, ref: null) => ReactNode };
	if (render) return toHtml(render(props, null));
	return inner ? elementToHtml(inner, props) : toHtml(props.children as ReactNode);
}

type FunctionType = (props: Record<string, unknown>) => ReactNode;

function hostToHtml(tag: string, props: Record<string, unknown>): string {
	const open = `<${tag}${serialiseAttributes(toHtmlAttributes(props))}>`;
	if (VOID_TAGS.has(tag)) return open;
	const raw = props.dangerouslySetInnerHTML as { __html?: unknown } | undefined;
	return `${open}${raw ? String(raw.__html ?? "") : toHtml(props.children as ReactNode)}</${tag}>`;
}

/** ` name="value"` for each attribute, escaped. */
export function serialiseAttributes(attributes: Readonly<Record<string, string>>): string {
	let html = "";
	for (const name in attributes) html += ` ${name}="${escapeHtml(attributes[name] as string)}"`;
	return html;
}
