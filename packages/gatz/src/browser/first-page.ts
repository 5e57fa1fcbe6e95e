import type { PageLocation } from "../react/location.js";
import type { PageData } from "../universal/page.js";
import { decodeSafely } from "../universal/path-pattern.js";
import { ERROR_PAGES } from "../universal/route-props.js";
import { encodePath } from "../universal/url-path.js";
import type { BuildGuard } from "./build-guard.js";
import type { Loader } from "./loader.js";
import type { PageResources, ResourceLoader } from "./page-resources.js";
import type { RouteBook } from "./route-book.js";
import type { ServedBuild } from "./served-build.js";
import type { CreateView, View } from "./view.js";

/** What the document says about itself. SPEC 2.5.1–2. */
export interface DocumentFacts {
	readonly pagePath?: string;
	readonly pageData?: PageData;
}

/** The page with which the document came. */
export interface FirstPage {
	readonly resources: PageResources;
	/** Rendered at build, so without knowing at which URL it would be shown. */
	readonly isPrerendered: boolean;
	/** The location that the components were rendered with. */
	readonly known: { readonly pathname: string; readonly search: string };
}

interface FirstPageInput {
	readonly window: Window & DocumentFacts;
	readonly loader: Loader;
	readonly resources: ResourceLoader;
	readonly guard: BuildGuard;
	readonly served: ServedBuild;
	readonly pathPrefix: string;
}

/**
 * Loads it. Where the site has been built anew since the document was made, the document is loaded once more. SPEC 5.10.3.
 * @throws Error when it can't be loaded. SPEC 5.10.4
 */
export async function loadFirstPage({ window, loader, resources, guard, served, pathPrefix }: FirstPageInput): Promise<FirstPage> {
	const { location, pageData, pagePath } = window;
	const { pathname, search } = location;
	const mustReload = (hash: string | undefined) => guard.isOther(hash) && guard.mayReload(location.href);
	const current = served.load();
	if (pageData) {
		void current.then((hash) => mustReload(hash) && location.reload());
		const known = { pathname: renderedPathname(pathname, pagePath), search };
		return { resources: await resources.load(pageData), isPrerendered: false, known };
	}
	const path = pagePath === undefined ? pathname.slice(pathPrefix.length) : encodePath(pagePath);
	const [loaded, hash] = await Promise.all([loader.load(path, ""), current]);
	if (mustReload(hash)) {
		location.reload();
		return new Promise(() => {});
	}
	const isThere = loaded.kind === "page" && (ERROR_PAGES.includes(path) || !ERROR_PAGES.includes(loaded.resources.page.path));
	if (!isThere) throw new Error(`page resources for ${path} not found`);
	return { resources: loaded.resources, isPrerendered: true, known: { pathname: pathPrefix + path, search: "" } };
}

/**
 * The view to hydrate with.
 * @param hydrating what a component may know of the location meanwhile
 * @param whole where the visitor really is
 */
export function createFirstView(first: FirstPage, createView: CreateView, hydrating: PageLocation, whole: PageLocation): View {
	const type = (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined)?.type;
	const visit = { visit: 0, isReturn: type !== undefined && type !== "navigate" };
	// The key is that of the whole location, so that nothing is mounted anew when it becomes known.
	const { key } = createView(first.resources, whole, visit);
	return { ...createView(first.resources, hydrating, visit, first.isPrerendered), key };
}

/** The server writes the slash at the end as the page has it; under `trailingSlash: "ignore"` the visited URL keeps its own. SPEC 9.7.13. */
function renderedPathname(pathname: string, pagePath = ""): string {
	const [path = ""] = pagePath.split("?", 1);
	if (!path || SHOWN_ANYWHERE.test(path)) return pathname;
	return pathname.replace(/\/?$/, path.endsWith("/") ? "/" : "");
}

/** Pages that are shown at other pages' URLs. */
const SHOWN_ANYWHERE = /^\/(?:404|500|offline-plugin-app-shell-fallback)(?:\.html)?\/?$/;

/** Writes the URL as the page has it, when the document was got under another one. SPEC 5.10.2. */
export function correctUrl({ location, history, pagePath }: Window & DocumentFacts, book: RouteBook, pathPrefix: string): void {
	if (pagePath === undefined) return;
	const [path = ""] = pagePath.split("?", 1);
	const search = path === pagePath ? location.search : pagePath.slice(path.length);
	const visited = book.strip(location.pathname);
	if (SHOWN_ANYWHERE.test(path) || (visited !== null && book.locate(visited, "")?.route?.matchPath !== undefined)) return;
	if (visited !== null && decodeSafely(visited) === decodeSafely(path) && search === location.search) return;
	const url = pathPrefix + (path.includes("%") ? path : encodePath(path)) + search + location.hash;
	history.replaceState(history.state, "", url);
}
