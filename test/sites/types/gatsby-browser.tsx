import * as React from "react";
import type { GatsbyBrowser, RouteUpdateArgs, ShouldUpdateScrollArgs, WrapPageElementBrowserArgs, WrapRootElementBrowserArgs } from "gatsby";

declare global {
	interface Window {
		analytics: (path: string) => void;
	}
}

export const wrapRootElement: GatsbyBrowser["wrapRootElement"] = ({ element }) => <React.StrictMode>{element}</React.StrictMode>;
export const wrapPageElement: GatsbyBrowser["wrapPageElement"] = ({ element, props }) => <main data-path={props.path}>{element}</main>;
export const typedRoot = ({ element }: WrapRootElementBrowserArgs): React.ReactElement => <>{element}</>;
export const typedPage = ({ element, props }: WrapPageElementBrowserArgs<unknown, { locale: string }>) => <div lang={props.pageContext.locale}>{element}</div>;

export const onClientEntry: GatsbyBrowser["onClientEntry"] = async () => {
	await Promise.resolve();
};
export const onRouteUpdate: GatsbyBrowser["onRouteUpdate"] = ({ location, prevLocation }: RouteUpdateArgs) => {
	window.analytics(`${location.href} from ${prevLocation ? prevLocation.pathname : "nowhere"}`);
};
export const shouldUpdateScroll: GatsbyBrowser["shouldUpdateScroll"] = ({ routerProps: { location }, getSavedScrollPosition }: ShouldUpdateScrollArgs) => {
	const [x, y]: [number, number] = getSavedScrollPosition(location, location.key);
	return location.hash ? location.hash.slice(1) : [x, y];
};
export const onServiceWorkerUpdateReady: GatsbyBrowser["onServiceWorkerUpdateReady"] = ({ serviceWorker }) => {
	if (serviceWorker.waiting) window.location.reload();
};
export const registerServiceWorker: GatsbyBrowser["registerServiceWorker"] = () => true;
export const disableCorePrefetching: GatsbyBrowser["disableCorePrefetching"] = () => false;
export const onPrefetchPathname: GatsbyBrowser["onPrefetchPathname"] = ({ loadPage, pathname }) => void loadPage(pathname);
export const onCaughtError: GatsbyBrowser["onCaughtError"] = ({ error, errorInfo }) => console.log(error, errorInfo.componentStack);

// @ts-expect-error: an element, not a text
export const wrong: GatsbyBrowser["wrapRootElement"] = () => "text";
