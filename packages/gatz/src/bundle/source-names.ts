import { dirname, join, relative, resolve } from "node:path";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";

/**
 * How source maps name their sources: relative to the site, or by the package they come from, so that the same input gives the same
 * bytes wherever site and packages lie. SPEC 8.27.
 * @returns a `sourcemapPathTransform` of the bundler
 */
export function createSourceNames(siteDirectory: string): (path: string, mapFile: string) => string {
	return (path, mapFile) => {
		if (path.startsWith("\0") || /^\w+:/.test(path)) return path;
		const file = resolve(dirname(mapFile), path).replaceAll("\\", "/");
		const packages = file.lastIndexOf("/node_modules/");
		if (packages >= 0) return file.slice(packages + 1);
		if (file.startsWith(join(PACKAGE_DIRECTORY, "/"))) return `node_modules/gatsby/${relative(PACKAGE_DIRECTORY, file)}`;
		return relative(siteDirectory, file);
	};
}
