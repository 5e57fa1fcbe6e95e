import type { ReactElement, ReactNode } from "react";
import type { PageLocation } from "./location.js";
import type { PageProps } from "./page-types.js";

type Options = Readonly<Record<string, unknown>>;
type Hook<Args, Result = unknown> = (args: Args, options: Options) => Result;
type Attributes = Record<string, unknown>;

export interface WrapPageElementArgs {
	readonly element: ReactElement;
	readonly props: PageProps;
}

export interface WrapRootElementArgs {
	readonly element: ReactElement;
	readonly pathname?: string;
}

/** What every gatsby-browser hook gets. SPEC 5.3. */
export interface BrowserPluginArgs {
	getResourceURLsForPathname(pathname: string): readonly string[];
	loadPage(pathname: string): Promise<unknown>;
	loadPageSync(pathname: string): unknown;
}

export interface RouteUpdateArgs extends BrowserPluginArgs {
	readonly location: PageLocation;
	/** null on the first page. */
	readonly prevLocation: PageLocation | null;
}

export interface ShouldUpdateScrollArgs extends BrowserPluginArgs {
	readonly prevRouterProps?: { readonly location: PageLocation };
	readonly pathname: string;
	readonly routerProps: { readonly location: PageLocation };
	getSavedScrollPosition(location: PageLocation, key?: string): [number, number];
}

export interface ServiceWorkerArgs extends BrowserPluginArgs {
	readonly serviceWorker: unknown;
}

/** Exports of gatsby-browser. SPEC 5.3. */
export interface GatsbyBrowser {
	onClientEntry?: Hook<BrowserPluginArgs>;
	onInitialClientRender?: Hook<BrowserPluginArgs>;
	onPreRouteUpdate?: Hook<RouteUpdateArgs>;
	onRouteUpdateDelayed?: Hook<RouteUpdateArgs>;
	onRouteUpdate?: Hook<RouteUpdateArgs>;
	/** Coordinates, a name or true to scroll; false to stay. */
	shouldUpdateScroll?: Hook<ShouldUpdateScrollArgs, boolean | string | readonly [number, number] | undefined>;
	registerServiceWorker?: Hook<BrowserPluginArgs, boolean>;
	wrapPageElement?: Hook<WrapPageElementArgs & BrowserPluginArgs, ReactElement | null | undefined>;
	wrapRootElement?: Hook<WrapRootElementArgs & BrowserPluginArgs, ReactElement | null | undefined>;
	onPrefetchPathname?: Hook<BrowserPluginArgs & { readonly pathname: string }>;
	onPostPrefetchPathname?: Hook<BrowserPluginArgs & { readonly pathname: string }>;
	disableCorePrefetching?: Hook<BrowserPluginArgs>;
	replaceHydrateFunction?: Hook<BrowserPluginArgs, (element: ReactElement, container: Element) => void>;
	onServiceWorkerActive?: Hook<ServiceWorkerArgs>;
	onServiceWorkerInstalled?: Hook<ServiceWorkerArgs>;
	onServiceWorkerRedundant?: Hook<ServiceWorkerArgs>;
	onServiceWorkerUpdateFound?: Hook<ServiceWorkerArgs>;
	onServiceWorkerUpdateReady?: Hook<ServiceWorkerArgs>;
	onCaughtError?: Hook<BrowserPluginArgs & { readonly error: unknown; readonly errorInfo: unknown }>;
	onUncaughtError?: Hook<BrowserPluginArgs & { readonly error: unknown; readonly errorInfo: unknown }>;
}

/** SPEC 5.4.2. */
export interface RenderBodyArgs {
	readonly pathname: string;
	readonly pathPrefix: string;
	/** React's output. */
	readonly bodyHtml: string;
	/** Assets of the page's template, by file name. SPEC 5.4.13. */
	readonly scripts: readonly { readonly rel: string; readonly name: string }[];
	readonly styles: readonly { readonly rel: string; readonly name: string; readonly content?: string | undefined }[];
	/** The page's data by its own path; null for other paths. */
	loadPageDataSync(pathname: string): unknown;
	setHeadComponents(components: readonly ReactNode[]): void;
	setHtmlAttributes(attributes: Attributes): void;
	setBodyAttributes(attributes: Attributes): void;
	setPreBodyComponents(components: readonly ReactNode[]): void;
	setPostBodyComponents(components: readonly ReactNode[]): void;
	setBodyProps(props: Attributes): void;
}

/** SPEC 5.4.1. */
export interface ReplaceRendererArgs extends Omit<RenderBodyArgs, "bodyHtml" | "scripts" | "styles" | "loadPageDataSync"> {
	readonly bodyComponent: ReactElement;
	replaceBodyHTMLString(html: string): void;
}

/** SPEC 5.4.3. */
export interface PreRenderHTMLArgs {
	readonly pathname: string;
	readonly pathPrefix: string;
	getHeadComponents(): readonly ReactNode[];
	replaceHeadComponents(components: readonly ReactNode[]): void;
	getPreBodyComponents(): readonly ReactNode[];
	replacePreBodyComponents(components: readonly ReactNode[]): void;
	getPostBodyComponents(): readonly ReactNode[];
	replacePostBodyComponents(components: readonly ReactNode[]): void;
}

/** Exports of gatsby-ssr. SPEC 5.4. */
export interface GatsbySSR {
	onRenderBody?: Hook<RenderBodyArgs>;
	onPreRenderHTML?: Hook<PreRenderHTMLArgs>;
	replaceRenderer?: Hook<ReplaceRendererArgs>;
	wrapPageElement?: Hook<WrapPageElementArgs, ReactElement | null | undefined>;
	wrapRootElement?: Hook<WrapRootElementArgs, ReactElement | null | undefined>;
}
