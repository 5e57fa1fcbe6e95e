/** The public interface for pages, components and gatsby-browser. SPEC 5.14. */
export type { GatsbyConfig } from "./config.js";
export type {
	Actions,
	CreateNodeArgs,
	CreatePageArgs,
	CreatePagesArgs,
	CreateResolversArgs,
	GatsbyNode,
	Node,
	NodeInput,
	NodePluginArgs,
	PluginOptions,
	Reporter,
	SetFieldsArgs as SetFieldsOnGraphQLNodeTypeArgs,
} from "./plugin-api.js";
export { type GatsbyLinkProps, Link } from "./react/link.js";
export type { PageLocation } from "./react/location.js";
export { navigate, prefetchPathname } from "./react/navigate.js";
export { PageRenderer } from "./react/page-renderer.js";
export type { GetServerData, GetServerDataProps, GetServerDataReturn, HeadFC, HeadProps, PageProps } from "./react/page-types.js";
export { parsePath, withAssetPrefix, withPrefix } from "./react/paths.js";
export type {
	BrowserPluginArgs,
	GatsbyBrowser,
	GatsbySSR,
	PreRenderHTMLArgs,
	RenderBodyArgs,
	ReplaceRendererArgs,
	RouteUpdateArgs,
	ShouldUpdateScrollArgs,
	WrapPageElementArgs,
	WrapRootElementArgs,
} from "./react/plugin-hooks.js";
export { Script, type ScriptProps, ScriptStrategy, scriptCache, scriptCallbackCache } from "./react/script.js";
export { Slice, type SliceComponentProps, type SlicePlaceholderProps } from "./react/slice.js";
export { graphql, StaticQuery, StaticQueryContext, type StaticQueryDocument, useStaticQuery } from "./react/static-query.js";
export { useScrollRestoration } from "./react/use-scroll-restoration.js";
export { notFound, redirect } from "./universal/answers.js";
export type {
	GatsbyFunctionConfig,
	GatsbyFunctionFile,
	GatsbyFunctionRequest,
	GatsbyFunctionResponse,
} from "./universal/function-types.js";
