import type { DetailedHTMLProps, HTMLAttributes, ReactElement, ReactNode } from "react";
import type { PluginOptions } from "../plugin-api.js";
import type { FailedRequest } from "../universal/renderer.js";
import type { WindowLocation } from "./location.js";
import type { PageProps } from "./page-types.js";

// Shapes, names and type parameters are those of Gatsby's typings: gatsby-browser and gatsby-ssr in TypeScript compile unchanged. Hooks are
// methods, so that a site may narrow the options in its own.

type Values = Record<string, unknown>;
type Attributes<E extends Element> = DetailedHTMLProps<HTMLAttributes<E>, E> & { readonly [data: `data-${string}`]: unknown };
/** What returns nothing leaves the element as it was. */
type Wrapped = ReactElement | null | undefined;

/** What every gatsby-browser hook gets. SPEC 5.3. */
export interface BrowserPluginArgs {
	getResourceURLsForPathname(pathname: string): readonly string[] | null;
	/** undefined when there is no page. */
	loadPage(pathname: string): Promise<unknown>;
	/** A page that is loaded already. */
	loadPageSync(pathname: string): unknown;
	readonly [extra: string]: unknown;
}

export interface RouteUpdateArgs extends BrowserPluginArgs {
	readonly location: WindowLocation;
	/** null on the first page. */
	readonly prevLocation: WindowLocation | null;
}

export interface RouteUpdateDelayedArgs extends BrowserPluginArgs {
	readonly location: WindowLocation;
}

export interface PrefetchPathnameArgs extends BrowserPluginArgs {
	readonly pathname: string;
}

export interface ShouldUpdateScrollArgs extends BrowserPluginArgs {
	readonly prevRouterProps?: { readonly location: WindowLocation };
	readonly pathname: string;
	readonly routerProps: { readonly location: WindowLocation };
	getSavedScrollPosition(location: { readonly pathname: string; readonly key?: string }, key?: string): [number, number];
}

export interface ServiceWorkerArgs extends BrowserPluginArgs {
	readonly serviceWorker: ServiceWorkerRegistration;
}

export interface RenderErrorArgs extends BrowserPluginArgs {
	readonly error: unknown;
	readonly errorInfo: { readonly componentStack?: string };
}

/** In the browser. */
export interface WrapPageElementBrowserArgs<DataType = Values, PageContextType = Values, LocationState = unknown>
	extends BrowserPluginArgs {
	readonly element: ReactElement;
	readonly props: PageProps<DataType, PageContextType, LocationState>;
}

/** In the browser. */
export interface WrapRootElementBrowserArgs extends BrowserPluginArgs {
	readonly element: ReactElement;
	readonly pathname: string;
}

/** On the server. */
export interface WrapPageElementNodeArgs<DataType = Values, PageContextType = Values> {
	readonly element: ReactElement;
	readonly props: PageProps<DataType, PageContextType>;
}

/** On the server. */
export interface WrapRootElementNodeArgs {
	readonly element: ReactElement;
	readonly pathname: string;
}

