// Packages of Gatsby's that sites import beside "gatsby", and that are part of it here. The bundler resolves them in the same way.

declare module "gatsby-link" {
	type LinkModule = typeof import("./dist/react/link.js");
	export type GatsbyLinkProps<State = unknown> = import("./dist/react/link.js").GatsbyLinkProps<State>;
	export const Link: LinkModule["Link"];
	export const navigate: LinkModule["navigate"];
	export const parsePath: LinkModule["parsePath"];
	export const withPrefix: LinkModule["withPrefix"];
	export const withAssetPrefix: LinkModule["withAssetPrefix"];
	export default Link;
}

declare module "gatsby-script" {
	type ScriptModule = typeof import("./dist/react/script.js");
	export type ScriptProps = import("./dist/react/script.js").ScriptProps;
	export type ScriptStrategy = import("./dist/react/script.js").ScriptStrategy;
	export const Script: ScriptModule["Script"];
	export const ScriptStrategy: ScriptModule["ScriptStrategy"];
	export const collectedScriptsByPage: ScriptModule["collectedScriptsByPage"];
	export const scriptCache: ScriptModule["scriptCache"];
	export const scriptCallbackCache: ScriptModule["scriptCallbackCache"];
}

declare module "@reach/router" {
	type RouterModule = typeof import("./dist/react/reach-router.js");
	export type History = import("./dist/react/reach-router.js").History;
	export type HistorySource = import("./dist/react/reach-router.js").HistorySource;
	export type LinkGetProps = import("./dist/react/reach-router.js").LinkGetProps;
	export type LinkProps<State = unknown> = import("./dist/react/reach-router.js").LinkProps<State>;
	export type LocationContext = import("./dist/react/reach-router.js").LocationContext;
	export type LocationProps = import("./dist/react/reach-router.js").LocationProps;
	export type LocationProviderProps = import("./dist/react/reach-router.js").LocationProviderProps;
	export type MatchProps<Params = Record<string, string>> = import("./dist/react/reach-router.js").MatchProps<Params>;
	export type MatchRenderProps<Params = Record<string, string>> = import("./dist/react/reach-router.js").MatchRenderProps<Params>;
	export type NavigateFn = import("./dist/react/reach-router.js").NavigateFn;
	export type NavigateOptions<State = unknown> = import("./dist/react/reach-router.js").NavigateOptions<State>;
	export type RedirectProps<State = unknown> = import("./dist/react/reach-router.js").RedirectProps<State>;
	export type RouteComponentProps<Params = unknown> = import("./dist/react/reach-router.js").RouteComponentProps<Params>;
	export type RouterProps = import("./dist/react/reach-router.js").RouterProps;
	export type WindowLocation<State = unknown> = import("./dist/react/reach-router.js").WindowLocation<State>;
	export const createHistory: RouterModule["createHistory"];
	export const createMemorySource: RouterModule["createMemorySource"];
	export const globalHistory: RouterModule["globalHistory"];
	export const insertParams: RouterModule["insertParams"];
	export const isRedirect: RouterModule["isRedirect"];
	export const Link: RouterModule["Link"];
	export const Location: RouterModule["Location"];
	export const LocationProvider: RouterModule["LocationProvider"];
	export const Match: RouterModule["Match"];
	export const match: RouterModule["match"];
	export const navigate: RouterModule["navigate"];
	export const pick: RouterModule["pick"];
	export const Redirect: RouterModule["Redirect"];
	export const resolve: RouterModule["resolve"];
	export const Router: RouterModule["Router"];
	export const ServerLocation: RouterModule["ServerLocation"];
	export const useLocation: RouterModule["useLocation"];
	export const useMatch: RouterModule["useMatch"];
	export const useNavigate: RouterModule["useNavigate"];
	export const useParams: RouterModule["useParams"];
}

declare module "@gatsbyjs/reach-router" {
	export * from "@reach/router";
}
