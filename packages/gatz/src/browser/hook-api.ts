import type { Loader } from "./loader.js";
import type { PageResources } from "./page-resources.js";
import { pageUrl } from "./prefetcher.js";
import type { RouteBook } from "./route-book.js";
import { chunkFiles } from "./template-preload.js";

/** What each hook of gatsby-browser finds in its first argument. SPEC 5.3. */
export interface HookApi {
	/** Addresses of what a loaded page is made of; null when it is not loaded. */
	getResourceURLsForPathname(path: string): string[] | null;
	/** undefined when there is no page to be shown at the path. */
	loadPage(path: string): Promise<PageResources | undefined>;
	loadPageSync(path: string): PageResources | undefined;
}

export function createHookApi(window: Window, book: RouteBook, loader: Loader): HookApi {
	function loadPageSync(path: string): PageResources | undefined {
		const url = pageUrl(window, book, path);
		return url ? loader.find(url.pathname, url.search) : undefined;
	}
	return {
		loadPageSync,
		async loadPage(path) {
			const url = pageUrl(window, book, path);
			const held = loadPageSync(path);
			if (held || !url) return held;
			const loaded = await loader.load(url.pathname, url.search);
			return loaded.kind === "page" ? loaded.resources : undefined;
		},
		getResourceURLsForPathname(path) {
			const url = pageUrl(window, book, path);
			const page = url && loader.find(url.pathname, url.search)?.page;
			if (!page) return null;
			return [...chunkFiles(window, page.componentChunkName), book.locate(url.pathname, url.search)?.url ?? ""];
		},
	};
}
