import { isLocalLink } from "../react/paths.js";
import { decodeSafely } from "../universal/path-pattern.js";
import type { BrowserRedirect } from "../universal/redirect.js";
import { pathKey } from "../universal/url-path.js";
import type { Redirect } from "./route-book.js";

const MAX_HOPS = 10;

/**
 * Follows the one that begins at the document's own URL, if there is one; then it never settles. Else as {@link createRedirects}. Loaded only
 * where a site has such redirects. SPEC 6.4.9.
 */
export async function openRedirects({ location }: Window, redirects: readonly BrowserRedirect[], pathPrefix: string): Promise<Redirect> {
	const redirect = createRedirects(redirects, pathPrefix);
	const target = redirect(new URL(location.href));
	if (!target) return redirect;
	location.replace(target);
	return new Promise(() => {});
}

/**
 * Makes the function that follows a site's redirects, all the way at once; those that go in a circle are none. The exact spelling goes before
 * another one. SPEC 5.7.2, 6.4.3.
 */
export function createRedirects(redirects: readonly BrowserRedirect[], pathPrefix: string): Redirect {
	const exact = new Map<string, string>();
	const anyCase = new Map<string, string>();
	for (const { fromPath, toPath, ignoreCase } of redirects) {
		const key = keyOf(pathPrefix + fromPath);
		const target = isLocalLink(toPath) ? pathPrefix + toPath : toPath;
		exact.set(key, target);
		if (ignoreCase) anyCase.set(key.toLowerCase(), target);
	}

	/** Query and hash of the visited URL are kept, unless the redirect has its own. SPEC 6.4.3. */
	function hop(url: URL): URL | null {
		const key = keyOf(url.pathname);
		const to = exact.get(key) ?? anyCase.get(key.toLowerCase());
		if (to === undefined) return null;
		const target = new URL(to, url);
		target.search ||= url.search;
		target.hash ||= url.hash;
		return target;
	}

	return (url) => {
		let target = hop(url);
		for (let hops = 0; target?.origin === url.origin; hops++) {
			const next = hop(target);
			if (!next) break;
			if (hops === MAX_HOPS) return null;
			target = next;
		}
		return target;
	};
}

function keyOf(path: string): string {
	return decodeSafely(pathKey(path));
}
