import { join } from "node:path";
import type { Plugin } from "vite";

/** Packages of Gatsby's that resolve to us wherever they are imported. */
const OWN_NAMES = ["gatsby", "gatz", "gatsby-link", "gatsby-script"];
const ROUTER_NAMES = ["@reach/router", "@gatsbyjs/reach-router"];

/**
 * Resolves the names under which sites and plugins import the framework to its own files, so that there is one instance of it
 * under whatever name it is installed.
 * @param packageDirectory absolute path of this package
 */
export function frameworkNames(packageDirectory: string): Plugin {
	const main = join(packageDirectory, "dist/index.js");
	const router = join(packageDirectory, "dist/react/reach-router.js");
	return {
		name: "gatz:framework-names",
		enforce: "pre",
		resolveId(id) {
			if (OWN_NAMES.includes(id)) return id === "gatsby-link" ? join(packageDirectory, "dist/react/link.js") : main;
			if (ROUTER_NAMES.includes(id)) return router;
			const [, subpath] = /^(?:gatsby|gatz)\/(.+)$/.exec(id) ?? [];
			return subpath ? this.resolve(join(packageDirectory, subpath)) : null;
		},
	};
}
