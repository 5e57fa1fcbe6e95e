import { Fragment, isValidElement, type ReactElement, type ReactNode } from "react";
import { type HeadElement, isHeadTagName, toHeadElement } from "../react/head-element.js";

type Props = Record<string, unknown> & { readonly children?: ReactNode };

const PROVIDER = Symbol.for("react.provider"); // React 18
const CONTEXT = Symbol.for("react.context"); // React 19: a provider; React 18: a consumer, whose child is a function

/**
 * Collects the elements of a Head by calling its components as plain functions, which costs a fraction of a render. Most Heads are
 * nothing but functions of their props.
 * @returns null when the tree needs React: a component uses a hook (which throws outside of a render), or is more than a function
 */
export function collectPlainHead(tree: ReactElement): HeadElement[] | null {
	// In development, React complains aloud about a hook outside of a render.
	if (process.env.NODE_ENV !== "production") return null;
	const found: HeadElement[] = [];
	try {
		return visit(tree, found) ? found : null;
	} catch {
		return null;
	}
}

function visit(node: ReactNode, found: HeadElement[]): boolean {
	if (node === null || typeof node !== "object") return true;
	if (Array.isArray(node)) return node.every((child) => visit(child, found));
	return isValidElement<Props>(node) && visitElement(node, found);
}

function visitElement({ type, props }: ReactElement<Props>, found: HeadElement[]): boolean {
	if (typeof type === "string") {
		const isHeadTag = isHeadTagName(type);
		if (isHeadTag) found.push(toHeadElement(type, props));
		return isHeadTag && type !== "html" && type !== "body" ? true : visit(props.children, found);
	}
	if (typeof type === "function") {
		const { prototype } = type as { prototype?: { isReactComponent?: unknown } };
		return !prototype?.isReactComponent && visit((type as (props: Props) => ReactNode)(props), found);
	}
	const kind = (type as { $$typeof?: symbol }).$$typeof;
	const isTransparent = type === Fragment || kind === PROVIDER || (kind === CONTEXT && typeof props.children !== "function");
	return isTransparent && visit(props.children, found);
}
