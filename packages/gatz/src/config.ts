import type { PolicyDirectives } from "./universal/content-policy.js";
import type { TrailingSlash } from "./universal/page.js";
import type { ServerOptions } from "./universal/server-options.js";

/** A plugin with its options. */
export interface IPluginRefObject {
	resolve: string;
	options?: IPluginRefOptions;
	/** Folder from which `resolve` is looked up; the site's when absent. */
	parentDir?: string;
}

export interface IPluginRefOptions {
	plugins?: PluginRef[];
	path?: string;
	[option: string]: unknown;
}

/** A plugin as gatsby-config names it. SPEC 6.3.2. */
export type PluginRef = string | IPluginRefObject;

/** Headers for the answers whose path matches `source`. SPEC 6.3.15. */
export interface HeaderEntry {
	readonly source: string;
	readonly headers: readonly { readonly key: string; readonly value: string }[];
}

/** In develop, requests below `prefix` go to `url`. SPEC 6.3.9. */
export interface ProxyEntry {
	readonly prefix: string;
	readonly url: string;
}

/** SPEC 6.3.14. */
export interface TypegenOptions {
	/** Relative to the site's folder. Default `src/gatsby-types.d.ts`. */
	readonly typesOutputPath?: string;
	/** Globs of files whose `graphql()` calls get types as well, relative to the site's folder. Default: the site's and local plugins' `gatsby-node.ts`. */
	readonly documentSearchPaths?: readonly string[];
	/** Default false: types are written in development only. */
	readonly generateOnBuild?: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: adapters are written against Gatsby's types
type AdapterStep = (...args: any[]) => unknown;

/** SPEC 6.7. */
export interface AdapterEntry {
	readonly name: string;
	readonly adapt: AdapterStep;
	readonly config?: AdapterStep;
	readonly cache?: { readonly restore: AdapterStep; readonly store: AdapterStep };
}

/**
 * How `gatsby serve` runs, of Gatz's own making; Gatsby has no such key. The command line and the environment go before it. Times are in
 * seconds, memory in MB.
 */
export interface ServerConfig extends Partial<Omit<ServerOptions, "workers" | "trustProxy" | "allowedHosts">> {
	/** Processes that answer requests: `2`, `"2-8"`, or `"auto"`, one per CPU. Default `"auto"`. */
	readonly workers?: number | string;
	/**
	 * Proxies whose `X-Forwarded-*` and `Forwarded` count: `true` for all, how many stand before the server, or addresses and networks
	 * (`"loopback, 10.0.0.0/8"`, or a list). Default false.
	 */
	readonly trustProxy?: boolean | number | string | readonly string[];
	/** Hosts to answer for; others get 421. `".example.com"` is that host and all below it. Default: all. */
	readonly allowedHosts?: string | readonly string[];
}

/** What gatsby-config exports. SPEC 6.3. */
export interface GatsbyConfig {
	siteMetadata?: Record<string, unknown>;
	/** Falsy entries are dropped. */
	plugins?: (PluginRef | false | null | undefined)[];
	flags?: Readonly<Record<string, boolean>>;
	/** Path below which the site is deployed, e.g. `/blog`. Applies to builds made with `--prefix-paths`. */
	pathPrefix?: string;
	/** Where assets are deployed, e.g. `https://cdn.example.com`. Applies to builds made with `--prefix-paths`. */
	assetPrefix?: string;
	/** Default `always`. */
	trailingSlash?: TrailingSlash;
	polyfill?: boolean;
	mapping?: Readonly<Record<string, string>>;
	proxy?: ProxyEntry | readonly ProxyEntry[];
	partytownProxiedURLs?: readonly string[];
	/** Gets the Express-like app of `gatsby develop`. */
	// biome-ignore lint/suspicious/noExplicitAny: Express's types are not ours to give
	developMiddleware?(app: any): void;
	/** Accepted; JSX never needs React in scope here. */
	jsxRuntime?: "classic" | "automatic";
	jsxImportSource?: string;
	graphqlTypegen?: boolean | TypegenOptions;
	headers?: readonly HeaderEntry[];
	adapter?: AdapterEntry;
	/**
	 * A Content-Security-Policy for every page: `true` for one that allows what the site itself has, or directives whose sources are added
	 * to that. Default false.
	 */
	csp?: boolean | Readonly<Record<string, boolean | string | readonly string[]>>;
	/** Gatz's own. */
	server?: ServerConfig;
}

/** gatsby-config after validation: every default filled in, every value in one form. */
export interface SiteConfig {
	readonly siteMetadata: Readonly<Record<string, unknown>>;
	readonly plugins: readonly {
		readonly resolve: string;
		readonly options: Readonly<Record<string, unknown>>;
		readonly parentDir?: string;
	}[];
	readonly flags: Readonly<Record<string, boolean>>;
	/** `""` or `/blog`. */
	readonly pathPrefix: string;
	/** Without trailing slash; `""` when there is none. */
	readonly assetPrefix: string;
	readonly trailingSlash: TrailingSlash;
	readonly polyfill: boolean;
	readonly mapping: Readonly<Record<string, string>>;
	readonly proxy: readonly ProxyEntry[];
	readonly partytownProxiedURLs: readonly string[];
	readonly developMiddleware?: GatsbyConfig["developMiddleware"];
	readonly jsxRuntime: "classic" | "automatic";
	readonly jsxImportSource?: string;
	readonly graphqlTypegen: false | Required<TypegenOptions>;
	readonly headers: readonly HeaderEntry[];
	readonly adapter?: AdapterEntry;
	/** null where the site has no policy. */
	readonly csp: PolicyDirectives | null;
	/** Absent when nothing is said of it. */
	readonly server?: ServerConfig;
}
