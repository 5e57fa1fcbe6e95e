import type { NodeInput } from "../plugin-api.js";
import { contentHash } from "../system/hash.js";
import { createComponentNames } from "./component-names.js";
import { createPageView } from "./gatsby-page.js";
import type { PageEntry } from "./page-entry.js";

/** Type of the nodes that stand for pages. */
export const SITE_PAGE = "SitePage";

export function isSitePageId(id: string): boolean {
	return id.startsWith(`${SITE_PAGE} `);
}

/**
 * The SitePage node of each page, one after the other: a site has many. A node has its page's context as `context`; the schema shows it
 * as `pageContext`.
 * @param siteDirectory absolute: the digests of two copies of a site are equal
 */
export function* createSitePageNodes(entries: Iterable<PageEntry>, siteDirectory: string): Generator<NodeInput, void> {
	const view = createPageView();
	const components = createComponentNames(siteDirectory);
	for (const entry of entries) {
		const { componentPath: _, ...page } = view(entry);
		const contentDigest = contentHash(JSON.stringify({ ...entry, component: components.get(entry.component).source }));
		yield {
			...page,
			id: `${SITE_PAGE} ${entry.path}`,
			parent: null,
			children: [],
			internal: { type: SITE_PAGE, contentDigest },
		};
	}
}
