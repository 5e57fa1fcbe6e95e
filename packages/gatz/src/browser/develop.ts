import type { App } from "./app.js";

/** Gets the data of the page that is shown anew, with its search string, and shows them. State stays. For development. */
export async function refetch({ router, loader, book }: App): Promise<void> {
	const { pathname, search } = router.location();
	const { visit } = router.view();
	loader.forget();
	const loaded = await loader.load(book.strip(pathname) ?? pathname, search);
	if (loaded.kind === "page" && router.view().visit === visit) router.show(loaded.resources);
}
