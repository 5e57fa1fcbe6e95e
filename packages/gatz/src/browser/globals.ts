import type { NavigateOptions } from "../react/site-runtime.js";
import { createEmitter, type Emitter } from "./emitter.js";
import type { DocumentFacts } from "./first-page.js";
import type { HookApi } from "./hook-api.js";
import type { Loader } from "./loader.js";
import type { Templates } from "./page-resources.js";
import { type Prefetcher, pageUrl } from "./prefetcher.js";
import type { RouteBook } from "./route-book.js";
import type { Router } from "./router.js";
import type { ServedBuild } from "./served-build.js";

/** `window.___loader`. Paths may have the path prefix or not. SPEC 2.5.5. */
export interface PublicLoader extends Prefetcher, HookApi {
	prefetch: Prefetcher["enqueue"];
	isPageNotFound(path: string): boolean;
	loadAppData: ServedBuild["load"];
}

/** The window as sites and plugins know it. SPEC 2.5. */
export interface SiteWindow extends Window, DocumentFacts {
	___webpackCompilationHash?: string;
	___chunkMapping?: unknown;
	___swUpdated?: boolean;
	___loader?: PublicLoader;
	___emitter?: Emitter;
	___navigate?: Router["navigate"];
	___push?(to: string): Promise<void>;
	___replace?(to: string): Promise<void>;
	asyncRequires?: { components: Templates };
}

interface LoaderParts {
	readonly book: RouteBook;
	readonly loader: Loader;
	readonly served: ServedBuild;
	readonly hookApi: HookApi;
	readonly prefetcher: Prefetcher;
	readonly templates: Templates;
}

/** Puts what loads pages on the window. */
export function publishLoader(window: SiteWindow, { book, loader, served, hookApi, prefetcher, templates }: LoaderParts): void {
	window.asyncRequires = { components: templates };
	window.___emitter = createEmitter();
	window.___loader = {
		...hookApi,
		...prefetcher,
		prefetch: prefetcher.enqueue,
		loadAppData: served.load,
		isPageNotFound: (path) => loader.isMissing(pageUrl(window, book, path)?.pathname ?? ""),
	};
}

/** Puts what goes to pages on the window. SPEC 2.5.7. */
export function publishRouter(window: SiteWindow, { navigate }: Router): void {
	window.___navigate = (to: string | number, options?: NavigateOptions) => navigate(to, options);
	window.___push = (to) => navigate(to);
	window.___replace = (to) => navigate(to, { replace: true });
}
