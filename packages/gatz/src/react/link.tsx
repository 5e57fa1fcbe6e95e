import {
	type AnchorHTMLAttributes,
	type CSSProperties,
	type ForwardedRef,
	forwardRef,
	type MouseEvent,
	type ReactElement,
	type Ref,
	type RefAttributes,
	useCallback,
} from "react";
import { type LinkActivity, linkActivity } from "./active-link.js";
import { type PageLocation, useLocation } from "./location.js";
import { isCode, isLocalLink, rewriteLinkPath } from "./paths.js";
import { siteRuntime } from "./site-runtime.js";
import { useSight } from "./use-sight.js";

/** What `getProps` is told. SPEC 5.5.10. */
export interface LinkPropsArgs extends LinkActivity {
	readonly href: string;
	readonly location: PageLocation;
}

export interface GatsbyLinkProps<State = unknown> extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
	/** A path of this site without path prefix, a relative path, or an address elsewhere, which gives a plain link. */
	to: string;
	state?: State;
	/** Whether the history entry is replaced; by default only when the link leads to where the visitor is. SPEC 5.5.12. */
	replace?: boolean;
	activeClassName?: string;
	activeStyle?: CSSProperties | object;
	/** Active on pages below `to`, too. */
	partiallyActive?: boolean;
	/** Props for the anchor, instead of `activeClassName` and `activeStyle`. */
	getProps?: (args: LinkPropsArgs) => object | null | undefined;
	/** The same as `ref`. */
	innerRef?: Ref<HTMLAnchorElement>;
}

/** A link that loads its page in advance and shows it without loading a document. SPEC 5.5. */
export const Link = forwardRef(function Link(props: GatsbyLinkProps, ref: ForwardedRef<HTMLAnchorElement>): ReactElement {
	if (isLocalLink(props.to)) return <LocalLink {...props} innerRef={ref ?? props.innerRef} />;
	return <a {...anchorProps(props)} href={isCode(props.to) ? undefined : props.to} ref={ref ?? props.innerRef} />;
}) as <State = unknown>(props: GatsbyLinkProps<State> & RefAttributes<HTMLAnchorElement>) => ReactElement;

function LocalLink(props: GatsbyLinkProps): ReactElement {
	const location = useLocation();
	const { to, onClick, onMouseEnter, onFocus, onTouchStart } = props;
	const path = rewriteLinkPath(to, location.pathname);
	const activity = linkActivity(path, location.pathname);
	// The browser resolves a mere hash; written out it would differ where the server does not know the query.
	const href = to.startsWith("#") ? to : path;
	const ref = useSight(
		props.innerRef,
		useCallback(() => ask("enqueue", href), [href]),
	);
	/** Calls the link's own handler, too. */
	const onIntent =
		<Event,>(own: ((event: Event) => void) | undefined) =>
		(event: Event): void => {
			own?.(event);
			ask("hovering", href);
		};
	return (
		<a
			aria-current={activity.isCurrent ? "page" : undefined}
			{...anchorProps(props)}
			{...activeProps(props, activity, path, location)}
			href={href}
			ref={ref}
			onClick={(event) => {
				onClick?.(event);
				follow(event, props);
			}}
			onMouseEnter={onIntent(onMouseEnter)}
			onFocus={onIntent(onFocus)}
			onTouchStart={onIntent(onTouchStart)}
		/>
	);
}

/** What of a link's props goes to the anchor as it is. */
function anchorProps(props: GatsbyLinkProps): AnchorHTMLAttributes<HTMLAnchorElement> {
	const { to, state, replace, activeClassName, activeStyle, partiallyActive, getProps, innerRef, ...rest } = props;
	return rest;
}

function activeProps(props: GatsbyLinkProps, activity: LinkActivity, href: string, location: PageLocation): object | null | undefined {
	if (props.getProps) return props.getProps({ ...activity, href, location });
	if (!(props.partiallyActive ? activity.isPartiallyCurrent : activity.isCurrent)) return undefined;
	const className = [props.className, props.activeClassName].filter(Boolean).join(" ");
	return { ...(className && { className }), style: { ...props.style, ...props.activeStyle } };
}

/** Navigates for a plain left click; leaves all others to the browser. SPEC 5.5.11. */
function follow(event: MouseEvent<HTMLAnchorElement>, props: GatsbyLinkProps): void {
	const { ___navigate } = siteRuntime();
	const isSpecial = event.button || event.metaKey || event.altKey || event.ctrlKey || event.shiftKey;
	if (!___navigate || isSpecial || event.defaultPrevented || props.target || props.download !== undefined) return;
	event.preventDefault();
	const { pathname, search, hash } = window.location;
	const path = rewriteLinkPath(props.to, pathname + search);
	const isHere = /[?#]/.test(path) ? path === pathname + search + hash : linkActivity(path, pathname).isCurrent;
	void ___navigate(path, { state: props.state, replace: props.replace ?? isHere });
}

/** Asks for the page that a link leads to, by its encoded path and query; not for the one on which it stands. SPEC 5.5.14–15. */
function ask(how: "enqueue" | "hovering", href: string): unknown {
	const here = window.location;
	const { pathname, search } = new URL(href, here.href);
	return pathname === here.pathname && search === here.search ? undefined : siteRuntime().___loader?.[how](pathname + search);
}

// Imports of `gatsby-link` resolve to this file.
export { navigate } from "./navigate.js";
export { parsePath, withAssetPrefix, withPrefix } from "./paths.js";
export default Link;
