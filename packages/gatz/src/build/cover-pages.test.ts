import { expect, it } from "vitest";
import { coverPages } from "./cover-pages.js";

const page = (path: string, tags: string, changed = true) => ({ path, tags: tags.split(" "), changed });

it("takes a tag for several pages only if no page with it has stayed the same", () => {
	const pages = [page("/a", "author post-1"), page("/b", "author post-2"), page("/c", "post-1", false)];
	expect(coverPages(pages)).toEqual({ tags: ["author"], rest: [] });
	expect(coverPages([...pages, page("/d", "author", false)])).toEqual({ tags: [], rest: ["/a", "/b"] });
});

it("takes the tags of most pages first, and none for pages that have one already", () => {
	const pages = [page("/a", "all few"), page("/b", "all few"), page("/c", "all"), page("/d", "alone")];
	expect(coverPages(pages)).toEqual({ tags: ["all"], rest: ["/d"] });
});
