import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { createPageContent, type PageView } from "./page-tree.js";

it("may be made twice of one view without a warning of React's", () => {
	const props = { path: "/a/", uri: "/a", location: { pathname: "/a/" }, params: {}, pageContext: {} };
	const view = { component: () => <h1>A</h1>, props, key: "/a/", location: props.location } as unknown as PageView;
	const error = vi.spyOn(console, "error");
	for (let round = 0; round < 2; round++) expect(renderToString(createPageContent(view, {}))).toContain("<h1>A</h1>");
	expect(error).not.toHaveBeenCalled();
	error.mockRestore();
});
