import { applyTrailingSlash, segmentsOf, stripPrefix } from "../universal/url-path.js";
import { assetBase, basePath, trailingSlash } from "./build-constants.js";

/** A path taken apart. A lone `?` or `#` counts as nothing. SPEC 5.6.5. */
export interface ParsedPath {
	readonly pathname: string;
	readonly search: string;
	readonly hash: string;
}

export function parsePath(path: string): ParsedPath {
	const [, pathname = "", search = "", hash = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(path || "/") ?? [];
	return { pathname, search: search === "?" ? "" : search, hash: hash === "#" ? "" : hash };
}

/** Puts the path prefix in front of a path of this site; relative paths and addresses elsewhere stay as they are. SPEC 5.6.3. */
export function withPrefix(path: string): string {
	return prefixed(path, basePath());
}

/** Like {@link withPrefix}, for files: with the asset prefix. SPEC 5.6.4. */
export function withAssetPrefix(path: string): string {
	return prefixed(path, assetBase());
}

/** Whether a link stays on this site: false for every scheme and for `//host` in all the spellings that browsers read as such. */
export function isLocalLink(to: string): boolean {
	return !/^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i.test(asBrowsersRead(to));
}

/** Whether an address is code or data, which a link must never run or show. */
export function isCode(to: string): boolean {
	return /^(?:javascript|data|vbscript):/i.test(asBrowsersRead(to));
}

/** Browsers drop these characters before they look at an address. */
function asBrowsersRead(to: string): string {
	return to.replace(/^[\0- ]+|[\t\n\r]/g, "");
}

/**
 * What a link's `to` comes to: path prefix and trailing slash applied, relative paths resolved against the current path, which counts as a
 * directory. `?query` and `#hash` alone keep the current path. Addresses elsewhere stay as they are. SPEC 5.5.1–5.5.2.
 * @param from the current pathname, path prefix included; its query is kept for a mere `#hash`
 */
export function rewriteLinkPath(to: string, from: string): string {
	if (!isLocalLink(to)) return to;
	const { pathname, search, hash } = parsePath(to);
	if (pathname === "") {
		const current = parsePath(from);
		return current.pathname + (search || current.search) + hash;
	}
	const path = pathname.startsWith("/") ? pathname : withoutPrefix(resolvePath(pathname, from));
	return withPrefix(applyTrailingSlash(path, trailingSlash())) + search + hash;
}

/** Resolves a relative path; `from` counts as a directory, with or without a slash at its end. */
export function resolvePath(to: string, from: string): string {
	const segments = segmentsOf(parsePath(from).pathname);
	for (const segment of to.split("/")) {
		if (segment === "..") segments.pop();
		else if (segment !== "." && segment !== "") segments.push(segment);
	}
	const slash = segments.length > 0 && to.endsWith("/") ? "/" : "";
	return `/${segments.join("/")}${slash}`;
}

function prefixed(path: string, base: string): string {
	if (!isLocalLink(path) || /^\.\.?\//.test(path)) return path;
	return base.replace(/\/$/, "") + path.replace(/^\/?/, "/");
}

/** The path of this site behind the path prefix; others stay as they are. */
export function withoutPrefix(path: string): string {
	return stripPrefix(path, basePath()) ?? path;
}
