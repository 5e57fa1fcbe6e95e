import type { ServerConfig } from "../config.js";
import type { PolicyDirectives } from "../universal/content-policy.js";
import type { PageRow, TrailingSlash } from "../universal/page.js";
import type { TemplateNeeds } from "../universal/page-data-json.js";
import type { RedirectRow } from "../universal/redirect.js";
import type { DocumentAssets } from "../universal/renderer.js";
import type { FunctionRow } from "./function-bundle.js";

/** Version of what is written here. A reader refuses another one. */
export const FORMAT = 4;

/** One `headers` entry of gatsby-config. SPEC 6.3.15. */
export interface HeaderRule {
	readonly source: string;
	readonly headers: readonly { readonly key: string; readonly value: string }[];
}

/** A file of `public/` that the framework wrote. */
export interface FileRecord {
	/** Path below `public/`, with `/`. */
	readonly path: string;
	/** SHA-256 of the content, the first 16 bytes, hex. */
	readonly hash: string;
	/** Bytes. */
	readonly size: number;
	/** Its name holds a hash of its content: may be kept for ever. */
	readonly immutable: boolean;
}

/** `.cache/current.json`: which build is served. Written last in a commit, by one rename. */
export interface CurrentBuild {
	readonly format: number;
	readonly buildId: string;
	/** Hash of the browser bundle. */
	readonly bundleHash: string;
	/** Version of Gatz that wrote it. */
	readonly version: string;
	readonly files: readonly FileRecord[];
	/** Hashed assets of previous builds, newest first, which stay so that old tabs go on working. */
	readonly retained: readonly { readonly buildId: string; readonly files: readonly FileRecord[] }[];
	/** Server halves that stay on disk, newest first. */
	readonly servers: readonly string[];
}

/** `.cache/server/<buildId>/manifest.json`: all that serving needs to know but for the list of files. Plain data. */
export interface WrittenManifest {
	readonly format: number;
	readonly buildId: string;
	readonly version: string;
	readonly settings: SiteSettings;
	readonly pages: readonly PageRow[];
	readonly templates: Readonly<Record<string, TemplateRecord>>;
	/** Absent when there are none. */
	readonly redirects?: readonly RedirectRow[] | undefined;
	/** Absent when there are none. */
	readonly functions?: readonly FunctionRow[] | undefined;
	readonly assets: DocumentAssets;
	/** What lies in the server half's `node_modules`; absent when everything is bundled. */
	readonly externals?: ExternalRecords | undefined;
}

/** A manifest with the files of `public/` by path, which are in a file of their own: see `file-list.ts`. */
export interface ServerManifest extends WrittenManifest {
	readonly files: readonly FileRecord[];
}

/** Packages that could not be bundled, and what they load. */
export interface ExternalRecords {
	/** What their native code was compiled for, as `linux-x64-glibc`; absent when they have none. */
	readonly platform?: string;
	/** By path, which is relative to the server half. */
	readonly packages: readonly { readonly path: string; readonly name: string; readonly version: string }[];
}

/** What of gatsby-config is needed at run time. */
export interface SiteSettings {
	/** `""` or `/blog`: set only when the build was made with `--prefix-paths`. SPEC 1.13.1. */
	readonly pathPrefix: string;
	readonly assetPrefix: string;
	readonly trailingSlash: TrailingSlash;
	readonly headers: readonly HeaderRule[];
	/** The Content-Security-Policy of pages, to which each document adds its own sources; absent where the site has none. */
	readonly csp?: PolicyDirectives | undefined;
	/** Addresses that the proxy for Partytown hands out; absent when there are none. */
	readonly partytownProxiedURLs?: readonly string[];
	/** Absent when gatsby-config says nothing of it. */
	readonly server?: ServerConfig | undefined;
}

export interface TemplateRecord extends TemplateNeeds {
	/** Source file, relative to the site, for messages. */
	readonly source: string;
	/** Hash of what all its answers are made from, their pages' own data excepted; absent where none of its pages is rendered on request. */
	readonly version?: string;
}

/** Files of the server half. */
export const SERVER_FILES = {
	manifest: "manifest.json",
	/** Files of `public/`: what may be sent without a look at what it holds. */
	files: "files.txt",
	renderer: "render.mjs",
	/** Absent when the site has no functions. */
	functions: "functions.mjs",
	/** Results of pages that are rendered on request: concatenated JSON texts. */
	results: "results.json.pack",
	/** Page path → [offset, length] in bytes. */
	resultIndex: "results.index.json",
	/** Results of the static queries that these pages may use: hash → `{"data"}`. Absent when there are none. */
	staticQueries: "static-queries.json",
	/** What the policies of prerendered documents have to allow: see `document-sources.ts`. Absent where the site has no policy. */
	documentSources: "document-sources.json",
	/** The data of slices that these pages may show, by id. Absent when there are none. */
	slices: "slices.json",
	/** By which tags pages can be purged: see `page-tags.ts`. */
	pageTags: "page-tags.json",
	server: "serve.mjs",
	/**
	 * The site as a module for AWS Lambda, for hosts that speak Web-standard requests, and for those with requests and responses as
	 * Express has them, which `require` the last one; what they share is in `host`. Nothing has to be installed beside them.
	 */
	lambda: "lambda.mjs",
	fetch: "fetch.mjs",
	functionModule: "function.mjs",
	function: "function.cjs",
	host: "host.mjs",
	/** What the server loads when it shares answers through a Redis. */
	redisClient: "redis-client.mjs",
} as const;
