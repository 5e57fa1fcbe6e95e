/**
 * The part of `@reach/router` and `@gatsbyjs/reach-router` that sites use. Their imports resolve to this file, because those packages do not
 * accept React 19. SPEC 5.14.3.
 */
import {
	Children,
	cloneElement,
	createElement,
	type ElementType,
	isValidElement,
	type ReactElement,
	type ReactNode,
	useEffect,
} from "react";
import type { RouteParams } from "../universal/page.js";
import { globalHistory, type History } from "./history.js";
import { type PageLocation, LocationProvider as PageLocationProvider, PlaceContext, useLocation, usePlace } from "./location.js";
import { navigate } from "./navigate.js";
import { pickRoute } from "./path-match.js";
import { resolvePath } from "./paths.js";
import type { NavigateOptions } from "./site-runtime.js";
import { useHistory } from "./use-history.js";

export { createHistory, createMemorySource, globalHistory } from "./history.js";
export { Link } from "./link.js";
export { navigate } from "./navigate.js";
export { useLocation };

type Navigate = (to: string | number, options?: NavigateOptions) => Promise<void>;

/** @returns the parameters of the page and of the routers around the component */
export function useParams(): RouteParams {
	return usePlace().params;
}

/** The match of a path, relative to the router around the component, with its parameters; null when it does not match. */
export function useMatch(path: string): (RouteParams & { uri: string; path: string }) | null {
	const { location, uri } = usePlace();
	return match(resolve(path, uri), location.pathname, path);
}

/** @throws always: this router has no such hook, as Gatsby's */
export function useNavigate(): never {
	throw new Error('useNavigate is not there: import { navigate } from "gatsby" instead.');
}

/** Gives the location to a function. */
export function Location({ children }: { children: (context: { location: PageLocation; navigate: Navigate }) => ReactNode }): ReactNode {
	return children({ location: useLocation(), navigate });
}

/** Gives what is below it the location of a history; by default the window's. */
export function LocationProvider(props: {
	history?: History;
	children?: ReactNode | ((context: { location: PageLocation }) => ReactNode);
}) {
	const { history = globalHistory, children } = props;
	const location = useHistory(history);
	return (
		<PageLocationProvider location={location}>{typeof children === "function" ? children({ location }) : children}</PageLocationProvider>
	);
}

/** Gives what is below it a fixed location. */
export function ServerLocation({ url, children }: { url: string; children?: ReactNode }): ReactElement {
	const [pathname = "/", query] = url.split("?", 2);
	return <PageLocationProvider location={{ pathname, search: query ? `?${query}` : "", hash: "" }}>{children}</PageLocationProvider>;
}

/** Gives the match of a path to a function. */
export function Match(props: {
	path: string;
	children: (context: { match: ReturnType<typeof useMatch>; location: PageLocation; navigate: Navigate }) => ReactNode;
}): ReactNode {
	return props.children({ match: useMatch(props.path), location: useLocation(), navigate });
}

export interface RedirectProps {
	from?: string;
	to: string;
	replace?: boolean;
	state?: unknown;
	/** Without meaning: nothing is thrown here. */
	noThrow?: boolean;
	[prop: string]: unknown;
}

/** Goes elsewhere as soon as it is shown. */
export function Redirect({ to, replace = true, state }: RedirectProps): null {
	const { uri, params } = usePlace();
	const target = insertParams(to, params);
	useEffect(() => {
		void navigate(resolve(target, uri), { replace, state });
	}, [target, uri, replace, state]);
	return null;
}

/** Props of a route element below a {@link Router}. */
export interface RouteComponentProps {
	path?: string;
	/** Shown when no other route fits. */
	default?: boolean;
	location?: PageLocation;
	uri?: string;
	navigate?: Navigate;
}

export interface RouterProps {
	/** Where the routes start: by default where the router around this one has got to. */
	basepath?: string;
	location?: PageLocation;
	component?: ElementType;
	/** Accepted; focus is set by the page. */
	primary?: boolean;
	children?: ReactNode;
	[prop: string]: unknown;
}

/** Shows the one of its children whose `path` fits best, with its parameters as props. Children of a route are routes below it. */
export function Router({ basepath, location, component = "div", primary = true, children, style, ...rest }: RouterProps): ReactNode {
	const place = usePlace();
	const here = location ?? place.location;
	const base = basepath ?? place.uri;
	const found = pickRoute(collectRoutes(children, base), here.pathname);
	if (!found) return null;
	const { element } = found.route;
	const params = { ...place.params, ...found.params };
	const below = (element.props as { children?: ReactNode }).children;
	const props = { ...found.params, uri: found.uri, location: here, navigate };
	const nested = below && element.type !== Redirect ? <Router primary={primary}>{below}</Router> : undefined;
	const shown = nested ? cloneElement(element, props, nested) : cloneElement(element, props);
	const focusProps = primary ? { tabIndex: -1, style: { outline: "none", ...(style as object | undefined) } } : style ? { style } : {};
	return (
		<PlaceContext.Provider value={{ location: here, params, uri: found.uri }}>
			{createElement(component, { ...focusProps, ...rest }, shown)}
		</PlaceContext.Provider>
	);
}

interface Route {
	readonly path: string;
	readonly default: boolean;
	readonly element: ReactElement;
}

function collectRoutes(children: ReactNode, base: string): Route[] {
	return Children.toArray(children).flatMap((element) => {
		if (!isValidElement<RouteComponentProps & { from?: string; children?: ReactNode }>(element)) return [];
		const { path, from, default: isDefault = false, children: below } = element.props;
		if (path === undefined && from === undefined && !isDefault) return collectRoutes(below, base);
		const own = join(base, path ?? from ?? "");
		return [{ path: below && !own.includes("*") ? join(own, "*") : own, default: isDefault, element }];
	});
}

function join(base: string, path: string): string {
	return `${base.replace(/\/\*?$/, "")}/${path.replace(/^\/+/, "")}`;
}

/** The match of one pattern, in the shape of the router's `match`. */
export function match(pattern: string, pathname: string, path = pattern): (RouteParams & { uri: string; path: string }) | null {
	const found = pickRoute([{ path: pattern }], pathname);
	return found && { ...found.params, uri: found.uri, path };
}
export { match as matchPath };

/** The best of some routes for a path. */
export function pick<R extends { path: string; default?: boolean }>(routes: readonly R[], pathname: string) {
	return pickRoute(routes, pathname);
}

/** Resolves a path relative to another, which counts as a directory. */
export function resolve(to: string, base: string): string {
	return to.startsWith("/") ? to : resolvePath(to, base);
}

/** Nothing is thrown to redirect: always false. */
export function isRedirect(_error: unknown): false {
	return false;
}

function insertParams(path: string, params: RouteParams): string {
	return path.replace(/:(\w+)/g, (whole, name: string) => params[name] ?? whole);
}
