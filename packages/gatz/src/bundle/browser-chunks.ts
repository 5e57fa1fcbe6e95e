import { join } from "node:path";
import type { Plugin } from "vite";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";

const RUNTIME = join(PACKAGE_DIRECTORY, "dist/").replaceAll("\\", "/");
/** What no page needs unless it asks for it: it goes where it is imported. */
const OPTIONAL =
	/\/(?:chunk-recovery|redirects|service-worker|reach-router|sub-router|route-paths|path-match|history|use-history|script|partytown|slice|site-slices|page-renderer|use-scroll-restoration)\.js$/;

/** React in one chunk and the framework in another, which both outlive the site's changes; the rest is split by page. */
export const BROWSER_CHUNKS = {
	groups: [
		{ name: "framework", test: /\/node_modules\/(react|react-dom|scheduler)\// },
		{ name: "gatz", test: (id: string): boolean => id.startsWith(RUNTIME) && !OPTIONAL.test(id) },
	],
};

/** Documents and the router see to preloading: in the place of Vite's wrapper around dynamic imports there is one that knows what to do with failures. */
export function guardedImports(): Plugin {
	return {
		name: "gatz:guarded-imports",
		enforce: "pre",
		load: {
			filter: { id: /^\0vite\/preload-helper\.js$/ },
			handler: () => `export { importChunk as __vitePreload } from ${JSON.stringify(`${RUNTIME}browser/import-chunk.js`)};`,
		},
	};
}
