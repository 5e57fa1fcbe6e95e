import type { HookRunner } from "./hook-runner.js";
import type { Loader } from "./loader.js";
import { createPrefetchQueue } from "./prefetch-queue.js";
import type { RouteBook } from "./route-book.js";

/** Gets pages in advance. Addresses are as links have them: with path prefix and query. SPEC 5.9. */
export interface Prefetcher {
	/**
	 * A link is in view.
	 * @returns settles with whether the page was asked for; `abort` takes the request back if it has not started
	 */
	enqueue(address: string): Promise<boolean> & { abort(): void };
	/** The visitor is about to follow a link. */
	hovering(address: string): void;
}

interface PrefetcherInput {
	readonly window: Window;
	readonly book: RouteBook;
	readonly loader: Loader;
	readonly hooks: HookRunner;
}

export function createPrefetcher({ window, book, loader, hooks }: PrefetcherInput): Prefetcher {
	const queue = createPrefetchQueue((callback) => {
		if (window.requestIdleCallback) window.requestIdleCallback(callback);
		else window.setTimeout(callback);
	});
	const seen = new Set<string>();
	const isOff = mayNotPrefetch(window.navigator) || hooks.run("disableCorePrefetching").some(Boolean);

	async function prefetch({ pathname, search }: URL): Promise<void> {
		hooks.run("onPrefetchPathname", { pathname });
		await loader.prefetch(pathname, search);
		hooks.run("onPostPrefetchPathname", { pathname });
	}

	return {
		enqueue(address) {
			const url = isOff ? null : pageUrl(window, book, address);
			const key = url && url.pathname + url.search;
			let abort = () => {};
			const done = new Promise<boolean>((settle) => {
				if (!key || seen.has(key)) return settle(false);
				seen.add(key);
				const drop = queue.add(() => prefetch(url).finally(() => settle(true)));
				abort = () => {
					if (!drop()) return;
					seen.delete(key);
					settle(false);
				};
			});
			return Object.assign(done, { abort: () => abort() });
		},
		hovering(address) {
			const url = isOff ? null : pageUrl(window, book, address);
			if (url) loader.expect(url.pathname, url.search);
		},
	};
}

/**
 * The page's address without path prefix, redirects followed; null for what is none of the site's. A path without the prefix is taken as it
 * is. SPEC 5.9.7.
 */
export function pageUrl({ location }: Window, book: RouteBook, address: string): URL | null {
	try {
		let url = new URL(address, location.href);
		url = (url.origin === location.origin && book.redirect(url)) || url;
		if (url.origin !== location.origin) return null;
		url.pathname = book.strip(url.pathname) ?? url.pathname;
		return url;
	} catch {
		return null;
	}
}

/** SPEC 5.9.1. */
function mayNotPrefetch(navigator: Navigator & { connection?: { effectiveType?: string; saveData?: boolean } }): boolean {
	const { effectiveType = "", saveData } = navigator.connection ?? {};
	return saveData || effectiveType.includes("2g") || /bot|crawl|spider/i.test(navigator.userAgent);
}
