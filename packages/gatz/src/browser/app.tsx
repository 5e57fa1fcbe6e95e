import { wrapRoot } from "../react/page-tree.js";
import { provideStaticQueries } from "../react/static-query.js";
import { createWrappers, type PluginModule } from "../react/wrappers.js";
import type { ClientRoute } from "../universal/client-route.js";
import type { BrowserRedirect } from "../universal/redirect.js";
import { createBuildGuard } from "./build-guard.js";
import { correctUrl, createFirstView, loadFirstPage } from "./first-page.js";
import { publishLoader, publishRouter, type SiteWindow } from "./globals.js";
import { createHeadDocument } from "./head-document.js";
import { createHookApi } from "./hook-api.js";
import { createHookRunner } from "./hook-runner.js";
import { createLoader, type Loader } from "./loader.js";
import { mountRoot } from "./mount-root.js";
import { createPageHeadMaker } from "./page-head.js";
import { createHydrationLocation, readLocation } from "./page-location.js";
import { createResourceLoader, type Templates } from "./page-resources.js";
import { createPrefetcher } from "./prefetcher.js";
import { createRouteBook, type RouteBook } from "./route-book.js";
import { createRouteEvents } from "./route-events.js";
import { RouteView } from "./route-view.js";
import { createRouter, type Router } from "./router.js";
import { createScroll } from "./scroll.js";
import { createServedBuild } from "./served-build.js";
import { createSessionStore } from "./session-store.js";
import { createStaticQueries, type StaticQueries } from "./static-queries.js";
import { createTemplatePreload } from "./template-preload.js";
import { createViewMaker } from "./view.js";

/** What the generated entry knows of the site. */
export interface AppOptions {
	readonly templates: Templates;
	/** gatsby-browser of the plugins in the order of gatsby-config, the site's last. */
	readonly plugins: readonly PluginModule[];
	/** Pages with a pattern, server-rendered ones, and static ones inside a pattern. */
	readonly routes: readonly ClientRoute[];
	/** Those that the browser follows. */
	readonly redirects?: readonly BrowserRedirect[];
	/** `""` or `/blog`. */
	readonly pathPrefix: string;
}

/** The running site, for development. */
export interface App {
	readonly router: Router;
	readonly loader: Loader;
	readonly book: RouteBook;
	readonly staticQueries: StaticQueries;
}

/**
 * Starts the site in the browser. SPEC 5.10.1.
 * @throws Error when the first page can't be loaded: the document stays as the server sent it
 */
export async function startApp({ templates, plugins, routes, redirects = [], pathPrefix }: AppOptions): Promise<App> {
	const site: SiteWindow = window;
	const store = createSessionStore(site);
	const redirect = redirects.length > 0 && import("./redirects.js").then((module) => module.openRedirects(site, redirects, pathPrefix));
	const book = createRouteBook(routes, pathPrefix, (await redirect) || (() => null));
	const buildHash = () => site.___webpackCompilationHash;
	const guard = createBuildGuard(buildHash, store);
	const served = createServedBuild(pathPrefix);
	const staticQueries = createStaticQueries(pathPrefix);
	const resources = createResourceLoader(templates, staticQueries, buildHash);
	const preload = createTemplatePreload(site, templates);
	const loader = createLoader({ document, book, resources, staticQueries, guard, served, pathPrefix, preload });
	const hookApi = createHookApi(site, book, loader);
	const hooks = createHookRunner(plugins, hookApi);
	const prefetcher = createPrefetcher({ window: site, book, loader, hooks });
	publishLoader(site, { book, loader, served, hookApi, templates, prefetcher });

	await hooks.runInOrder("onClientEntry");
	const hasWorker = hooks.run("registerServiceWorker").some(Boolean);
	if (hasWorker || site.navigator.serviceWorker?.controller) {
		void import("./service-worker.js").then((worker) =>
			hasWorker ? worker.registerServiceWorker(site, hooks, pathPrefix) : worker.dropStrayWorker(site, pathPrefix),
		);
	}
	correctUrl(site, book, pathPrefix);
	const first = await loadFirstPage({ window: site, loader, resources, guard, served, pathPrefix });

	const hydration = createHydrationLocation(site, first.known);
	const createView = createViewMaker(book, pathPrefix);
	const firstView = createFirstView(first, createView, hydration.location, readLocation(site));
	const scroll = createScroll(site, hooks, store, readLocation(site));
	const router = createRouter({ window: site, book, loader, hooks, scroll, guard, createView, first: firstView });
	publishRouter(site, router);
	const head = createHeadDocument(document);
	const events = createRouteEvents({ window: site, router, hooks, scroll, head, endHydration: hydration.end });
	const wrappers = createWrappers(plugins, hookApi);
	const createPageHead = createPageHeadMaker(head.container);
	const view = <RouteView router={router} wrappers={wrappers} createPageHead={createPageHead} events={events} />;
	hooks.run("onPreRouteUpdate", { location: router.location(), prevLocation: null });
	mountRoot(document, hooks, provideStaticQueries(staticQueries.results, wrapRoot(view, wrappers, first.known.pathname)));
	return { router, loader, book, staticQueries };
}
