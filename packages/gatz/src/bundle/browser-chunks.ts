import { join } from "node:path";
import type { Plugin } from "vite";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";

const RUNTIME = join(PACKAGE_DIRECTORY, "dist/").replaceAll("\\", "/");
/** What no page needs unless it asks for it: it goes where it is imported. */
const OPTIONAL = /\/(?:service-worker|reach-router|history|script|slice|page-renderer|use-scroll-restoration)\.js$/;

/** React in one chunk and the framework in another, which both outlive the site's changes; the rest is split by page. */
export const BROWSER_CHUNKS = {
	groups: [
		{ name: "framework", test: /\/node_modules\/(react|react-dom|scheduler)\/|^\0rolldown\/runtime/ },
		{ name: "gatz", test: (id: string): boolean => id.startsWith(RUNTIME) && !OPTIONAL.test(id) },
	],
};

/** Dynamic imports as the browser has them: documents and the router see to preloading, so Vite's wrapper would only cost bytes. */
export function plainImports(): Plugin {
	return {
		name: "gatz:plain-imports",
		enforce: "pre",
		load: {
			filter: { id: /^\0vite\/preload-helper\.js$/ },
			handler: () => "export const __vitePreload = (load) => load();",
		},
	};
}
