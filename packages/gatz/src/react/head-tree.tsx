import { type ComponentType, createContext, createElement, Fragment, type ReactElement, type ReactNode, useContext } from "react";
import { type HeadElement, isHeadTagName, toHeadElement } from "./head-element.js";
import { warnOfHeadTag } from "./head-warning.js";
import { createPlace, PlaceContext } from "./location.js";
import { createHostMapper } from "./map-hosts.js";
import { createHeadProps } from "./page-props.js";
import { type PageView, type Wrappers, wrapRoot } from "./page-tree.js";
import type { HeadComponent } from "./page-types.js";
import { provideStaticQueries } from "./static-query.js";

/** What is rendered in the place of an element in Head: usually nothing, after having taken note of it. */
export type HeadTag = ComponentType<{ element: HeadElement }>;

const HeadTagContext = createContext<HeadTag>(() => null);
HeadTagContext.displayName = "HeadTag";

/**
 * Makes a tree that renders `<HeadTag element={…}>` for each title, meta, link … in `element` and no such host element itself, so that
 * React neither hoists anything nor touches html and body, whatever its version. Hooks, contexts and state work as in any tree. Other
 * host elements are dropped, their children are not. SPEC 5.2.4–5.2.5, 5.2.23.
 */
export function createHeadTree(element: ReactElement, HeadTag: HeadTag): ReactElement {
	return createElement(HeadTagContext.Provider, { value: HeadTag }, createElement(MappedHead, null, element));
}

/**
 * A page's Head, with its location and wrapped by `wrapRootElement` as the page is. SPEC 5.2.11–12. As in Gatsby the hook is not told the
 * path: what it keeps by path is the page's.
 */
export function createHeadRoot(Head: HeadComponent, view: Omit<PageView, "component" | "key">, wrappers: Wrappers): ReactElement {
	const head = createElement(Head, createHeadProps(view.props));
	const located = createElement(PlaceContext.Provider, { value: createPlace(view.location, view.props.params) }, head);
	return provideStaticQueries(view.staticQueries, wrapRoot(located, wrappers));
}

const mapHosts = createHostMapper(replaceHost);

function MappedHead({ children }: { children?: ReactNode }): ReactNode {
	return mapHosts(children);
}

/** A valid element becomes a note of it, followed by nothing; an html, a body or an invalid element leaves its children. */
function replaceHost(tag: string, props: Readonly<Record<string, unknown>>, children: () => ReactNode): ReactNode {
	if (!isHeadTagName(tag)) {
		warnOfHeadTag(tag);
		return children();
	}
	const note = createElement(HeadNote, { element: toHeadElement(tag, props) });
	return tag === "html" || tag === "body" ? createElement(Fragment, null, note, children()) : note;
}

function HeadNote(props: { element: HeadElement }): ReactElement {
	return createElement(useContext(HeadTagContext), props);
}
