import type { TrailingSlash } from "./page.js";

/** A URL path taken apart, decoded once, segment by segment. */
export interface UrlPath {
	/** As it was sent, without the query and the path prefix. */
	readonly raw: string;
	/** Decoded segments; a `%2F` inside one stays inside it. Empty for `/`. */
	readonly segments: readonly string[];
	/** Key of an exact path: see {@link pathKey}. */
	readonly key: string;
	readonly hasSlash: boolean;
}

/** Takes a raw path apart. null when it holds a malformed percent sequence, a NUL byte or an empty or dot segment inside. SPEC 1.11.1, 1.11.11–13. */
export function parseUrlPath(raw: string): UrlPath | null {
	const hasSlash = raw.endsWith("/");
	const inner = raw.slice(1, hasSlash && raw.length > 1 ? -1 : undefined);
	if (inner === "") return { raw, segments: [], key: "", hasSlash: true };
	const parts = inner.split("/");
	const encoded = inner.includes("%");
	for (let index = 0; index < parts.length; index++) {
		const part = encoded ? decode(parts[index] as string) : (parts[index] as string);
		if (part === null || part === "" || part === "." || part === ".." || part.includes("\0")) return null;
		parts[index] = part;
	}
	return { raw, segments: parts, key: encoded ? parts.map(keepSlash).join("/") : inner, hasSlash };
}

/** The non-empty parts of a path. */
export function segmentsOf(path: string): string[] {
	return path.split("/").filter((segment) => segment !== "");
}

/** The path without a path prefix, which is `""` or `/blog`; null when it lies outside of it. */
export function stripPrefix(path: string, prefix: string): string | null {
	return `${path}/`.startsWith(`${prefix}/`) ? path.slice(prefix.length) || "/" : null;
}

/** The key under which an exact page path is looked up: decoded, without slashes at its ends. `/` has the key "". */
export function pathKey(path: string): string {
	return path.replace(/^\/+|\/+$/g, "");
}

/** Paths that `always` and `never` leave as they are, by their ending. SPEC 3.8.4. */
const FILE = /\.(?:html|json|js|map|txt|xml|pdf)$/;

/** Applies the `trailingSlash` option to a page path. SPEC 3.8.3–3.8.5. */
export function applyTrailingSlash(path: string, option: TrailingSlash): string {
	if (path === "/" || option === "ignore" || FILE.test(path)) return path;
	return path.replace(/\/?$/, option === "always" ? "/" : "");
}

/** `/` → `page-data/index/page-data.json`, `/a/b/` → `page-data/a/b/page-data.json`. SPEC 2.1.1. */
export function pageDataFile(path: string): string {
	return `page-data/${pathKey(path) || "index"}/page-data.json`;
}

/** The file of a static page under `public/`. SPEC 2.3.1. */
export function htmlFile(path: string): string {
	if (/\.html?$/.test(path)) return path.replace(/^\/+/, "");
	const key = pathKey(path);
	return key === "" ? "index.html" : `${key}/index.html`;
}

/** Percent-encodes a decoded path segment by segment, as a browser shows it in `location.pathname`. */
export function encodePath(path: string): string {
	return path.split("/").map(encodeSegment).join("/");
}

function encodeSegment(segment: string): string {
	return encodeURIComponent(segment).replace(/%(?:40|3A|24|2C|3B|2B|3D|26|5B|5D)/g, decodeURIComponent);
}

function decode(part: string): string | null {
	try {
		return decodeURIComponent(part);
	} catch {
		return null;
	}
}

function keepSlash(segment: string): string {
	return segment.includes("/") ? segment.replaceAll("/", "%2F") : segment;
}
