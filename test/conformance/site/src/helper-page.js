import * as React from "react";

/** A page that answers with the helpers of "gatsby", which are passed so that it runs without that package. */
export function createHelperPage({ redirect, notFound }) {
	const cases = {
		redirect: () => redirect("/about/"),
		"redirect-308": () => redirect("/한/", 308),
		"redirect-away": () => redirect("https://example.com/"),
		"thrown-redirect": () => {
			throw redirect("/about/", 303);
		},
		"not-found": () => notFound(),
		"thrown-not-found": () => {
			throw notFound();
		},
	};
	return {
		default: () => React.createElement("h1", null, "React ran"),
		getServerData: async ({ query }) => cases[query.case](),
	};
}
