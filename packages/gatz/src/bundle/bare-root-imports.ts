import { join } from "node:path";
import type { Plugin } from "vite";

/** `import x from "src/components/x"`: a bare import that names something in the site's folder, as Gatsby resolves it. */
export function bareRootImports(siteDirectory: string): Plugin {
	return {
		name: "gatz:bare-root-imports",
		async resolveId(id, importer) {
			if (!importer || importer.includes("/node_modules/") || !/^[A-Za-z][\w.-]*\//.test(id)) return null;
			return this.resolve(join(siteDirectory, id), importer, { skipSelf: true });
		},
	};
}
