/**
 * The part of `@reach/router` and `@gatsbyjs/reach-router` that sites use. Their imports resolve to this file, because those packages do not
 * accept React 19. SPEC 5.14.3.
 */
import { type ForwardedRef, forwardRef, type ReactElement, type ReactNode, type RefAttributes, useEffect } from "react";
import type { RouteParams } from "../universal/page.js";
import { globalHistory, type History } from "./history.js";
import { type GatsbyLinkProps, Link as SiteLink } from "./link.js";
import { type PageLocation, type Place, PlaceContext, usePlace, type WindowLocation } from "./location.js";
import { type NavigateFn, navigate } from "./navigate.js";
import { type PathMatch, pickRoute } from "./path-match.js";
import { withoutPrefix } from "./paths.js";
import { insertParams, resolve, toPattern } from "./route-paths.js";
import { useHistory } from "./use-history.js";

export { createHistory, createMemorySource, globalHistory, type History, type HistorySource } from "./history.js";
export type { LinkPropsArgs as LinkGetProps } from "./link.js";
export type { WindowLocation } from "./location.js";
export { type NavigateFn, navigate } from "./navigate.js";
export { insertParams, resolve } from "./route-paths.js";
export type { NavigateOptions } from "./site-runtime.js";
export { type RouteComponentProps, Router, type RouterProps } from "./sub-router.js";

/** What {@link Location} gives to its function. */
export interface LocationContext {
	readonly location: WindowLocation;
	readonly navigate: NavigateFn;
}

/** The match of a path with its parameters. */
export type FoundMatch<Params = RouteParams> = Params & { readonly uri: string; readonly path: string };

/** The location of the page, or of the {@link LocationProvider} or router around the component. */
export function useLocation<State = unknown>(): WindowLocation<State> {
	return usePlace().location as WindowLocation<State>;
}

/** The parameters of the page and of the routers around the component. */
// biome-ignore lint/suspicious/noExplicitAny: as the router's users know it
export function useParams(): any {
	return usePlace().params;
}

/** The match of a path, relative to the router around the component, with its parameters; null when it does not match. */
export function useMatch<Params = RouteParams>(path: string): FoundMatch<Params> | null {
	const { location, uri } = usePlace();
	const found = match(resolve(path, toPattern(uri)), location.pathname);
	return found && ({ ...found.params, uri: found.uri, path } as FoundMatch<Params>);
}

/** @throws always: this router has no such hook, as Gatsby's */
export function useNavigate(): never {
	throw new Error('useNavigate is not there: import { navigate } from "gatsby" instead.');
}

export interface LocationProps {
	children(context: LocationContext): ReactNode;
}

/** Gives the location to a function. */
export function Location({ children }: LocationProps): ReactNode {
	return children({ location: useLocation(), navigate });
}

export interface LocationProviderProps {
	history?: History;
	children?: ReactNode | ((context: LocationContext) => ReactNode);
}

/** Gives what is below it the location of a history; by default the window's. */
export function LocationProvider({ history = globalHistory, children }: LocationProviderProps): ReactElement {
	const location = useHistory(history);
	const shown = typeof children === "function" ? children({ location, navigate: history.navigate }) : children;
	return <PlaceContext.Provider value={startOf(location)}>{shown}</PlaceContext.Provider>;
}

/** Gives what is below it a fixed location. */
export function ServerLocation({ url, children }: { url: string; children?: ReactNode }): ReactElement {
	const [pathname = "/", query] = url.split("?", 2);
	const location: PageLocation = { pathname, search: query ? `?${query}` : "", hash: "" };
	return <PlaceContext.Provider value={startOf(location)}>{children}</PlaceContext.Provider>;
}

function startOf(location: Place["location"]): Place {
	return { location, params: {}, uri: "/" };
}

export interface MatchRenderProps<Params = RouteParams> extends LocationContext {
	readonly match: FoundMatch<Params> | null;
}

export interface MatchProps<Params = RouteParams> {
	path: string;
	children(context: MatchRenderProps<Params>): ReactNode;
}

/** Gives the match of a path to a function. */
export function Match<Params = RouteParams>({ path, children }: MatchProps<Params>): ReactNode {
	return children({ match: useMatch<Params>(path), location: useLocation(), navigate });
}

export type LinkProps<State = unknown> = Omit<GatsbyLinkProps<State>, "activeClassName" | "activeStyle" | "partiallyActive">;

/** A link whose relative `to` starts from what the router around it has matched, not from the whole location as the one of "gatsby". */
export const Link = forwardRef(function Link({ to, ...props }: LinkProps, ref: ForwardedRef<HTMLAnchorElement>): ReactElement {
	const { uri } = usePlace();
	const isRelative = /^[^/?#:]+(?:[/?#]|$)/.test(to);
	return <SiteLink {...props} to={isRelative ? withoutPrefix(resolve(to, uri)) : to} ref={ref} />;
}) as <State = unknown>(props: LinkProps<State> & RefAttributes<HTMLAnchorElement>) => ReactElement;

export interface RedirectProps<State = unknown> {
	from?: string;
	to: string;
	/** Default true. */
	replace?: boolean;
	state?: State;
	/** Without meaning: nothing is thrown here. */
	noThrow?: boolean;
	default?: boolean;
	path?: string;
}

/** Goes elsewhere as soon as it is shown; on the server it is nothing. */
export function Redirect<State = unknown>({ to, replace = true, state }: RedirectProps<State>): null {
	const { uri, params } = usePlace();
	const target = withoutPrefix(resolve(insertParams(to, params), uri));
	// biome-ignore lint/correctness/useExhaustiveDependencies: a state that is made anew is no other redirect
	useEffect(() => {
		void navigate(target, { replace, state });
	}, [target, replace]);
	return null;
}

/** The match of one pattern with a path. */
export function match(pattern: string, pathname: string): PathMatch<{ path: string }> | null {
	return pickRoute([{ path: pattern }], pathname);
}
export { match as matchPath };

/** The best of some routes for a path. */
export function pick<R extends { path: string; default?: boolean }>(routes: readonly R[], pathname: string): PathMatch<R> | null {
	return pickRoute(routes, pathname);
}

/** Nothing is thrown to redirect: always false. */
export function isRedirect(_error: unknown): _error is { readonly uri: string } {
	return false;
}
