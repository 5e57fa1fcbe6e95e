import type { PageEntry } from "../pages/page-entry.js";
import type { RedirectInput } from "../plugin-api.js";
import { isAbsolute } from "../plugins/redirect-list.js";
import { isRedirectStatus } from "../universal/answers.js";
import { decodeSafely, parsePattern } from "../universal/path-pattern.js";
import type { BrowserRedirect, RedirectRow } from "../universal/redirect.js";
import { isRedirectPattern } from "../universal/redirect-table.js";
import { pathKey } from "../universal/url-path.js";
import type { Site } from "./load-site.js";

/** The redirects of a site, for those who follow them. */
export interface SiteRedirects {
	/** For the server, by path; the first of each. */
	readonly rows: readonly RedirectRow[];
	/** Those with `redirectInBrowser` and without a pattern, by path. SPEC 6.4.3–4. */
	readonly browser: readonly BrowserRedirect[];
	/** What of them is not used, and why: once for each reason. */
	readonly warnings: readonly string[];
}

/**
 * What `createRedirect` has been called with by now.
 * @param warn told what of it is not used
 */
export function collectRedirects({ data, prefixes }: Site, pages: readonly PageEntry[], warn: (text: string) => void): SiteRedirects {
	const { redirects } = data.session.store.getState();
	const paths = pages.map((page) => page.path);
	const collected = createSiteRedirects(redirects, paths, prefixes.basePath);
	for (const warning of collected.warnings) warn(warning);
	return collected;
}

/** Why a redirect is not used. */
const REASONS = {
	page: "because pages are at these paths; `force: true` puts the redirect first",
	conditions: "because their `conditions` are for a host to check",
	host: "because only paths of the site can be compared, without a host, a query or a hash",
	self: "because they lead to themselves",
	rewrite: "because their status is no redirect's and their target is on another host",
	twice: "because there is an earlier one for the same path",
	pattern: "because their patterns can't match: a `*` stands at the end, a `:name` alone between slashes",
} as const;
type Reason = keyof typeof REASONS;

/** Redirects that a warning names. */
const NAMED = 3;

/**
 * Decides which redirects count. SPEC 6.4.6.
 * @param made by `createRedirect`, with the path prefix
 * @param pagePaths paths of all pages
 */
export function createSiteRedirects(made: readonly RedirectInput[], pagePaths: Iterable<string>, pathPrefix: string): SiteRedirects {
	const pages = new Set([...pagePaths].map(pathKey));
	const rows = new Map<string, RedirectRow>();
	const browser: BrowserRedirect[] = [];
	const unused = new Map<Reason, string[]>();
	for (const redirect of made) {
		const row = readRow(redirect, pathPrefix);
		const key = keyOf(row);
		const reason = whyUnused(redirect, row, pages) ?? (rows.has(key) ? "twice" : null);
		if (reason) {
			const paths = unused.get(reason) ?? [];
			paths.push(row.fromPath);
			unused.set(reason, paths);
			continue;
		}
		rows.set(key, row);
		const { fromPath, toPath, ignoreCase } = row;
		if (!redirect.redirectInBrowser || isRedirectPattern(fromPath)) continue;
		browser.push({ fromPath: ignoreCase ? fromPath.toLowerCase() : fromPath, toPath, ignoreCase });
	}
	const warnings = [...unused].map(([reason, paths]) => `Redirects that are not used, ${REASONS[reason]}: ${nameSome(paths)}.`);
	return { rows: [...rows.values()].sort(byPath), browser: browser.sort(byPath), warnings };
}

function readRow({ fromPath, toPath, statusCode, isPermanent, ignoreCase, force }: RedirectInput, pathPrefix: string): RedirectRow {
	const withoutPrefix = (path: string) => (isAbsolute(path) ? path : path.slice(pathPrefix.length));
	return {
		fromPath: decodeSafely(withoutPrefix(fromPath)),
		toPath: withoutPrefix(toPath).replace(/[^\x21-\x7e]+/g, encodeURIComponent),
		status: statusCode ?? (isPermanent ? 301 : 302),
		ignoreCase: ignoreCase !== false,
		force: force === true,
	};
}

/** The same for all spellings that the server takes for one. */
function keyOf({ fromPath, ignoreCase }: RedirectRow): string {
	return ignoreCase ? pathKey(fromPath).toLowerCase() : ` ${pathKey(fromPath)}`;
}

function whyUnused({ conditions }: RedirectInput, row: RedirectRow, pages: ReadonlySet<string>): Reason | null {
	const { fromPath, toPath, status, force } = row;
	if (conditions !== undefined) return "conditions";
	if (isAbsolute(fromPath) || /[?#]/.test(fromPath)) return "host";
	if (!isRedirectStatus(status) && isAbsolute(toPath)) return "rewrite";
	if (isRedirectPattern(fromPath) && !isPattern(fromPath)) return "pattern";
	const isPage = pages.has(pathKey(fromPath));
	if (isPage && !force) return "page";
	return leadsToItself(row, pages) ? "self" : null;
}

function isPattern(path: string): boolean {
	try {
		return parsePattern(path).length > 0;
	} catch {
		return false;
	}
}

/** `/About` may lead to the page `/about`, which goes first there. */
function leadsToItself({ fromPath, toPath, ignoreCase, force }: RedirectRow, pages: ReadonlySet<string>): boolean {
	const from = pathKey(fromPath);
	const to = pathKey(decodeSafely(toPath.replace(/[?#].*$/, "")));
	if (from === to) return true;
	return ignoreCase && from.toLowerCase() === to.toLowerCase() && (force || !pages.has(to));
}

function byPath(a: { readonly fromPath: string }, b: { readonly fromPath: string }): number {
	return a.fromPath < b.fromPath ? -1 : 1;
}

function nameSome(paths: readonly string[]): string {
	const rest = paths.length - NAMED;
	return `${paths.slice(0, NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
