import type { Artifact } from "../artifact/artifact.js";
import type { FunctionRow } from "../artifact/function-bundle.js";
import type { SiteSettings } from "../artifact/schema.js";
import type { PageRow } from "../universal/page.js";
import { scorePattern } from "../universal/path-pattern.js";
import type { FoundRedirect, RedirectTable } from "../universal/redirect-table.js";
import type { RouteMatch, RouteTable } from "../universal/route-table.js";
import { applyTrailingSlash, parseUrlPath, type UrlPath } from "../universal/url-path.js";

/** What a request target asks for. */
export type Route =
	| { readonly kind: "bad-request" }
	/** The target `*`: the server itself. */
	| { readonly kind: "server" }
	/** Because of `trailingSlash`. */
	| { readonly kind: "redirect"; readonly path: string; readonly location: string }
	| MovedRoute
	| FunctionRoute
	| PageRoute
	/** No page, but perhaps a public file, else perhaps a redirect. */
	| (Omit<PageRoute, "kind" | "match"> & { readonly kind: "no-page"; readonly redirect?: FoundRedirect });

/** A page is a document or, for navigation in the browser, its `page-data.json`. */
export type PageForm = "html" | "json";

export interface PageRoute {
	readonly kind: "page";
	readonly as: PageForm;
	readonly match: RouteMatch<PageRow>;
	/** Path of the page as the visitor spelled it, without the path prefix, its slash as `trailingSlash` says. SPEC 1.6.18. */
	readonly path: string;
	/** `""` or the raw text from `?`. */
	readonly search: string;
	/** Public files that go before the page, by their path. SPEC 1.15.13. */
	readonly files: readonly string[];
}

/** A path that `createRedirect` has named. */
export interface MovedRoute extends Omit<PageRoute, "kind" | "match" | "files"> {
	readonly kind: "moved";
	readonly redirect: FoundRedirect;
}

export interface FunctionRoute {
	readonly kind: "function";
	readonly match: RouteMatch<FunctionRow>;
	/** As the visitor spelled it, without the path prefix. */
	readonly path: string;
	readonly search: string;
}

/** All that a request target may name, but for public files. */
export type Routes = Pick<Artifact, "settings" | "routes" | "redirects" | "functions">;

const PAGE_DATA = "/page-data/";
const PAGE_DATA_END = "/page-data.json";
const NO_FILES: readonly string[] = [];
/** A built asset, by the hash in its name. */
const HASHED_ASSET = /[.-][\w-]{8,}\.(?:m?js|css)(?:\.map)?$/;

/**
 * Decides what a request target asks for. Pure; cost does not grow with the number of pages, functions and redirects.
 *
 * @param target as it stands in the request line: a path, an absolute URL or `*`
 */
export function findRoute(method: string, target: string, { settings, routes, redirects, functions }: Routes): Route {
	if (target === "*") return { kind: "server" };
	const local = target.startsWith("/") ? target : withoutOrigin(target);
	if (local === null) return { kind: "bad-request" };
	const queryAt = local.indexOf("?");
	const fullPath = queryAt < 0 ? local : local.slice(0, queryAt);
	const search = queryAt < 0 || queryAt === local.length - 1 ? "" : local.slice(queryAt);
	const raw = withoutPrefix(fullPath, settings.pathPrefix);
	const as = raw?.startsWith(PAGE_DATA) && raw.endsWith(PAGE_DATA_END) ? "json" : "html";
	const path = parseUrlPath(raw ?? fullPath);
	const called = functions && path && findFunction(path, functions.routes);
	if (called) return { kind: "function", match: called, path: path.raw, search };
	if (raw === null || !path)
		return isMalformed(fullPath) ? { kind: "bad-request" } : { kind: "no-page", as, files: NO_FILES, path: fullPath, search };
	if (as === "json") return pageDataRoute(path, search, settings, routes, redirects);

	const match = findPage(path, routes);
	const redirect = redirects && findRedirect(path, match, redirects);
	if (redirect?.force) return { kind: "moved", as, redirect, path: path.raw, search };
	if (!match || redirect) return { kind: "no-page", as, files: publicFiles(path), path: path.raw, search, ...(redirect && { redirect }) };
	const canonical = canonicalPath(path, match.row, settings);
	if ((method === "GET" || method === "HEAD") && needsRedirect(path, canonical, settings)) {
		return { kind: "redirect", path: path.raw, location: settings.pathPrefix + canonical.replaceAll("\\", "%5C") + search };
	}
	return { kind: "page", as, match, path: canonical, search, files: publicFiles(path) };
}

