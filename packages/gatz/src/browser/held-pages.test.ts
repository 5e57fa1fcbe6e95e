import { expect, test } from "vitest";
import { createHeldPages } from "./held-pages.js";
import type { PageResources } from "./page-resources.js";

test("holds the fifty newest", () => {
	const held = createHeldPages();
	const page = {} as PageResources;
	held.set("first", page);
	held.set("second", page);
	for (let index = 0; index < 48; index++) held.set(String(index), page);
	held.set("first", page);
	held.set("one more", page);
	expect([held.get("first"), held.get("second"), held.get("0")]).toEqual([page, undefined, page]);
});
