import { expect, it } from "vitest";
import { createPageProps } from "./page-props.js";

it("has the slugs of a collection route in params, over those of the URL, and not as props of their own (SPEC 3.6.7)", () => {
	const pageContext = { id: "7", __params: { name: "a-b" } };
	const route = { path: "/a-b/*rest", uri: "/a-b", params: { rest: "c", name: "x" } };
	const props = createPageProps({ result: { pageContext }, location: { pathname: "/a-b/c/", search: "", hash: "" }, route });
	expect(props.params).toEqual({ name: "a-b", rest: "c" });
	expect(props).toMatchObject({ rest: "c", name: "x", pageContext });
});
