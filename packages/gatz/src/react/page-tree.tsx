import type { CSSProperties, ReactElement } from "react";
import { jsx } from "react/jsx-runtime";
import type { StaticQueryResults } from "../universal/page.js";
import type { PageSlices } from "../universal/slice.js";
import { createPlace, type PageLocation, PlaceContext } from "./location.js";
import type { PageComponent, PageProps } from "./page-types.js";
import { provideStaticQueries } from "./static-query.js";

/** A page that is ready to be shown. */
export interface PageView {
	readonly component: PageComponent;
	readonly props: PageProps;
	/** The `path` prop: another key remounts the page. SPEC 5.1.16. */
	readonly key: string;
	readonly location: PageLocation;
	/** What `wrapRootElement` is told: the page's path, with the search string of a server-rendered one. On the server. SPEC 5.4.5, 5.4.8. */
	readonly pagePath?: string | undefined;
	/** On the server; in the browser they stand around all pages of a visit. */
	readonly staticQueries?: StaticQueryResults | undefined;
	/** The same of its slices. */
	readonly slices?: PageSlices | undefined;
}

/** The wrapping hooks of all plugins and the site, chained. What returns undefined or null leaves the element as it was. */
export interface Wrappers {
	readonly wrapPageElement?: ((args: { element: ReactElement; props: PageProps }) => ReactElement | null | undefined) | undefined;
	readonly wrapRootElement?: ((args: { element: ReactElement; pathname?: string }) => ReactElement | null | undefined) | undefined;
}

export const FOCUS_WRAPPER_ID = "gatsby-focus-wrapper";
export const ANNOUNCER_ID = "gatsby-announcer";

const FOCUS_WRAPPER_STYLE: CSSProperties = { outline: "none" };
const HIDDEN_STYLE: CSSProperties = {
	position: "absolute",
	top: 0,
	width: 1,
	height: 1,
	overflow: "hidden",
	clip: "rect(0, 0, 0, 0)",
	whiteSpace: "nowrap",
};

// One element for ever: React skips it on each update, so a text that was written into it stays.
const ANNOUNCER = <div id={ANNOUNCER_ID} style={HIDDEN_STYLE} aria-live="assertive" aria-atomic="true" />;

/**
 * What stands in `#___gatsby`, equal on both sides so that `useId` agrees. The browser, which shows many pages, calls {@link wrapRoot}
 * once around a stateful component and {@link createPageContent} on each of its renders; this gives the same HTML and ids.
 */
export function createPageTree(view: PageView, wrappers: Wrappers): ReactElement {
	return provideStaticQueries(view.staticQueries, wrapRoot(createPageContent(view, wrappers), wrappers, view.pagePath));
}

/** The page in its focus wrapper, beside the announcer, below its location. SPEC 2.3.4. */
export function createPageContent(view: PageView, wrappers: Wrappers): ReactElement {
	const { component: Page, props } = view;
	// Of a copy: in development React writes on the object that it gets, and warns of it the next time.
	const page = jsx(Page, { ...props }, view.key);
	return (
		<PlaceContext.Provider value={createPlace(view.location, props.params, props.uri)}>
			<div style={FOCUS_WRAPPER_STYLE} tabIndex={-1} id={FOCUS_WRAPPER_ID}>
				{wrapPage(page, props, wrappers)}
			</div>
			{ANNOUNCER}
		</PlaceContext.Provider>
	);
}

/** `wrapRootElement` of all plugins around an element. SPEC 5.4.5. */
export function wrapRoot(element: ReactElement, wrappers: Wrappers, pathname?: string): ReactElement {
	const args = pathname === undefined ? { element } : { element, pathname };
	return wrappers.wrapRootElement?.(args) ?? element;
}

function wrapPage(element: ReactElement, props: PageProps, wrappers: Wrappers): ReactElement {
	return wrappers.wrapPageElement?.({ element, props }) ?? element;
}
