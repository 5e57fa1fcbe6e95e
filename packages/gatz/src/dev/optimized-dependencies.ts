import type { Plugin } from "vite";

/** The package that a file is of. */
const PACKAGE = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const BARE = /^(?:@[\w.-]+\/)?[a-zA-Z][\w.-]*(?:\/[\w./-]+)?$/;

/**
 * Packages whose modules browsers load one by one import others, which may be CommonJS: Vite's optimizer takes these too, as it takes what
 * the site imports.
 * @param apart names of the packages that are not optimized
 */
export function optimizedDependencies(apart: readonly string[]): Plugin {
	const isApart = new Set(apart);
	return {
		name: "gatz:optimized-dependencies",
		apply: "serve",
		enforce: "pre",
		applyToEnvironment: ({ name }) => name === "client",
		resolveId: {
			filter: { id: BARE },
			async handler(id, importer, options) {
				const optimizer = this.environment.mode === "dev" ? this.environment.depsOptimizer : undefined;
				const owner = PACKAGE.exec(importer ?? "")?.[1];
				if (!optimizer || owner === undefined || !isApart.has(owner)) return null;
				const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
				const file = resolved?.id.replace(/[?#].*$/, "") ?? "";
				const name = PACKAGE.exec(file)?.[1];
				const isCode = name !== undefined && !isApart.has(name) && /\.[cm]?js$/.test(file) && !optimizer.isOptimizedDepFile(file);
				if (!isCode) return resolved;
				// Of this package: another one may have another version.
				return optimizer.getOptimizedDepId(optimizer.registerMissingImport(`${owner} > ${id}`, file));
			},
		},
	};
}
