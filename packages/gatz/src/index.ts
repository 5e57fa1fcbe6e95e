/// <reference path="../modules.d.ts" preserve="true" />
/** The public interface for pages, components, gatsby-browser and functions, and the types of all files of a site. SPEC 5.14. */
export type {
	AdapterEntry as IAdapter,
	GatsbyConfig,
	IPluginRefObject,
	IPluginRefOptions,
	PluginRef,
	TypegenOptions as GraphQLTypegenOptions,
} from "./config.js";
export type {
	GatsbyFunctionBodyParserCommonMiddlewareConfig,
	GatsbyFunctionBodyParserConfig,
	GatsbyFunctionBodyParserUrlencodedConfig,
	GatsbyFunctionConfig,
	GatsbyFunctionFile,
	GatsbyFunctionRequest,
	GatsbyFunctionResponse,
} from "./function-api.js";
export type {
	Actions,
	ActivityOptions as ActivityArgs,
	ActivityTimer as ActivityTracker,
	BuildArgs,
	CreateBabelConfigArgs,
	CreateDevServerArgs,
	CreateNodeArgs,
	CreatePageArgs,
	CreatePagesArgs,
	CreateResolversArgs,
	CreateSchemaCustomizationArgs,
	CreateWebpackConfigArgs,
	GatsbyNode,
	GatsbyStages,
	Node,
	NodeInput,
	NodePluginArgs,
	ObjectSchema,
	PageInput as Page,
	ParentSpanPluginArgs,
	PluginCache as GatsbyCache,
	PluginCallback,
	PluginOptions,
	PluginOptionsSchemaArgs,
	PluginOptionsSchemaJoi,
	PreInitArgs,
	PreprocessSourceArgs,
	Progress as ProgressActivityTracker,
	Reporter,
	ResolvableExtensionsArgs,
	SetFieldsOnGraphQLNodeTypeArgs,
	SliceInput,
	SourceNodesArgs,
	Store,
	TypeBuilders as NodePluginSchema,
	WebpackLoaders,
	WebpackPlugins,
	WebpackRules,
} from "./plugin-api.js";
export { type GatsbyLinkProps, Link } from "./react/link.js";
export type { PageLocation, WindowLocation } from "./react/location.js";
export { navigate, prefetchPathname } from "./react/navigate.js";
export { PageRenderer, type PageRendererProps } from "./react/page-renderer.js";
export type {
	CacheDeclaration,
	GetServerData,
	GetServerDataProps,
	GetServerDataReturn,
	HeadFC,
	HeadProps,
	PageProps,
	ServerDataResult,
} from "./react/page-types.js";
export { parsePath, withAssetPrefix, withPrefix } from "./react/paths.js";
export type {
	BrowserPluginArgs,
	GatsbyBrowser,
	GatsbySSR,
	PrefetchPathnameArgs,
	PreRenderHTMLArgs,
	RenderBodyArgs,
	RenderErrorArgs,
	ReplaceRendererArgs,
	RouteUpdateArgs,
	RouteUpdateDelayedArgs,
	ServiceWorkerArgs,
	ShouldUpdateScrollArgs,
	WrapPageElementBrowserArgs,
	WrapPageElementNodeArgs,
	WrapRootElementBrowserArgs,
	WrapRootElementNodeArgs,
} from "./react/plugin-hooks.js";
export { collectedScriptsByPage, Script, type ScriptProps, ScriptStrategy, scriptCache, scriptCallbackCache } from "./react/script.js";
export type { NavigateOptions } from "./react/site-runtime.js";
export { Slice, type SliceComponentProps, type SlicePlaceholderProps } from "./react/slice.js";
export {
	graphql,
	StaticQuery,
	StaticQueryContext,
	type StaticQueryDocument,
	type StaticQueryProps,
	useStaticQuery,
} from "./react/static-query.js";
export { useScrollRestoration } from "./react/use-scroll-restoration.js";
export type {
	AdaptArguments as IAdaptArgs,
	AdapterConfig as IAdapterConfig,
	AdapterRoute,
	FunctionDefinition as IFunctionDefinition,
	FunctionRoute as IFunctionRoute,
	HeaderRoute,
	RedirectRoute as IRedirectRoute,
	StaticRoute as IStaticRoute,
} from "./universal/adapter.js";
export { notFound, redirect } from "./universal/answers.js";
