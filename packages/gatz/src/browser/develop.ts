import type { QueryUpdate } from "../universal/query-update.js";
import type { App } from "./app.js";
import type { PageResources, Templates } from "./page-resources.js";
import { createRedirects } from "./redirects.js";
import { createRouteBook } from "./route-book.js";

/** React Refresh of the dev server: what is registered runs right before components are exchanged. */
type RefreshWindow = Window & {
	__registerBeforePerformReactRefresh?: (task: () => void) => void;
	/** Takes over what is registered. A component that is shown before that is mounted anew, and loses its state. */
	___refreshComponents?: () => void;
	/** Exports of a module that are no components, and may change. */
	__getReactRefreshIgnoredExports?: () => readonly string[];
};

/** Usual names of a page's query. What the browser has of it is its hash. */
const QUERY_EXPORTS = ["query", "pageQuery"];

/**
 * Makes the function that takes changes of the site over, for development. The page that is shown gets its new data with its search
 * string; the state of its components stays.
 * @param templates those of the running site; new ones are added
 * @param templatesOf makes new ones
 */
export function createUpdater(
	app: App,
	templates: Record<string, Templates[string]>,
	templatesOf: (names: readonly string[]) => Templates,
): (update: QueryUpdate) => Promise<void> {
	const { router, loader, book, staticQueries } = app;
	/** Data of the shown page that come with its new component: these wait for each other. */
	let coming: Promise<PageResources | undefined> | undefined;
	/** The visit of which the data are those of now; pages that the history holds may have others. */
	let current = router.view().visit;
	/** How many changes there were. */
	let changes = 0;
	const loadPage = loader.load;

	/** What was asked for before a change is asked for again: the page that the change concerns was not shown yet. */
	loader.load = async (...address) => {
		for (;;) {
			const known = changes;
			if (known > 0) loader.forget(); // what was prefetched meanwhile
			const loaded = await loadPage(...address);
			if (changes === known) return loaded;
		}
	};

	async function load(): Promise<PageResources | undefined> {
		const { pathname, search } = router.location();
		const { visit } = router.view();
		const path = book.strip(pathname) ?? pathname;
		const loaded = await loader.load(path, search);
		if (router.view().visit !== visit) return undefined;
		if (loaded.kind === "page") return loaded.resources;
		if (loaded.kind === "redirect") void router.navigate(loaded.destination, { replace: true });
		else if (loader.isMissing(path)) window.location.reload();
		return undefined;
	}

	async function show(): Promise<void> {
		const resources = await load();
		if (!resources) return;
		refresh.___refreshComponents?.();
		router.show(resources);
	}

	function concerns({ pages, pagesOf = [] }: QueryUpdate): boolean {
		const { path, matchPath, componentChunkName } = router.view().resources.page;
		if (pagesOf.includes(componentChunkName)) return true;
		if (pages === undefined) return false;
		// An error page stands for a page that may be there by now; one with a pattern for more than its own path.
		return pages === null || pages.includes(path) || matchPath !== undefined || /^\/(404|500)\b/.test(path);
	}

	router.subscribe((view) => {
		if (view.visit === current) return;
		current = view.visit;
		coming = undefined;
		if (changes > 0 && view.isReturn) void show();
	});
	const refresh: RefreshWindow = window;
	refresh.__getReactRefreshIgnoredExports = () => QUERY_EXPORTS;
	refresh.__registerBeforePerformReactRefresh?.(async () => {
		// Afterwards the Head takes the new versions: what it has rendered is not known to React Refresh.
		if (router.view().head) setTimeout(() => router.show(router.view().resources));
		const loading = coming;
		const resources = await loading?.catch(() => undefined); // told to whoever sent the update
		if (coming === loading) coming = undefined;
		if (!resources) return;
		// Components are exchanged before the router's view is: the old view has to hold the new data by then.
		const { props } = router.view();
		replaceContent(props.data, resources.json.data);
		replaceContent(props.serverData, resources.json.serverData);
		router.show(resources);
	});

	return async (update) => {
		changes++;
		Object.assign(staticQueries.results, update.results);
		const { routes } = update;
		if (routes) Object.assign(book, createRouteBook(routes.pages, "", createRedirects(routes.redirects, "")));
		Object.assign(templates, templatesOf((update.templates ?? []).filter((name) => !(name in templates))));
		loader.forget();
		if (!concerns(update)) {
			if (Object.keys(update.results).length > 0) router.show(router.view().resources);
		} else if (update.withModule) {
			coming = load();
			await coming;
		} else await show();
	};
}

/** Gives an object the members of another one. */
function replaceContent(target: unknown, source: unknown): void {
	if (typeof target !== "object" || target === null || typeof source !== "object" || source === null) return;
	for (const key of Object.keys(target)) delete (target as Record<string, unknown>)[key];
	Object.assign(target, source);
}

/** The window of a site in develop. */
export interface DevelopWindow extends Window {
	___app?: Promise<App>;
}

/** Name of the event that says that {@link DevelopWindow} has the app. */
export const APP_STARTING = "gatz:app-starting";

/** Hands the running site over to the tools of develop, whichever of the two modules is evaluated first. */
export function publishApp(window: DevelopWindow, app: Promise<App>): void {
	window.___app = app;
	window.dispatchEvent(new Event(APP_STARTING));
}
