import { isCode } from "../react/paths.js";
import type { WholeLocation } from "./page-location.js";

/** Where the visitor is and where they are on the way to. Plain data; the functions below give the next state. */
export interface NavigationState {
	/** Of the page that is shown, or about to be: all of it is there. */
	readonly location: WholeLocation;
	/** The one before it; null on the first. */
	readonly previous: WholeLocation | null;
	/** Counts navigations. Only the newest may commit. */
	readonly ticket: number;
}

export function createNavigationState(location: WholeLocation): NavigationState {
	return { location, previous: null, ticket: 0 };
}

/** A navigation starts, and so supersedes the one under way. */
export function begin(state: NavigationState): NavigationState {
	return { ...state, ticket: state.ticket + 1 };
}

/** The newest navigation arrives. */
export function commit(state: NavigationState, location: WholeLocation): NavigationState {
	return { ...state, location, previous: state.location };
}

/** How to go to a URL. */
export type NavigationPlan =
	| { readonly kind: "ignore" }
	/** The browser loads it. */
	| { readonly kind: "document"; readonly url: URL }
	/** Only the hash differs: the page that is shown stays. */
	| { readonly kind: "hash"; readonly url: URL }
	| { readonly kind: "page"; readonly url: URL };

/**
 * Decides how to go somewhere. SPEC 5.5.3, 5.7.3, 5.7.10.
 * @param to a URL, relative to the current one
 * @param isInside whether a path belongs to the site
 */
export function planNavigation(current: string, to: string, isInside: (pathname: string) => boolean): NavigationPlan {
	const from = new URL(current);
	let url: URL;
	try {
		url = new URL(to, from);
	} catch {
		return { kind: "ignore" };
	}
	if (isCode(to)) return { kind: "ignore" };
	if (url.origin !== from.origin || !isInside(url.pathname)) return { kind: "document", url };
	return { kind: isHashChange(from, url) ? "hash" : "page", url };
}

/** Same page, and a hash in one of both. */
export function isHashChange(from: URL, to: URL): boolean {
	return from.pathname === to.pathname && from.search === to.search && (from.hash !== to.hash || to.hash !== "");
}
