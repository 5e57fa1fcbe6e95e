import type { TrailingSlash } from "./page.js";

/** What gatsby-config's `adapter` and the build say to one another. Paths are with the path prefix; `:name` and `*` are patterns. SPEC 6.7. */

export interface AdapterHeader {
	readonly key: string;
	readonly value: string;
}

/** A file that is sent as it is. */
export interface StaticRoute {
	readonly type: "static";
	readonly path: string;
	/** Relative to the site, `public/…`. */
	readonly filePath: string;
	readonly headers: readonly AdapterHeader[];
}

/** A path for which a function runs. */
export interface FunctionRoute {
	readonly type: "function";
	readonly path: string;
	readonly functionId: string;
	/** The answer is a deferred page's: it may be kept until the next build. */
	readonly cache?: true;
}

export interface RedirectRoute {
	readonly type: "redirect";
	readonly path: string;
	readonly toPath: string;
	readonly status: number;
	readonly ignoreCase?: boolean;
	readonly headers: readonly AdapterHeader[];
	/** What else createRedirect was told: `force`, `conditions`, … */
	readonly [key: string]: unknown;
}

export type AdapterRoute = StaticRoute | FunctionRoute | RedirectRoute;

/** A function takes a request and a response as Express has them. */
export interface FunctionDefinition {
	readonly functionId: string;
	/** For people. */
	readonly name: string;
	/** Of the module whose default export it is, relative to the site. */
	readonly pathToEntryPoint: string;
	/** All that has to be deployed with it, relative to the site. */
	readonly requiredFiles: readonly string[];
}

/** Headers of all answers below a path. */
export interface HeaderRoute {
	readonly path: string;
	readonly headers: readonly AdapterHeader[];
}

/** What `adapt` gets. */
export interface AdaptArguments<Reporter = unknown> {
	/** The most specific first. */
	readonly routesManifest: readonly AdapterRoute[];
	readonly functionsManifest: readonly FunctionDefinition[];
	/** From the most general on. */
	readonly headerRoutes: readonly HeaderRoute[];
	readonly pathPrefix: string;
	readonly trailingSlash: TrailingSlash;
	/** None: files are fetched when the site is built. */
	readonly remoteFileAllowedUrls: readonly never[];
	/** Gatz's own: the folder with all that a server needs, relative to the site. Its name changes with each build. */
	readonly serverDirectory: string;
	readonly reporter: Reporter;
}

/** What `cache.restore` and `cache.store` get. */
export interface AdapterCacheArguments<Reporter = unknown> {
	/** Relative to the site. */
	readonly directories: readonly string[];
	readonly reporter: Reporter;
}

/** What `config` gives. What it says of data stores and image services has no effect: there is nothing of the kind when a site is served. */
export interface AdapterConfig {
	readonly deployURL?: string;
	readonly supports?: { readonly pathPrefix?: boolean; readonly trailingSlash?: readonly TrailingSlash[] };
	/** Plugins that do what the adapter does. */
	readonly pluginsToDisable?: readonly string[];
	/** Gatz's own: pages are bundled for a runtime without Node.js, too. Default `nodejs`. */
	readonly runtime?: "nodejs" | "workers";
	readonly [key: string]: unknown;
}
