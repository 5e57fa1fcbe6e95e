import {
	Children,
	type CSSProperties,
	cloneElement,
	createElement,
	type ElementType,
	isValidElement,
	type ReactElement,
	type ReactNode,
	type RefObject,
	useEffect,
	useRef,
} from "react";
import { PlaceContext, usePlace, type WindowLocation } from "./location.js";
import { type NavigateFn, navigate } from "./navigate.js";
import { pickRoute } from "./path-match.js";
import { withoutPrefix } from "./paths.js";
import { resolve, toPattern } from "./route-paths.js";
import type { NavigateOptions } from "./site-runtime.js";

/** Props of a route element below a {@link Router}: its own, and what the router adds. */
export type RouteComponentProps<Params = unknown> = Partial<Params> & {
	path?: string;
	/** Shown when no other route fits. */
	default?: boolean;
	location?: WindowLocation;
	uri?: string;
	navigate?: NavigateFn;
};

export interface RouterProps {
	/** Where the routes start: by default where the page, or the router around this one, has got to. */
	basepath?: string;
	location?: Pick<WindowLocation, "pathname" | "search" | "hash">;
	/** Default `div`. */
	component?: ElementType;
	/** Whether the router gets the focus when another of its routes is shown. Default true. SPEC 5.7.13. */
	primary?: boolean;
	style?: CSSProperties;
	children?: ReactNode;
	[prop: string]: unknown;
}

/** Shows the one of its children whose `path` fits best, with its parameters as props. Children of a route are routes below it. */
export function Router({ basepath, location, component = "div", primary = true, children, style, ...rest }: RouterProps): ReactNode {
	const place = usePlace();
	const here = location ?? place.location;
	const found = pickRoute(collectRoutes(children, basepath ?? toPattern(place.uri)), here.pathname);
	const ref = useFocus(found?.uri, primary);
	if (!found) return null;
	const { uri, route } = found;
	const { "*": _, ...outer } = place.params;
	const params = { ...outer, ...found.params };
	const { children: below } = route.element.props;
	const props = { ...params, uri, location: here, navigate: navigateFrom(uri) };
	const shown = below ? cloneElement(route.element, props, <Router primary={primary}>{below}</Router>) : cloneElement(route.element, props);
	const focusable = primary ? { ref, tabIndex: -1, style: { outline: "none", ...style } } : style ? { style } : {};
	return (
		<PlaceContext.Provider value={{ location: here, params, uri }}>
			{createElement(component, { ...focusable, ...rest }, shown)}
		</PlaceContext.Provider>
	);
}

/** Focuses the router's element when another URI is matched, unless the focus is in it or in a text field. SPEC 5.7.13. */
function useFocus(uri: string | undefined, primary: boolean): RefObject<HTMLElement | null> {
	const ref = useRef<HTMLElement>(null);
	const shown = useRef(uri);
	useEffect(() => {
		if (shown.current === uri) return;
		shown.current = uri;
		const { current } = ref;
		const { activeElement } = document;
		if (primary && !current?.contains(activeElement) && !activeElement?.matches("input, textarea, [contenteditable]")) current?.focus();
	}, [uri, primary]);
	return ref;
}

function navigateFrom(uri: string): NavigateFn {
	return (to: string | number, options?: NavigateOptions<unknown>) =>
		typeof to === "number" ? navigate(to) : navigate(withoutPrefix(resolve(to, uri)), options);
}

type RouteElement = ReactElement<{ path?: string; from?: string; default?: boolean; children?: ReactNode; [prop: string]: unknown }>;

interface Route {
	readonly path: string;
	readonly default: boolean;
	readonly element: RouteElement;
}

/** Fragments and other elements without a path stand for their children. */
function collectRoutes(children: ReactNode, base: string): Route[] {
	return Children.toArray(children).flatMap((element) => {
		if (!isValidElement(element)) return [];
		const { path, from, default: isDefault = false, children: below } = (element as RouteElement).props;
		if (path === undefined && from === undefined && !isDefault) return collectRoutes(below, base);
		const own = join(base, path ?? from ?? "");
		return [{ path: below && !own.includes("*") ? join(own, "*") : own, default: isDefault, element: element as RouteElement }];
	});
}

function join(base: string, path: string): string {
	return `${base.replace(/\/\*?$/, "")}/${path.replace(/^\/+/, "")}`;
}
