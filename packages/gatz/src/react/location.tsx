import { createContext, type ReactElement, type ReactNode, useContext } from "react";
import type { RouteParams } from "../universal/page.js";

/**
 * Where the visitor is. On the server and until hydration has finished only `pathname`, `search` and `hash` (always "") are known; in the
 * browser all of it. `pathname` includes the path prefix. SPEC 5.1.1–2.
 */
export interface PageLocation<State = unknown> {
	readonly pathname: string;
	readonly search: string;
	readonly hash: string;
	readonly href?: string;
	readonly origin?: string;
	readonly protocol?: string;
	readonly host?: string;
	readonly hostname?: string;
	readonly port?: string;
	readonly state?: State;
	/** `"initial"` first, then a text of its own for every history entry. SPEC 5.6.9. */
	readonly key?: string;
}

/** A {@link PageLocation} as a browser knows it. The type of Gatsby's props, which say nothing of what the server does not know. */
export type WindowLocation<State = unknown> = Window["location"] & { readonly state: State; readonly key?: string };

/** A location, and what the page's pattern and the routers around a component found in it. */
export interface Place {
	readonly location: PageLocation;
	readonly params: RouteParams;
	/** Path that the nearest router has matched so far, path prefix included; relative routes start from it. */
	readonly uri: string;
}

// The bundler puts a literal in its place.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** null outside of a page: see {@link usePlace}. */
export const PlaceContext = createContext<Place | null>(null);
if (process.env.NODE_ENV !== "production") PlaceContext.displayName = "Location";

const NO_PARAMS: RouteParams = {};

/** Tells everything below it where the visitor is. */
export function LocationProvider(props: { location: PageLocation; params?: RouteParams; children?: ReactNode }): ReactElement {
	return <PlaceContext.Provider value={createPlace(props.location, props.params)}>{props.children}</PlaceContext.Provider>;
}

/** The place of a page that no router has looked at yet. */
export function createPlace(location: PageLocation, params = NO_PARAMS, uri = "/"): Place {
	return { location, params, uri };
}

/** The location of the page. Outside of a page (a component test, say) that of the window, else `/`. */
export function useLocation(): PageLocation {
	return usePlace().location;
}

export function usePlace(): Place {
	return useContext(PlaceContext) ?? createPlace(outsideLocation());
}

function outsideLocation(): PageLocation {
	return typeof window === "undefined" ? { pathname: "/", search: "", hash: "" } : window.location;
}
