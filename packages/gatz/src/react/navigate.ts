import { isLocalLink, rewriteLinkPath } from "./paths.js";
import { type NavigateOptions, siteRuntime } from "./site-runtime.js";

/** The type of {@link navigate}. */
export interface NavigateFn {
	// biome-ignore lint/suspicious/noExplicitAny: whatever history keeps
	(to: string, options?: NavigateOptions<any>): Promise<void>;
	(to: number): Promise<void>;
}

/**
 * Goes to a page, or so many entries forwards or backwards. SPEC 5.6.1–2. An address elsewhere is loaded as a document.
 * @returns settles when the page is shown
 * @throws TypeError for a `javascript:` address
 */
export async function navigate(to: string | number, options?: NavigateOptions): Promise<void> {
	if (typeof to === "number") return goBy(to);
	const { pathname, search } = window.location;
	const target = rewriteLinkPath(to, pathname + search);
	const { ___navigate } = siteRuntime();
	if (___navigate && isLocalLink(to)) return ___navigate(target, options);
	loadDocument(target, options?.replace === true);
}

/** Loads a page in advance, when there is time. SPEC 5.6.6. */
export function prefetchPathname(path: string): void {
	siteRuntime().___loader?.enqueue(path);
}

function goBy(entries: number): void | Promise<void> {
	const { ___navigate } = siteRuntime();
	return ___navigate ? ___navigate(entries) : window.history.go(entries);
}

function loadDocument(target: string, replace: boolean): void {
	const url = new URL(target, window.location.href);
	if (url.protocol === "javascript:") throw new TypeError("navigate() does not run javascript: addresses");
	if (replace) window.location.replace(url);
	else window.location.assign(url);
}