function pageDataRoute(
	file: UrlPath,
	search: string,
	settings: SiteSettings,
	routes: RouteTable<PageRow>,
	redirects: RedirectTable | undefined,
): Route {
	const raw = file.raw.slice(PAGE_DATA.length - 1, -PAGE_DATA_END.length);
	const path = parseUrlPath(raw === "/index" ? "/" : raw || "//");
	const match = path && (bracketPage(path, routes) ?? routes.find(path));
	const redirect = redirects && path && findRedirect(path, match, redirects);
	if (redirect) return { kind: "moved", as: "json", redirect, path: path.raw, search };
	if (!match) return { kind: "no-page", as: "json", files: publicFiles(file), path: file.raw, search };
	return { kind: "page", as: "json", match, path: canonicalPath(path, match.row, settings), search, files: NO_FILES };
}

/** A static page with a matchPath has one page-data.json, at its own path, which may hold brackets. */
function bracketPage(path: UrlPath, routes: RouteTable<PageRow>): RouteMatch<PageRow> | null {
	const row = routes.exact(path.segments.join("/"));
	return row?.matchPath !== undefined && row.mode === "SSG" ? { row, params: {}, pattern: null } : null;
}

/** A pattern that starts with a parameter does not get what can only be a file of the build. */
function findPage(path: UrlPath, routes: RouteTable<PageRow>): RouteMatch<PageRow> | null {
	const match = routes.find(path);
	if (!match?.pattern || match.pattern[0]?.kind === "static") return match;
	return path.segments[0] === "page-data" || HASHED_ASSET.test(path.key) ? null : match;
}

/** A redirect counts unless a page is at that path, or has a pattern that says as much of it. SPEC 6.4.6. */
function findRedirect(path: UrlPath, match: RouteMatch<PageRow> | null, redirects: RedirectTable): FoundRedirect | null {
	const redirect = redirects.find(path);
	if (!redirect || redirect.force || !match) return redirect;
	return match.pattern && redirect.score > scorePattern(match.pattern) ? redirect : null;
}

/** With a slash at the end there is only the index of all functions, or one with parameters. SPEC 6.6.4, 6.6.15. */
function findFunction(path: UrlPath, functions: RouteTable<FunctionRow>): RouteMatch<FunctionRow> | null {
	if (path.segments[0] !== "api") return null;
	const match = functions.find(path);
	return match && (match.pattern || !path.hasSlash || path.segments.length === 1) ? match : null;
}

/** The public files that a path may name: the file itself, or the index of the folder. */
function publicFiles(path: UrlPath): readonly string[] {
	if (path.segments.length === 0) return ["index.html"];
	if (/[%\\]/.test(path.raw) && path.segments.some((segment) => /[/\\]/.test(segment))) return NO_FILES;
	return path.hasSlash ? [`${path.key}/index.html`] : [path.key, `${path.key}/index.html`];
}

/** A page with a pattern keeps the request's spelling; only its slash is set, as that of any page. SPEC 1.6.18. */
function canonicalPath(path: UrlPath, row: PageRow, settings: SiteSettings): string {
	if (path.segments.length === 0) return "/";
	const bare = path.hasSlash ? path.raw.replace(/\/$/, "") : path.raw;
	const slash = row.path.endsWith("/");
	if (row.matchPath === undefined) return slash ? `${bare}/` : bare;
	if (settings.trailingSlash === "ignore") return applyTrailingSlash(bare, slash ? "always" : "never");
	return applyTrailingSlash(bare, settings.trailingSlash);
}

/** SPEC 1.12.3–6. */
function needsRedirect(path: UrlPath, canonical: string, settings: SiteSettings): boolean {
	if (settings.trailingSlash === "ignore" || path.hasSlash === canonical.endsWith("/")) return false;
	return !path.segments.at(-1)?.includes(".");
}

function withoutPrefix(path: string, prefix: string): string | null {
	if (prefix === "") return path;
	if (path === prefix) return "/";
	return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : null;
}

/** `http://host/a?b` → `/a?b`. RFC 9112, 3.2.2. */
function withoutOrigin(target: string): string | null {
	const match = /^https?:\/\/[^/?#]*([^#]*)/i.exec(target);
	if (!match) return null;
	const rest = match[1] ?? "";
	return rest.startsWith("/") ? rest : `/${rest}`;
}

function isMalformed(path: string): boolean {
	try {
		return decodeURIComponent(path).includes("\0");
	} catch {
		return true;
	}
}
