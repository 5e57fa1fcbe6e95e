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
