import type { QueryUpdate } from "../universal/query-update.js";
import type { App } from "./app.js";

/** Takes new results of queries over. The page that is shown gets its data anew, with its search string; state stays. For development. */
export async function update({ router, loader, book, staticQueries }: App, { results, page }: QueryUpdate): Promise<void> {
	Object.assign(staticQueries.results, results);
	const { pathname, search } = router.location();
	const view = router.view();
	loader.forget();
	if (!page) return;
	const loaded = await loader.load(book.strip(pathname) ?? pathname, search);
	if (loaded.kind === "page" && router.view().visit === view.visit) router.show(loaded.resources);
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
