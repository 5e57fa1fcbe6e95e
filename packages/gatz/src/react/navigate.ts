import { isCode, isLocalLink, rewriteLinkPath } from "./paths.js";
import { type NavigateOptions, siteRuntime } from "./site-runtime.js";

/** The type of {@link navigate}. */
export interface NavigateFn {
	// biome-ignore lint/suspicious/noExplicitAny: whatever history keeps
	(to: string, options?: NavigateOptions<any>): Promise<void>;
	(to: number): Promise<void>;
}

/** More than one slash at the start, in all the spellings in which browsers take what follows for a host. */
const SLASHES = /^[\0- ]*[/\\][\t\n\r]*[/\\][/\\\t\n\r]*/;

/**
 * Goes to a page, or so many entries forwards or backwards. SPEC 5.6.1–2. An address with a scheme is loaded as a document; one that is code
 * or data leads nowhere, and so does what is no address. `//host` is a path: such texts are put together from what visitors wrote, and must
 * not lead them away from the site. SPEC 5.5.4.
 * @returns settles when the page is shown
 */
export async function navigate(to: string | number, options?: NavigateOptions): Promise<void> {
	if (typeof to === "number") return goBy(to);
	const { pathname, search } = window.location;
	const address = to.replace(SLASHES, "/");
	const target = rewriteLinkPath(address, pathname + search);
	const { ___navigate } = siteRuntime();
	if (___navigate && isLocalLink(address)) return ___navigate(target, options);
	if (!isCode(address) && URL.canParse(target, window.location.href)) loadDocument(target, options?.replace === true);
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
	if (replace) window.location.replace(target);
	else window.location.assign(target);
}