/** Exports of gatsby-browser. SPEC 5.3. */
export interface GatsbyBrowser<DataType = Values, PageContext = Values, LocationState = unknown> {
	/** First of all; a promise is waited for. */
	onClientEntry?(args: BrowserPluginArgs, options: PluginOptions): void | Promise<void>;
	onInitialClientRender?(args: BrowserPluginArgs, options: PluginOptions): void;
	onPreRouteUpdate?(args: RouteUpdateArgs, options: PluginOptions): void;
	onRouteUpdateDelayed?(args: RouteUpdateDelayedArgs, options: PluginOptions): void;
	onRouteUpdate?(args: RouteUpdateArgs, options: PluginOptions): void;
	/** Coordinates, a name or true to scroll; false to stay. */
	shouldUpdateScroll?(args: ShouldUpdateScrollArgs, options: PluginOptions): boolean | string | [number, number] | undefined;
	registerServiceWorker?(args: BrowserPluginArgs, options: PluginOptions): boolean;
	wrapPageElement?(args: WrapPageElementBrowserArgs<DataType, PageContext, LocationState>, options: PluginOptions): Wrapped;
	wrapRootElement?(args: WrapRootElementBrowserArgs, options: PluginOptions): Wrapped;
	onPrefetchPathname?(args: PrefetchPathnameArgs, options: PluginOptions): void;
	onPostPrefetchPathname?(args: PrefetchPathnameArgs, options: PluginOptions): void;
	disableCorePrefetching?(args: BrowserPluginArgs, options: PluginOptions): boolean;
	replaceHydrateFunction?(
		args: BrowserPluginArgs,
		options: PluginOptions,
		// biome-ignore lint/suspicious/noExplicitAny: whatever renders
	): ((element: any, container: Element, callback?: any) => unknown) | undefined;
	onServiceWorkerActive?(args: ServiceWorkerArgs, options: PluginOptions): void;
	onServiceWorkerInstalled?(args: ServiceWorkerArgs, options: PluginOptions): void;
	onServiceWorkerRedundant?(args: ServiceWorkerArgs, options: PluginOptions): void;
	onServiceWorkerUpdateFound?(args: ServiceWorkerArgs, options: PluginOptions): void;
	onServiceWorkerUpdateReady?(args: ServiceWorkerArgs, options: PluginOptions): void;
	/** React 19. */
	onCaughtError?(args: RenderErrorArgs, options: PluginOptions): void;
	/** React 19. */
	onUncaughtError?(args: RenderErrorArgs, options: PluginOptions): void;
}

/** What {@link RenderBodyArgs} and {@link ReplaceRendererArgs} share. */
interface DocumentSetters {
	/** Path of the page; of a server-rendered one with its query. */
	readonly pathname: string;
	readonly pathPrefix: string;
	setHeadComponents(components: readonly ReactNode[]): void;
	setHtmlAttributes(attributes: Attributes<HTMLHtmlElement>): void;
	setBodyAttributes(attributes: Attributes<HTMLBodyElement>): void;
	setPreBodyComponents(components: readonly ReactNode[]): void;
	setPostBodyComponents(components: readonly ReactNode[]): void;
	/** Props of `src/html.js`. */
	setBodyProps(props: object): void;
}

/** SPEC 5.4.2. */
export interface RenderBodyArgs extends DocumentSetters {
	/** React's output. */
	readonly bodyHtml: string;
	/** Assets of the page's template, by file name. SPEC 5.4.13. */
	readonly scripts: readonly { readonly rel: string; readonly name: string }[];
	readonly styles: readonly { readonly rel: string; readonly name: string; readonly content?: string | undefined }[];
	/** The page's data by its own path; null for other paths. */
	loadPageDataSync(pathname: string): { result: Values } | null;
}

/** SPEC 5.4.1. */
export interface ReplaceRendererArgs extends DocumentSetters {
	readonly bodyComponent: ReactElement;
	replaceBodyHTMLString(html: string): void;
}

/** SPEC 5.4.3. */
export interface PreRenderHTMLArgs {
	readonly pathname: string;
	readonly pathPrefix: string;
	getHeadComponents(): ReactNode[];
	replaceHeadComponents(components: readonly ReactNode[]): void;
	getPreBodyComponents(): ReactNode[];
	replacePreBodyComponents(components: readonly ReactNode[]): void;
	getPostBodyComponents(): ReactNode[];
	replacePostBodyComponents(components: readonly ReactNode[]): void;
}

/** Exports of gatsby-ssr. SPEC 5.4. */
export interface GatsbySSR<DataType = Values, PageContext = Values> {
	onRenderBody?(args: RenderBodyArgs, options: PluginOptions): void;
	onPreRenderHTML?(args: PreRenderHTMLArgs, options: PluginOptions): void;
	replaceRenderer?(args: ReplaceRendererArgs, options: PluginOptions): void | Promise<void>;
	wrapPageElement?(args: WrapPageElementNodeArgs<DataType, PageContext>, options: PluginOptions): Wrapped;
	wrapRootElement?(args: WrapRootElementNodeArgs, options: PluginOptions): Wrapped;
	/** Told once of each error that cost a visitor the answer; `error` is what the site's code threw. */
	onRequestError?(error: unknown, failed: FailedRequest, options: PluginOptions): void | Promise<void>;
}
