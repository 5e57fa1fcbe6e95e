import { expect, it } from "vitest";
import { createPageCollection } from "./page-collection.js";
import { FILE_PAGES } from "./page-entry.js";
import { createSitePageNodes } from "./site-page-nodes.js";

/** The nodes of two pages in a site at this place. */
function nodes(site: string, context: object = {}) {
	const pages = createPageCollection({ siteDirectory: site, trailingSlash: "always" });
	pages.create({ path: "/", component: `${site}/src/pages/index.js` }, FILE_PAGES);
	pages.create({ path: "/a/", matchPath: "/a/*", component: `${site}/src/a.js`, context: { n: 1, ...context } }, "some-plugin");
	return [...createSitePageNodes(pages.entries(), site)];
}

it("makes a node of each page, as Gatsby does", () => {
	const [index, page] = nodes("/site");
	expect(index).toMatchObject({ internalComponentName: "ComponentIndex", isCreatedByStatefulCreatePages: true });
	expect(page).toEqual({
		id: "SitePage /a/",
		parent: null,
		children: [],
		internal: { type: "SitePage", contentDigest: expect.stringMatching(/^[\da-f]{32}$/) },
		path: "/a/",
		matchPath: "/a/*",
		component: "/site/src/a.js",
		componentChunkName: "component---src-a-js",
		internalComponentName: "Component/a/",
		isCreatedByStatefulCreatePages: false,
		context: { n: 1 },
		slices: {},
		pluginCreatorId: expect.any(String),
		pluginCreator___NODE: page?.pluginCreatorId,
	});
});

it("digests what a page is, not where its site is", () => {
	const digest = (site: string, context?: object) => nodes(site, context)[1]?.internal.contentDigest;
	expect(digest("/one")).toBe(digest("/two"));
	expect(digest("/one", { n: 2 })).not.toBe(digest("/one"));
});
